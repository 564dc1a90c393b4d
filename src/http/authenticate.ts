import type { IncomingHttpHeaders } from 'node:http';
import { LRUCache } from 'lru-cache';
import { HubError } from '../errors.ts';
import type { KeyRing } from '../keys.ts';
import type { PolicySnapshot } from '../permission/policy.ts';
import { ANONYMOUS, OPERATOR_DEPARTMENT, type Principal } from '../permission/principal.ts';
import { type VerifiedToken, verifyToken } from './token.ts';

export interface Caller {
  readonly principal: Principal;
  readonly purpose: string | null;
  readonly caseNumber: string | null;
}

// A signature check costs more than most of a small query; a token is checked once and then only for its age.
const VERIFIED_TOKENS = 10_000;
const LONGEST_CASE_NUMBER = 100;

/** Tells who asks, and what for, from the headers of a request. */
export function authenticator(ring: KeyRing, policy: () => PolicySnapshot) {
  const verified = new LRUCache<string, VerifiedToken>({ max: VERIFIED_TOKENS });

  async function principalOf(authorization: string | undefined): Promise<Principal> {
    if (authorization === undefined) return ANONYMOUS;
    const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+) *$/i.exec(authorization)?.[1];
    if (token === undefined)
      throw new HubError('TOKEN_INVALID', { why: 'the header is not "Bearer <token>"' });
    let known = verified.get(token);
    if (known === undefined) {
      known = await verifyToken(ring, token);
      verified.set(token, known);
    }
    if (known.expiresAt * 1000 <= Date.now()) throw new HubError('TOKEN_INVALID', { why: 'it has expired' });
    const { department } = known.principal;
    if (department !== OPERATOR_DEPARTMENT && !policy().departments.has(department ?? '')) {
      throw new HubError('TOKEN_INVALID', { why: 'its department no longer takes part' });
    }
    return known.principal;
  }

  return async (headers: IncomingHttpHeaders): Promise<Caller> => {
    const principal = await principalOf(headers.authorization);
    const purpose = purposeOf(single(headers, 'x-purpose'), policy());
    const caseNumber = single(headers, 'x-case-number')?.trim() || null;
    if (caseNumber !== null && caseNumber.length > LONGEST_CASE_NUMBER) {
      const why = `a case number has at most ${LONGEST_CASE_NUMBER} characters`;
      throw new HubError('HEADER_MALFORMED', { header: 'X-Case-Number', why });
    }
    if (purpose?.caseNumberRequired && caseNumber === null) {
      throw new HubError('CASE_NUMBER_MISSING', { purpose: purpose.id });
    }
    return { principal, purpose: purpose?.id ?? null, caseNumber };
  };
}

function purposeOf(named: string | undefined, policy: PolicySnapshot) {
  if (named === undefined || named === '') return null;
  const purpose = policy.purposes.get(named);
  if (purpose === undefined) {
    throw new HubError('PURPOSE_UNKNOWN', { purpose: named, known: [...policy.purposes.keys()].join(', ') });
  }
  return purpose;
}

/** A header is ASCII: what is not, such as a Chinese case number, comes percent-encoded as UTF-8. */
function single(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  if (Array.isArray(value))
    throw new HubError('HEADER_MALFORMED', { header: name, why: 'it is given twice' });
  if (value === undefined) return undefined;
  try {
    // curl sends UTF-8 as it is, which Node reads as Latin-1.
    return decodeURIComponent(Buffer.from(value, 'latin1').toString('utf8'));
  } catch (cause) {
    const why = 'write a "%" in it as %25, and other characters as percent-encoded UTF-8';
    throw new HubError('HEADER_MALFORMED', { header: name, why }, { cause });
  }
}

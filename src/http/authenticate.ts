import type { IncomingHttpHeaders } from 'node:http';
import { LRUCache } from 'lru-cache';
import { HubError } from '../errors.ts';
import type { PolicySnapshot } from '../permission/policy.ts';
import { ANONYMOUS, OPERATOR_DEPARTMENT, type Principal } from '../permission/principal.ts';
import type { VerifiedToken } from './token.ts';

export interface Caller {
  readonly principal: Principal;
  readonly purpose: string | null;
  readonly caseNumber: string | null;
  readonly strict: boolean;
  readonly idempotencyKey: string | null;
}

/** The principal of a token that is signed by whom it should be and that still holds; else TOKEN_INVALID says why. */
export type VerifyToken = (token: string) => Promise<VerifiedToken>;

export interface Trust {
  /** Null where every caller is anonymous, whatever it sends. */
  readonly verify: VerifyToken | null;
  /** Null where no departments and purposes are registered: then a purpose is any text, for the audit alone. */
  readonly policy: KnownPolicy | null;
}

export interface KnownPolicy {
  current(): PolicySnapshot;
  /** Resolves at once unless it is not known whether the policy is still in force. */
  confirm(): Promise<void>;
}

// A signature check costs more than most of a small query; a token is checked once and then only for its age.
const VERIFIED_TOKENS = 10_000;
// A key that its issuer has withdrawn is still believed for so long.
const VERIFIED_MS = 5 * 60_000;
const LONGEST_TEXT = 100;

/** Tells who asks, and what for, from the headers of a request. */
export function authenticator({ verify, policy }: Trust) {
  const verified = new LRUCache<string, VerifiedToken>({ max: VERIFIED_TOKENS, ttl: VERIFIED_MS });

  async function principalOf(authorization: string | undefined): Promise<Principal> {
    if (authorization === undefined || verify === null) return ANONYMOUS;
    const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+) *$/i.exec(authorization)?.[1];
    if (token === undefined)
      throw new HubError('TOKEN_INVALID', { why: 'the header is not "Bearer <token>"' });
    let known = verified.get(token);
    if (known === undefined) {
      known = await verify(token);
      verified.set(token, known);
    }
    if (known.expiresAt * 1000 <= Date.now()) throw new HubError('TOKEN_INVALID', { why: 'it has expired' });
    const department = known.principal.department ?? '';
    if (policy !== null) requireStanding(known.principal, department, policy.current());
    return known.principal;
  }

  return async (headers: IncomingHttpHeaders): Promise<Caller> => {
    await policy?.confirm();
    const principal = await principalOf(headers.authorization);
    const caseNumber = boundedText(headers, 'X-Case-Number');
    const strict = flag(headers, 'X-Strict');
    const idempotencyKey = boundedText(headers, 'Idempotency-Key');
    const asked = { principal, caseNumber, strict, idempotencyKey };
    if (policy === null) return { ...asked, purpose: boundedText(headers, 'X-Purpose') };
    const purpose = purposeOf(single(headers, 'x-purpose'), policy.current());
    if (purpose?.caseNumberRequired && caseNumber === null) {
      throw new HubError('CASE_NUMBER_MISSING', { purpose: purpose.id });
    }
    return { ...asked, purpose: purpose?.id ?? null };
  };
}

/** A token outlives what it was issued for. */
function requireStanding(
  { client }: Principal,
  department: string,
  { departments, revokedClients }: PolicySnapshot,
): void {
  if (department !== OPERATOR_DEPARTMENT && !departments.has(department)) {
    throw new HubError('TOKEN_INVALID', { why: 'its department no longer takes part' });
  }
  if (client !== null && revokedClients.has(client)) {
    throw new HubError('TOKEN_INVALID', { why: 'its client has been revoked' });
  }
}

function boundedText(headers: IncomingHttpHeaders, header: string): string | null {
  const text = single(headers, header.toLowerCase())?.trim() || null;
  if (text !== null && text.length > LONGEST_TEXT) {
    throw new HubError('HEADER_MALFORMED', { header, why: `it has at most ${LONGEST_TEXT} characters` });
  }
  return text;
}

function flag(headers: IncomingHttpHeaders, header: string): boolean {
  const text = single(headers, header.toLowerCase())?.trim().toLowerCase() || 'false';
  if (text !== 'true' && text !== 'false') {
    throw new HubError('HEADER_MALFORMED', { header, why: 'it is true or false' });
  }
  return text === 'true';
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

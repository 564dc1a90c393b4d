import { createHash } from 'node:crypto';
import { typeOf } from './coordinate.ts';
import { type Grant, isInForce } from './grant.ts';
import { isExcluded, type PolicySnapshot } from './policy.ts';
import { isMember, type Principal } from './principal.ts';
import { EVERYWHERE, isEverywhere, ofSource, scopeKey } from './scope.ts';
import type { Ownership, Share, ShareTable } from './share.ts';
import { type Allow, isCut, isHidden, isScoped, type Verdict } from './verdict.ts';

/** Who asks, what for, and on which day. */
export interface Asking {
  readonly principal: Principal;
  /** A registered purpose, or null. */
  readonly purpose: string | null;
  /** `YYYY-MM-DD` in Asia/Shanghai. */
  readonly today: string;
}

/** What a view has to know of a decision. */
export interface Decided {
  /** Equal hashes mean equal verdicts for every coordinate: the key of every cache that depends on the caller. */
  readonly hash: string;
  readonly policyVersion: string;
  /** Null for a coordinate that no steward declared: it inherits from the field that returned it. */
  verdict(coordinate: string): Verdict | null;
}

/** One immutable decision: everything an operation needs to know about what its caller may see. */
export interface Decision extends Decided {
  /** Equal where the same coordinates exist for the caller, whatever is shown of them: the key of its schema. */
  readonly visibility: string;
  /** Equal where the caller gets the same of everything, by whichever version of the policy. */
  readonly rights: string;
}

/** Decides every coordinate of the graph for a caller. Deny is the starting value; each allow names its class or grant. */
export function decide(asking: Asking, table: ShareTable, policy: PolicySnapshot): Decision {
  const grants = grantsByCoordinate(asking, policy);
  const verdicts = new Map<string, Verdict>();
  for (const [coordinate, share] of table.shares) {
    const type = typeOf(coordinate);
    const owner = table.owners.get(type);
    verdicts.set(
      coordinate,
      judge({ coordinate, type, share, owner, grants: grants.get(coordinate) ?? [] }, asking, policy),
    );
  }
  for (const [coordinate, implementers] of table.implementers ?? []) {
    const verdict = together(implementers.flatMap((one) => verdicts.get(one) ?? []));
    if (verdict !== null) verdicts.set(coordinate, verdict);
  }
  // As JSON: joined by separators, a coordinate that holds one could stand for several.
  const content = [...verdicts].sort(([one], [other]) => (one < other ? -1 : 1));
  const hidden = content.flatMap(([coordinate, verdict]) => (isHidden(verdict) ? [coordinate] : []));
  return {
    hash: hashOf([policy.version, content]),
    visibility: hashOf(hidden),
    rights: hashOf(content),
    policyVersion: policy.version,
    verdict: (coordinate) => verdicts.get(coordinate) ?? null,
  };
}

const hashOf = (content: unknown): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('base64url');

/** A coordinate with what was declared and granted of it. */
interface Declared {
  readonly coordinate: string;
  readonly type: string;
  readonly share: Share;
  readonly owner: Ownership | undefined;
  /** Those that this caller may go by. */
  readonly grants: readonly Grant[];
}

function judge(declared: Declared, asking: Asking, policy: PolicySnapshot): Verdict {
  const verdict = byClass(declared, asking, policy);
  // Nobody is told that something is forbidden which for him does not exist.
  if (isHidden(verdict)) return verdict;
  const { coordinate, share } = declared;
  if (isExcluded(coordinate, asking.purpose, policy)) {
    return { outcome: 'DENIED', rule: `purpose ${asking.purpose} excludes it` };
  }
  const isAnybodys = share.class === 'OPEN' || share.class === 'UNCONDITIONAL';
  if (!policy.isConfirmed && !isAnybodys) return { outcome: 'DENIED', rule: UNCONFIRMED };
  return verdict;
}

/** The rules of what somebody could be granted, and has not been. */
export const NO_PURPOSE = 'no purpose named';
export const NO_GRANT = 'no grant';
export const MASKED_BY_CLASS = 'class CONDITIONAL';

/** The rule of what is denied because nobody can say at the moment whether it is still granted. */
export const UNCONFIRMED = 'the policy cannot be confirmed';

function byClass(
  { type, share, owner, grants }: Declared,
  { principal, purpose }: Asking,
  policy: PolicySnapshot,
): Verdict {
  const { department } = principal;
  if (share.class === 'OPEN') return { outcome: 'FULL', rule: 'class OPEN' };
  if (department === null) return { outcome: 'HIDDEN', rule: 'anonymous' };
  if (owner?.records === 'STEWARD' && owner.steward === department) return { outcome: 'FULL', rule: 'owner' };
  const own: Allow[] =
    isMember(principal) && owner?.records === 'SOURCE' && policy.sources.get(type)?.has(department)
      ? [{ scope: ofSource(department), mask: null, rule: 'own records' }]
      : [];
  if (share.class === 'WITHHELD') return settled(own, { outcome: 'HIDDEN', rule: 'class WITHHELD' });
  if (!isMember(principal)) return { outcome: 'DENIED', rule: 'operator sees no data' };
  if (share.class === 'UNCONDITIONAL') return { outcome: 'FULL', rule: 'class UNCONDITIONAL' };
  if (purpose === null) return settled(own, { outcome: 'DENIED', rule: NO_PURPOSE });
  const without: Verdict =
    share.mask !== undefined && policy.purposes.has(purpose)
      ? { outcome: 'MASKED', mask: share.mask, rule: MASKED_BY_CLASS }
      : { outcome: 'DENIED', rule: NO_GRANT };
  return settled([...own, ...grants.flatMap((grant) => allowOf(grant, owner))], without);
}

/** A grant is the owner's of the records: the steward's, or a source's for what it has asserted. */
function allowOf(grant: Grant, owner: Ownership | undefined): Allow[] {
  const rule = `grant ${grant.id}`;
  if (owner?.records === 'SOURCE') {
    return [{ scope: { ...grant.scope, source: grant.owner }, mask: grant.mask, rule }];
  }
  if (owner === undefined || owner.steward !== grant.owner) return [];
  return [{ scope: { ...EVERYWHERE, ...grant.scope }, mask: grant.mask, rule }];
}

/** The shortest form of what allowances and the rest come to: one that holds everywhere leaves no room for the others. */
function settled(allows: readonly Allow[], rest: Verdict): Verdict {
  const whole = allows.find(({ scope, mask }) => mask === null && isEverywhere(scope));
  if (whole !== undefined) return { outcome: 'FULL', rule: whole.rule };
  const masked = allows.find(({ scope, mask }) => mask !== null && isEverywhere(scope));
  const outcome: Verdict =
    masked?.mask == null ? rest : { outcome: 'MASKED', mask: masked.mask, rule: masked.rule };
  const scoped = new Map<string, Allow>();
  for (const isMasked of [false, true]) {
    for (const allow of allows) {
      const isOfTurn = (allow.mask !== null) === isMasked && !isEverywhere(allow.scope);
      const key = scopeKey(allow.scope);
      if (isOfTurn && !scoped.has(key)) scoped.set(key, allow);
    }
  }
  return scoped.size === 0 ? outcome : { ...outcome, allows: [...scoped.values()] };
}

/** In a fixed order, so that the same grants give the same decision. */
function grantsByCoordinate(
  { principal, purpose, today }: Asking,
  policy: PolicySnapshot,
): Map<string, Grant[]> {
  const found = new Map<string, Grant[]>();
  if (purpose === null || !isMember(principal)) return found;
  const mine = policy.grants.filter(
    (grant) =>
      grant.grantee === principal.department &&
      grant.purpose === purpose &&
      (grant.client === null || grant.client === principal.client) &&
      isInForce(grant, today),
  );
  for (const grant of mine.sort((one, other) => (one.id < other.id ? -1 : 1))) {
    for (const coordinate of grant.coordinates) {
      found.set(coordinate, [...(found.get(coordinate) ?? []), grant]);
    }
  }
  return found;
}

/** Through an interface a caller gets what it would get of every type that may stand there. */
function together(verdicts: readonly Verdict[]): Verdict | null {
  const strictest = verdicts.find(isHidden) ?? verdicts.find(isCut);
  if (strictest !== undefined) return strictest;
  const limited = verdicts.filter((one) => one.outcome !== 'FULL' || isScoped(one));
  const [limit] = limited;
  if (limit === undefined) return verdicts[0] ?? null;
  const isOne = limited.every((one) => sameAs(one) === sameAs(limit));
  // Where only one kind of limit is met, it holds for all; but a scope can be told only where every type has it.
  if (isOne && (limited.length === verdicts.length || !isScoped(limit))) return limit;
  return { outcome: 'DENIED', rule: 'shared differently by the types that may stand here' };
}

const sameAs = ({ outcome, mask, allows }: Verdict): string => JSON.stringify([outcome, mask, allows]);

import { createHash } from 'node:crypto';
import { isMember, type Principal } from './principal.ts';
import type { Share, ShareTable } from './share.ts';

/**
 * What a caller gets of a coordinate. `HIDDEN` is indistinguishable from a field that does not exist;
 * `DENIED` is known to exist, comes as null, and says why.
 */
export const OUTCOMES = ['FULL', 'DENIED', 'HIDDEN'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface Verdict {
  readonly outcome: Outcome;
  /** The rule that gave the outcome, for explanations and the audit. */
  readonly rule: string;
}

/** One immutable decision: everything an operation needs to know about what its caller may see. */
export interface Decision {
  /** Equal hashes mean equal outcomes for every coordinate: the key of every cache that depends on the caller. */
  readonly hash: string;
  readonly policyVersion: string;
  /** Null for a coordinate that no steward declared: it inherits from the field that returned it. */
  verdict(coordinate: string): Verdict | null;
}

/** Decides every coordinate of the graph for a caller. Deny is the starting value; each allow names its class. */
export function decide(principal: Principal, table: ShareTable, policyVersion: string): Decision {
  const verdicts = new Map<string, Verdict>();
  for (const [coordinate, share] of table.shares) {
    verdicts.set(coordinate, judge(coordinate, share, principal, table));
  }
  // As JSON: joined by separators, a coordinate that holds one could stand for several.
  const content = [...verdicts]
    .map(([coordinate, { outcome, rule }]) => [coordinate, outcome, rule] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const hash = createHash('sha256')
    .update(JSON.stringify([policyVersion, content]))
    .digest('base64url');
  return { hash, policyVersion, verdict: (coordinate) => verdicts.get(coordinate) ?? null };
}

function judge(coordinate: string, share: Share, principal: Principal, table: ShareTable): Verdict {
  if (share.class === 'OPEN') return { outcome: 'FULL', rule: 'class OPEN' };
  if (principal.department === null) return { outcome: 'HIDDEN', rule: 'anonymous' };
  if (isSteward(coordinate, principal, table)) return { outcome: 'FULL', rule: 'owner' };
  if (share.class === 'WITHHELD') return { outcome: 'HIDDEN', rule: 'class WITHHELD' };
  if (!isMember(principal)) return { outcome: 'DENIED', rule: 'operator sees no data' };
  if (share.class === 'UNCONDITIONAL') return { outcome: 'FULL', rule: 'class UNCONDITIONAL' };
  return { outcome: 'DENIED', rule: 'no grant' };
}

/** The steward owns every record of a STEWARD type; records of a SOURCE type belong to whoever asserted them. */
function isSteward(coordinate: string, principal: Principal, table: ShareTable): boolean {
  const owner = table.owners.get(coordinate.slice(0, coordinate.indexOf('.')));
  return owner?.records === 'STEWARD' && owner.steward === principal.department;
}

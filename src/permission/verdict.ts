import type { Scope } from './scope.ts';
import type { Mask } from './share.ts';

/**
 * What a caller gets of a coordinate. `HIDDEN` is indistinguishable from a field that does not exist;
 * `DENIED` is known to exist, comes as null, and says why.
 */
export const OUTCOMES = ['FULL', 'MASKED', 'DENIED', 'HIDDEN'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What holds for the records of a scope alone. */
export interface Allow {
  readonly scope: Scope;
  /** Null for the whole value. */
  readonly mask: Mask | null;
  readonly rule: string;
}

export interface Verdict {
  /** What holds for every record that no allowance speaks of. */
  readonly outcome: Outcome;
  /** The rule that gave the outcome, for explanations and the audit. */
  readonly rule: string;
  /** Only with `MASKED`. */
  readonly mask?: Mask;
  /** The first whose scope a record lies in holds for it; those of the whole value stand first. */
  readonly allows?: readonly Allow[];
}

/** `SCOPED` stands for a verdict that is not the same for every record. */
export const ACCESSES = ['FULL', 'MASKED', 'SCOPED', 'DENIED', 'HIDDEN'] as const;
export type Access = (typeof ACCESSES)[number];

/** What a caller gets of a coordinate, in one word; a coordinate that nobody decided inherits, and is there. */
export const accessOf = (verdict: Verdict | null): Access => {
  if (verdict === null) return 'FULL';
  return isScoped(verdict) ? 'SCOPED' : verdict.outcome;
};

export const isScoped = ({ allows }: Verdict): boolean => allows !== undefined && allows.length > 0;

/** Whether the coordinate must not be told from one that does not exist. */
export const isHidden = (verdict: Verdict | null): boolean => accessOf(verdict) === 'HIDDEN';

/** Whether there is no record of which the caller gets anything, so that nobody need be asked. */
export const isCut = (verdict: Verdict | null): boolean => {
  const access = accessOf(verdict);
  return access === 'DENIED' || access === 'HIDDEN';
};

/** Whether a filter or a sort may read it: it tells the value itself, so a mask is not enough. */
export const isUsable = (verdict: Verdict | null): boolean =>
  verdict === null ||
  verdict.outcome === 'FULL' ||
  (verdict.allows?.some(({ mask }) => mask === null) ?? false);

import {
  type BreakingChange,
  type DangerousChange,
  findBreakingChanges,
  findDangerousChanges,
} from 'graphql';
import { shareTableOf } from '../gateway/share-table.ts';
import type { Supergraph } from '../gateway/supergraph.ts';
import { decide } from '../permission/decide.ts';
import { CLASSES_ALONE } from '../permission/policy.ts';
import { ANONYMOUS, type Principal } from '../permission/principal.ts';

/** What callers would lose of one coordinate. */
export interface Loss {
  /** `Credit.riskClass` */
  readonly coordinate: string;
  /** What is done to it, as a sentence. */
  readonly what: string;
  /** Who could have its value, and could no more. `anyone` stands for callers without a token. */
  readonly departments: readonly string[];
}

export interface Comparison {
  /** Operations that are answered now and would not be, or otherwise: by the GraphQL rules of compatibility. */
  readonly breaking: readonly string[];
  /** Changes that a careful client survives. */
  readonly dangerous: readonly string[];
  readonly losses: readonly Loss[];
}

/** What a new graph would take from the callers of the one that is served. */
export function compareGraphs(
  served: Supergraph,
  next: Supergraph,
  departments: readonly string[],
): Comparison {
  const message = ({ description }: BreakingChange | DangerousChange) => description;
  return {
    breaking: findBreakingChanges(served.publicSchema, next.publicSchema).map(message),
    dangerous: findDangerousChanges(served.publicSchema, next.publicSchema).map(message),
    losses: lossesOf(served, next, departments),
  };
}

function lossesOf(served: Supergraph, next: Supergraph, departments: readonly string[]): Loss[] {
  const tables = { served: shareTableOf(served), next: shareTableOf(next) };
  const callers: (readonly [string, Principal])[] = [
    ['anyone', ANONYMOUS],
    ...departments.map((department) => [department, { ...ANONYMOUS, department }] as const),
  ];
  const losing = new Map<string, string[]>();
  for (const [name, principal] of callers) {
    const asking = { principal, purpose: null, today: '' };
    const before = decide(asking, tables.served, CLASSES_ALONE);
    const after = decide(asking, tables.next, CLASSES_ALONE);
    for (const coordinate of tables.served.shares.keys()) {
      if (before.verdict(coordinate)?.outcome !== 'FULL') continue;
      const isThere = next.coordinates.has(coordinate);
      // Without a share of its own it inherits: whoever reaches it has it.
      if (isThere && (after.verdict(coordinate)?.outcome ?? 'FULL') === 'FULL') continue;
      losing.set(coordinate, [...(losing.get(coordinate) ?? []), name]);
    }
  }
  return [...losing].map(([coordinate, who]) => ({
    coordinate,
    what: whatBecomes(coordinate),
    departments: who,
  }));

  function whatBecomes(coordinate: string): string {
    const share = tables.next.shares.get(coordinate);
    if (!next.coordinates.has(coordinate) || share === undefined) return 'is removed';
    const before = tables.served.shares.get(coordinate);
    return before?.class === share.class
      ? 'changes its owner'
      : `changes from ${before?.class} to ${share.class}`;
  }
}

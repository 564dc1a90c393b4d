import type { Scope } from '../../../src/permission/scope.ts';
import type { Mask } from '../../../src/permission/share.ts';
import type { Access, Allow, Verdict } from '../../../src/permission/verdict.ts';
import type { Caller } from './caller.ts';
import type { DeclaredGraph } from './graph.ts';
import type { AnyRow, PolicyRows } from './tables.ts';

export type VerdictOf = (coordinate: string) => Verdict | null;

/** What a caller gets of a coordinate, by the words of the semantics and in their order; null where it inherits. */
export function verdictsOf(caller: Caller, graph: DeclaredGraph, policy: PolicyRows): VerdictOf {
  const known = new Map<string, Verdict | null>();
  return (coordinate) => {
    let verdict = known.get(coordinate);
    if (verdict === undefined) {
      verdict = verdictOf(coordinate, caller, { graph, policy });
      known.set(coordinate, verdict);
    }
    return verdict;
  };
}

interface Known {
  readonly graph: DeclaredGraph;
  readonly policy: PolicyRows;
}

function verdictOf(coordinate: string, caller: Caller, known: Known): Verdict | null {
  const share = known.graph.shares.get(coordinate);
  if (share === undefined) return null;
  const verdict = byClass(coordinate, caller, known);
  if (verdict.outcome === 'HIDDEN' && verdict.allows === undefined) return verdict;
  const purpose = known.policy.purposes.find(({ id }) => id === caller.purpose);
  const patterns: string[] = purpose?.excludes ?? [];
  const isExcluded = patterns.some((pattern) =>
    pattern.endsWith('*') ? coordinate.startsWith(pattern.slice(0, -1)) : pattern === coordinate,
  );
  if (isExcluded) return { outcome: 'DENIED', rule: `purpose ${caller.purpose} excludes it` };
  if (caller.isStale && (share.class === 'CONDITIONAL' || share.class === 'WITHHELD')) {
    return { outcome: 'DENIED', rule: 'the policy cannot be confirmed' };
  }
  return verdict;
}

function byClass(coordinate: string, caller: Caller, { graph, policy }: Known): Verdict {
  const { department, purpose } = caller;
  const type = coordinate.split('.')[0] as string;
  const share = graph.shares.get(coordinate);
  const owner = graph.owners.get(type);
  if (share?.class === 'OPEN') return { outcome: 'FULL', rule: 'class OPEN' };
  if (department === null) return { outcome: 'HIDDEN', rule: 'anonymous' };
  if (owner?.records === 'STEWARD' && owner.steward === department) return { outcome: 'FULL', rule: 'owner' };
  const isOperator = department === 'hub';
  const hasOwn =
    owner?.records === 'SOURCE' &&
    !isOperator &&
    policy.sources.some((source) => source.type === type && source.department === department);
  const own: Allow[] = hasOwn
    ? [{ scope: { ...ANYWHERE, source: department }, mask: null, rule: 'own records' }]
    : [];
  if (share?.class === 'WITHHELD') return withAllows(own, { outcome: 'HIDDEN', rule: 'class WITHHELD' });
  if (isOperator) return { outcome: 'DENIED', rule: 'operator sees no data' };
  if (share?.class === 'UNCONDITIONAL') return { outcome: 'FULL', rule: 'class UNCONDITIONAL' };
  if (purpose === null) return withAllows(own, { outcome: 'DENIED', rule: 'no purpose named' });
  const allows = [...own];
  for (const grant of policy.grants.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
    if (grant.revokedAt !== null) continue;
    if (grant.grantee !== department || grant.purpose !== purpose) continue;
    if (grant.client !== null && grant.client !== caller.client) continue;
    if (caller.today < grant.validFrom || caller.today > grant.validTo) continue;
    if (!grant.coordinates.includes(coordinate)) continue;
    if (owner?.records !== 'SOURCE' && owner?.steward !== grant.owner) continue;
    const source = owner?.records === 'SOURCE' ? (grant.owner as string) : null;
    allows.push({ scope: scopeOf(grant, source), mask: grant.mask, rule: `grant ${grant.id}` });
  }
  return withAllows(
    allows,
    share?.mask === undefined
      ? { outcome: 'DENIED', rule: 'no grant' }
      : { outcome: 'MASKED', mask: share.mask, rule: 'class CONDITIONAL' },
  );
}

const ANYWHERE: Scope = { source: null, division: null, industry: null, directory: null };

const scopeOf = ({ division, industry, directory }: AnyRow, source: string | null): Scope => ({
  source,
  division,
  industry,
  directory,
});

const isAnywhere = (scope: Scope): boolean => Object.values(scope).every((part) => part === null);

/** An allowance that holds everywhere becomes the outcome; of the others those of the whole value come first. */
function withAllows(allows: readonly Allow[], rest: Verdict): Verdict {
  let verdict: { outcome: Verdict['outcome']; rule: string; mask?: Mask } = rest;
  const everywhere = allows.filter(({ scope }) => isAnywhere(scope));
  for (const { mask, rule } of everywhere) if (mask === null) return { outcome: 'FULL', rule };
  const [masked] = everywhere;
  if (masked?.mask != null) verdict = { outcome: 'MASKED', mask: masked.mask, rule: masked.rule };
  const scoped: Allow[] = [];
  for (const allow of [...allows.filter((one) => one.mask === null), ...allows.filter((one) => one.mask)]) {
    const isKnown = scoped.some(({ scope }) => JSON.stringify(scope) === JSON.stringify(allow.scope));
    if (!isAnywhere(allow.scope) && !isKnown) scoped.push(allow);
  }
  return scoped.length === 0 ? verdict : { ...verdict, allows: scoped };
}

export function accessTo(verdict: Verdict | null): Access {
  if (verdict === null) return 'FULL';
  return verdict.allows === undefined ? verdict.outcome : 'SCOPED';
}

export const isNothing = (verdict: Verdict | null): boolean =>
  ['DENIED', 'HIDDEN'].includes(accessTo(verdict));

/** Whether an argument may read it, of some records at least: what it finds tells the whole value. */
export const mayBeRead = (verdict: Verdict | null): boolean =>
  verdict === null || verdict.outcome === 'FULL' || (verdict.allows ?? []).some(({ mask }) => mask === null);

import { typeOf } from '../permission/coordinate.ts';
import { type Decision, decide } from '../permission/decide.ts';
import { CLASSES_ALONE } from '../permission/policy.ts';
import { ANONYMOUS, isMember, OPERATOR_DEPARTMENT, type Principal } from '../permission/principal.ts';
import type { Coordinate, DeclaredGraph } from './declared-graph.ts';

/**
 * A denied field is null, and a null where the schema has none takes its whole object along, with what the
 * caller may see. So a field is non-null only if nobody who reached its parent, on whichever path through the
 * graph, can be denied it.
 */
export function nullabilityFaults(graph: DeclaredGraph): string[] {
  const found = new Set<string>();
  for (const principal of everyKindOfCaller(graph)) {
    const decision = decide({ principal, purpose: null, today: '' }, graph.table, CLASSES_ALONE);
    for (const { name, type } of reached(principal, decision, graph)) {
      if ((decision.verdict(name)?.outcome ?? 'FULL') !== 'FULL') {
        found.add(`${name} is non-null, and ${called(principal)} may reach ${type} and be denied it.`);
      }
    }
  }
  return [...found];
}

/** A department that stewards nothing sees the least among members; each steward sees its own part more. */
const PLAIN_MEMBER = 'a member department';

const called = ({ department }: Principal): string =>
  department === null
    ? 'an anonymous caller'
    : department === OPERATOR_DEPARTMENT
      ? 'the operator'
      : department;

function everyKindOfCaller({ table }: DeclaredGraph): Principal[] {
  const stewards = [...table.owners.values()].map(({ steward }) => steward);
  const departments = new Set([PLAIN_MEMBER, OPERATOR_DEPARTMENT, ...stewards]);
  return [ANONYMOUS, ...[...departments].map((department) => ({ ...ANONYMOUS, department }))];
}

/** The non-null fields of every type that a caller can get to, each with the name of that type as `type`. */
function reached(principal: Principal, decision: Decision, graph: DeclaredGraph) {
  const fields = new Map<string, Coordinate[]>();
  for (const coordinate of graph.coordinates.values()) {
    const parent = typeOf(coordinate.name);
    fields.set(parent, [...(fields.get(parent) ?? []), coordinate]);
  }
  const types = new Set(['Query', 'Mutation']);
  // A set that grows while it is gone through is gone through to its end.
  for (const type of types) {
    for (const member of graph.members.get(type) ?? []) types.add(member);
    for (const coordinate of fields.get(type) ?? []) {
      if (mayBeAllowed(coordinate, principal, decision, graph)) types.add(coordinate.type);
    }
  }
  return [...types].flatMap((type) =>
    (fields.get(type) ?? []).filter(({ isNonNull }) => isNonNull).map(({ name }) => ({ name, type })),
  );
}

/** Now, or by a grant, or because the record is its own. */
function mayBeAllowed(
  coordinate: Coordinate,
  principal: Principal,
  decision: Decision,
  { table }: DeclaredGraph,
): boolean {
  if ((decision.verdict(coordinate.name)?.outcome ?? 'FULL') === 'FULL') return true;
  const isOwnRecord = table.owners.get(typeOf(coordinate.name))?.records === 'SOURCE';
  return isMember(principal) && (coordinate.share?.class === 'CONDITIONAL' || isOwnRecord);
}

import { parse } from 'graphql';
import { type Asking, type Resolvers, refused, sorted } from './asking.ts';
import { declaredGraph } from './graph.ts';
import { hiddenIn } from './hidden-names.ts';
import type { AnyRow } from './tables.ts';
import { accessTo, type VerdictOf, verdictsOf } from './verdicts.ts';
import { walk } from './walk.ts';

const known = (id: string | null, { tables }: Asking): AnyRow | null =>
  tables.departments.find((department) => department.id === id) ?? null;

const graph = declaredGraph();

export const SHARING_RESOLVERS: Resolvers = {
  'Query.departments': (_, _args, { tables }) => sorted(tables.departments, ['id']),
  'Query.purposes': (_, _args, { policy }) => sorted(policy.purposes, ['id']),
  'Query.viewer': (_, _args, asking) => {
    const { department, client, person, roles, purpose } = asking.caller;
    return {
      department: known(department, asking),
      client,
      person,
      roles: roles.map((role) => role.toUpperCase().replace('-', '_')),
      purpose: asking.policy.purposes.find(({ id }) => id === purpose) ?? null,
    };
  },
  // The region's departments have asked each other for nothing yet, and doubt nothing.
  'Query.accessRequests': (_, { first = 100 }) => {
    if (first < 0 || first > 500) throw refused('ARGUMENT_INVALID');
    return [];
  },
  'Query.doubts': (_, { first = 100 }) => {
    if (first < 0 || first > 500) throw refused('ARGUMENT_INVALID');
    return [];
  },
  // Nobody has pulled sanctions, nor can: the feed remembers who was given what, and has tests of its own.
  'Query.sanctionUptake': (_, { first = 100 }) => {
    if (first < 1 || first > 500) throw refused('ARGUMENT_INVALID');
    return [];
  },
  'Query.sanctionPullers': () => [],
  'Query.sharingHealth': (_, _args, { tables, caller }) =>
    sorted(tables.departments, ['id'])
      .filter(({ id }) => caller.department === 'hub' || caller.department === id)
      .map((department) => ({
        department,
        partsOpen: 0,
        partsOverdue: 0,
        oldestPartDueOn: null,
        doubtsOpen: 0,
        doubtsOverdue: 0,
        oldestDoubtDueOn: null,
        partsAnswered: 0,
        partsAnsweredInTime: 0,
      })),
  'Subject.disputed': () => false,
  'License.disputed': () => false,
  'PenaltyDisclosure.disputed': () => false,
  'AbnormalListing.disputed': () => false,
  'SeriousViolationListing.disputed': () => false,
  'Query.accessRequest': () => null,
  'Query.delegations': () => [],
  // A department is known by its identifier wherever it is pointed at.
  'Department.name': ({ id }, _args, asking) => known(id, asking)?.name ?? null,
  'Department.englishName': ({ id }, _args, asking) => known(id, asking)?.englishName ?? null,

  'Query.explainAccess': (_, { operation, purpose = null, as = null }, asking) => {
    const { caller, policy } = asking;
    const own = verdictsOf({ ...caller, purpose }, graph, policy);
    const isOther = as !== null && as !== caller.department;
    const document = parse(operation);
    // What is hidden from the caller does not exist for it, so that it cannot ask what becomes of it.
    if (hiddenIn(document, {}, { graph, verdictOf: own }).length > 0)
      throw refused('GRAPHQL_VALIDATION_FAILED');
    const isMember = caller.department !== null && caller.department !== 'hub';
    if (isOther && !isMember) throw refused('ARGUMENT_INVALID');
    const verdictOf = isOther ? ofOwnFields(as, purpose, asking) : own;
    const selections = walk(document, { graph, verdictOf, variables: null });
    return {
      department: as ?? caller.department,
      purpose,
      policyVersion: policy.version,
      selections: selections.flatMap(({ at, coordinate, input, verdict }) =>
        verdict === null
          ? []
          : {
              at,
              coordinate,
              input,
              access: accessTo(verdict),
              mask: verdict.mask ?? null,
              rule: verdict.rule,
              owner: stewardOf(coordinate),
              shareClass: graph.shares.get(coordinate)?.class ?? null,
              scopes: (verdict.allows ?? []).map(({ scope, mask, rule }) => ({ ...scope, mask, rule })),
            },
      ),
    };
  },
};

export const stewardOf = (coordinate: string): string =>
  graph.owners.get(coordinate.split('.')[0] as string)?.steward ?? 'hub';

/** Of another department is told what it gets of the fields that the caller declares, and of the caller's records. */
function ofOwnFields(as: string, purpose: string | null, { caller, policy }: Asking): VerdictOf {
  const { today, isStale } = caller;
  const another = { department: as, client: null, person: null, roles: [], purpose, today, isStale };
  const theirs = verdictsOf(another, graph, policy);
  return (coordinate) => {
    const type = coordinate.split('.')[0] as string;
    if (graph.owners.get(type)?.steward === caller.department) return theirs(coordinate);
    const isSource = policy.sources.some((one) => one.type === type && one.department === caller.department);
    const verdict = theirs(coordinate);
    if (!isSource || verdict === null) return null;
    const { allows = [], ...rest } = verdict;
    const own = allows.filter(({ scope }) => scope.source === caller.department);
    return own.length === 0 ? rest : { ...rest, allows: own };
  };
}

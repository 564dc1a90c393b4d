import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  OperationTypeNode,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { HubError } from '../../errors.ts';
import type { Decided } from '../../permission/decide.ts';
import { maskedEach } from '../../permission/mask.ts';
import type { ShareTable } from '../../permission/share.ts';
import { isCut, isScoped } from '../../permission/verdict.ts';
import type { RequestScope } from '../context.ts';
import type { Subgraph, SubgraphRequest } from '../seat.ts';
import { neededCoordinates } from './needed-coordinates.ts';

/** Response keys of an object → what stands under each. */
type Places = Map<string, Place>;

interface Place {
  /** More than one where fragments on several types give one key. */
  readonly coordinates: Set<string>;
  readonly inner: Places;
}

const PROBE = '{ __typename }';

/**
 * A department's server that does not say that it applied the decision is one that knows nothing of it: then what it
 * answers is masked here, and of what is shared for some records only nothing is taken, as nobody can tell which those
 * are. A filter on such a field is not even sent: by what it finds, the answer would tell.
 */
export function withOwnLimits(
  seat: Subgraph,
  graph: { readonly schema: GraphQLSchema; readonly table: ShareTable },
): Subgraph {
  const places = new WeakMap<DocumentNode, Places>();
  const usable = new WeakMap<DocumentNode, readonly string[]>();
  let isKnownToApply = false;

  const readsScoped = (document: DocumentNode, decision: Decided): boolean => {
    const coordinates = usable.get(document) ?? [
      ...neededCoordinates(document, graph.schema, graph.table).usable,
    ];
    usable.set(document, coordinates);
    return coordinates.some((coordinate) => {
      const verdict = decision.verdict(coordinate);
      return verdict !== null && isScoped(verdict);
    });
  };

  async function askedWhetherItApplies(request: SubgraphRequest): Promise<boolean> {
    const { isDecisionApplied } = await seat.execute({
      ...request,
      document: parse(PROBE),
      operationText: PROBE,
      operationName: undefined,
      kind: 'query',
      variables: {},
    });
    return isDecisionApplied === true;
  }

  return {
    name: seat.name,
    async execute(request) {
      const { decision } = request.context as RequestScope;
      const mustApply = readsScoped(request.document, decision);
      if (mustApply && !isKnownToApply && !(await askedWhetherItApplies(request))) throw unfit(seat.name);
      const response = await seat.execute(request);
      isKnownToApply = response.isDecisionApplied === true;
      if (isKnownToApply) return response;
      if (mustApply) throw unfit(seat.name);
      const found = places.get(request.document) ?? placesOf(request.document, graph.schema);
      places.set(request.document, found);
      if (response.data != null) limit(response.data, found, decision);
      return response;
    },
  };
}

const unfit = (subgraph: string) =>
  new HubError(
    'SUBGRAPH_FAILED',
    { subgraph },
    {
      cause: new Error(
        'It does not apply decisions, and a filter reads a field that is shared for some records only.',
      ),
    },
  );

/** Changes what a department's server answered, which nobody else holds. */
function limit(object: Record<string, unknown>, places: Places, decision: Decided): void {
  for (const [key, { coordinates, inner }] of places) {
    if (object[key] == null) continue;
    for (const coordinate of coordinates) {
      const verdict = decision.verdict(coordinate);
      if (verdict === null) continue;
      if (isCut(verdict) || isScoped(verdict)) object[key] = null;
      else if (verdict.outcome === 'MASKED') object[key] = maskedEach(verdict.mask ?? 'NULL', object[key]);
    }
    for (const value of [object[key]].flat(Number.POSITIVE_INFINITY)) {
      if (typeof value === 'object' && value !== null)
        limit(value as Record<string, unknown>, inner, decision);
    }
  }
}

function placesOf(document: DocumentNode, schema: GraphQLSchema): Places {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const places: Places = new Map();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const root = schema.getRootType(definition.operation)?.name;
    walk(definition.selectionSet, root ?? ROOTS[definition.operation], places);
  }
  return places;

  function walk(set: SelectionSetNode, type: string | null, into: Places): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        walk(selection.selectionSet, selection.typeCondition?.name.value ?? type, into);
      } else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        if (fragment !== undefined) walk(fragment.selectionSet, fragment.typeCondition.name.value, into);
      } else {
        const key = selection.alias?.value ?? selection.name.value;
        const place = into.get(key) ?? { coordinates: new Set<string>(), inner: new Map() };
        into.set(key, place);
        if (type !== null) place.coordinates.add(`${type}.${selection.name.value}`);
        if (selection.selectionSet !== undefined) {
          walk(selection.selectionSet, typeOf(type, selection.name.value), place.inner);
        }
      }
    }
  }

  function typeOf(parent: string | null, field: string): string | null {
    const type = parent === null ? undefined : schema.getType(parent);
    if (!isObjectType(type) && !isInterfaceType(type)) return null;
    const found = type.getFields()[field];
    return found === undefined ? null : getNamedType(found.type).name;
  }
}

/** Of a graph that has no such root, the department's own has its usual name. */
const ROOTS: Readonly<Record<OperationTypeNode, string>> = {
  [OperationTypeNode.QUERY]: 'Query',
  [OperationTypeNode.MUTATION]: 'Mutation',
  [OperationTypeNode.SUBSCRIPTION]: 'Subscription',
};

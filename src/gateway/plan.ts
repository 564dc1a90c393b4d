import { type PlanNode, QueryPlanner } from '@graphql-hive/router-query-planner';
import { type DocumentNode, Kind, print, visit } from 'graphql';
import { directiveArguments } from './execute/directive-arguments.ts';
import { readSubgraphNames } from './execute/subgraph-names.ts';
import { withSplitRequires } from './split-requires.ts';
import { withoutLent, withWholeUnions } from './whole-unions.ts';

export interface Planner {
  readonly planner: QueryPlanner;
  /** The planner's `serviceName` → the name of the subgraph, where they differ. */
  readonly serviceNames: ReadonlyMap<string, string>;
  /** Name of a subgraph → the types that the planner only believes it to have. */
  readonly lentTypes: ReadonlyMap<string, ReadonlySet<string>>;
  /** Another planner to be asked when this one refuses an operation. It plans more fetches, so it is not asked first. */
  readonly second?: () => Planner | undefined;
}

export function createPlanner(sdl: string, supergraph: DocumentNode): Planner {
  let second: Planner | undefined | null = null;
  return {
    ...createOne(sdl, supergraph),
    second() {
      if (second === null) second = createSecond(supergraph);
      return second;
    },
  };
}

function createSecond(supergraph: DocumentNode): Planner | undefined {
  const split = withSplitRequires(supergraph);
  if (split === undefined) return undefined;
  const planner = createOne(print(split.document), split.document);
  const serviceNames = new Map(split.standsFor);
  for (const [told, name] of planner.serviceNames) serviceNames.set(told, split.standsFor.get(name) ?? name);
  return { ...planner, serviceNames };
}

/**
 * The planner (0.0.38) finds no way from an `@interfaceObject` to the fields of the concrete types if the name of the
 * subgraph that has it sorts before that of the interface's own. Where that is so, it is told names that sort well.
 */
function createOne(sdl: string, supergraph: DocumentNode): Planner {
  const graphs = readGraphs(supergraph);
  const sorted = sortGraphs(graphs);
  const { document, lent } = withWholeUnions(supergraph);
  const lentTypes = new Map(graphs.map(({ value, name }) => [name, lent.get(value) ?? new Set<string>()]));
  if (sorted.every((graph, index) => graph === graphs[index])) {
    const told = document === supergraph ? sdl : print(document);
    return { planner: new QueryPlanner(told), serviceNames: new Map(), lentTypes };
  }
  const toldNames = new Map(
    sorted.map(({ value, name }, index) => [value, `${String(index).padStart(4, '0')} ${name}`]),
  );
  const told = visit(document, {
    EnumValueDefinition(value) {
      const name = toldNames.get(value.name.value);
      if (name === undefined) return false;
      return visit(value, {
        Argument: (argument) =>
          argument.name.value === 'name'
            ? { ...argument, value: { kind: Kind.STRING, value: name } }
            : undefined,
      });
    },
  });
  return {
    planner: new QueryPlanner(print(told)),
    serviceNames: new Map(graphs.map(({ value, name }) => [toldNames.get(value) ?? name, name])),
    lentTypes,
  };
}

interface Graph {
  /** Its value of the enum `join__Graph`. */
  readonly value: string;
  readonly name: string;
  /** The graphs that have an interface as such which this one has as an object. */
  readonly after: ReadonlySet<string>;
}

/** The graphs in the order of their names. */
function readGraphs(supergraph: DocumentNode): Graph[] {
  const graphs = [...readSubgraphNames(supergraph)].map(([value, name]) => ({
    value,
    name,
    after: new Set<string>(),
  }));
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const joins = directiveArguments(definition, 'join__type');
    const asObject = joins.filter((join) => join.get('isInterfaceObject') === true);
    const asInterface = joins.filter((join) => !asObject.includes(join));
    for (const graph of graphs) {
      if (!asObject.some((join) => join.get('graph') === graph.value)) continue;
      for (const join of asInterface) graph.after.add(String(join.get('graph')));
    }
  }
  return graphs.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Each graph after those that it has to follow, by name where nothing else decides. */
function sortGraphs(graphs: readonly Graph[]): Graph[] {
  const waiting = [...graphs];
  const sorted: Graph[] = [];
  const isFree = (graph: Graph): boolean => !waiting.some(({ value }) => graph.after.has(value));
  while (waiting.length > 0) {
    // Two graphs that each have to follow the other cannot both be pleased.
    const next = waiting.find(isFree) ?? (waiting[0] as Graph);
    waiting.splice(waiting.indexOf(next), 1);
    sorted.push(next);
  }
  return sorted;
}

// No override of this graph is progressive (`@override(label:)`), so no label is active and one plan fits all requests.
const NO_LABELS: ReadonlySet<string> = new Set();
const NO_PERCENTAGE = 0;

/**
 * The planner's tree for an operation that is valid against the public schema, or undefined if it asks nothing of
 * any subgraph. Throws an Error when the planner refuses it: the subgraphs cannot answer it, or the fault is ours.
 */
export function planOperation(
  planner: Planner,
  operationText: string,
  operationName: string | undefined,
): PlanNode | undefined {
  try {
    return planWith(planner, operationText, operationName);
  } catch (cause) {
    const second = planner.second?.();
    try {
      if (second !== undefined) return planWith(second, operationText, operationName);
    } catch {
      // What the first one said is nearer to the operation.
    }
    throw new Error(`The query planner refused an operation: ${(cause as Error).message}`, { cause });
  }
}

function planWith(
  { planner, serviceNames, lentTypes }: Planner,
  operationText: string,
  operationName: string | undefined,
): PlanNode | undefined {
  const { node } = planner.plan(operationText, operationName, NO_LABELS as Set<string>, NO_PERCENTAGE);
  const isTold = serviceNames.size > 0 || [...lentTypes.values()].some(({ size }) => size > 0);
  return node && isTold ? asItIs(node, { serviceNames, lentTypes }) : node;
}

/** A plan in terms of the subgraphs as they are, not as the planner was told of them. */
function asItIs(node: PlanNode, told: Pick<Planner, 'serviceNames' | 'lentTypes'>): PlanNode {
  const named = <Node extends PlanNode>(child: Node): Node => asItIs(child, told) as Node;
  switch (node.kind) {
    case 'Fetch':
    case 'BatchFetch': {
      const serviceName = told.serviceNames.get(node.serviceName) ?? node.serviceName;
      const lent = told.lentTypes.get(serviceName);
      const operation = lent?.size ? withoutLent(node.operation, lent) : node.operation;
      return { ...node, serviceName, operation };
    }
    case 'Sequence':
    case 'Parallel':
      return { ...node, nodes: node.nodes.map(named) };
    case 'Flatten':
      return { ...node, node: named(node.node) };
    case 'Condition':
      return {
        ...node,
        ...(node.ifClause && { ifClause: named(node.ifClause) }),
        ...(node.elseClause && { elseClause: named(node.elseClause) }),
      };
    case 'Subscription':
    case 'Defer':
      return node;
  }
}

import { type PlanNode, QueryPlanner } from '@graphql-hive/router-query-planner';
import { type DocumentNode, Kind, print, visit } from 'graphql';
import { directiveArguments } from './execute/directive-arguments.ts';
import type { Supergraph } from './supergraph.ts';

export interface Planner {
  readonly planner: QueryPlanner;
  /** The planner's `serviceName` → the name of the subgraph, where they differ. */
  readonly serviceNames: ReadonlyMap<string, string>;
}

/**
 * The planner (0.0.38) finds no way from an `@interfaceObject` to the fields of the concrete types if the subgraph
 * that has it comes before the interface's own in the order of names. So where there are any, the planner is told
 * names that sort the other way.
 */
export function createPlanner(sdl: string, supergraph: DocumentNode): Planner {
  const interfaceObjects = new Map<string, number>();
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const join of directiveArguments(definition, 'join__type')) {
      if (join.get('isInterfaceObject') !== true) continue;
      const graph = String(join.get('graph'));
      interfaceObjects.set(graph, (interfaceObjects.get(graph) ?? 0) + 1);
    }
  }
  if (interfaceObjects.size === 0) return { planner: new QueryPlanner(sdl), serviceNames: new Map() };
  const serviceNames = new Map<string, string>();
  const renamed = visit(supergraph, {
    EnumValueDefinition(value) {
      const name = directiveArguments(value, 'join__graph')[0]?.get('name');
      if (name === undefined) return false;
      const count = String(interfaceObjects.get(value.name.value) ?? 0).padStart(4, '0');
      const serviceName = `${count} ${name}`;
      serviceNames.set(serviceName, String(name));
      return visit(value, {
        Argument: (argument) =>
          argument.name.value === 'name'
            ? { ...argument, value: { kind: Kind.STRING, value: serviceName } }
            : undefined,
      });
    },
  });
  return { planner: new QueryPlanner(print(renamed)), serviceNames };
}

// No override of this graph is progressive (`@override(label:)`), so no label is active and one plan fits all requests.
const NO_LABELS: ReadonlySet<string> = new Set();
const NO_PERCENTAGE = 0;

/**
 * The planner's tree for an operation that is valid against the public schema, or undefined if it asks nothing of
 * any subgraph. Throws an Error when the planner refuses it, which for a valid operation is a fault of ours.
 */
export function planOperation(
  { planner, serviceNames }: Pick<Supergraph, 'planner' | 'serviceNames'>,
  operationText: string,
  operationName: string | undefined,
): PlanNode | undefined {
  let node: PlanNode | undefined;
  try {
    node = planner.plan(operationText, operationName, NO_LABELS as Set<string>, NO_PERCENTAGE).node;
  } catch (cause) {
    throw new Error(`The query planner refused an operation: ${(cause as Error).message}`, { cause });
  }
  return node && serviceNames.size > 0 ? withSubgraphNames(node, serviceNames) : node;
}

function withSubgraphNames(node: PlanNode, names: ReadonlyMap<string, string>): PlanNode {
  const named = <Node extends PlanNode>(child: Node): Node => withSubgraphNames(child, names) as Node;
  switch (node.kind) {
    case 'Fetch':
    case 'BatchFetch':
      return { ...node, serviceName: names.get(node.serviceName) ?? node.serviceName };
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

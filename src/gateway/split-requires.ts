import {
  type ConstArgumentNode,
  type ConstDirectiveNode,
  type DirectiveNode,
  type DocumentNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  visit,
} from 'graphql';
import { directiveArguments } from './execute/directive-arguments.ts';

const SUFFIX = '__requires';

export interface SplitGraphs {
  readonly document: DocumentNode;
  /** Name of a second graph → the name of the subgraph that it stands for. */
  readonly standsFor: ReadonlyMap<string, string>;
}

/**
 * A supergraph in which each subgraph that has fields with `@requires` is two: one without these fields, and one whose
 * entities have nothing else but keys. The planner (0.0.38) takes for granted that an object with such a field is the one for
 * which it asks the subgraph, and refuses the operation where it is further down in the same answer; with two graphs it
 * asks once more for that object. Undefined where no subgraph requires anything.
 */
export function withSplitRequires(supergraph: DocumentNode): SplitGraphs | undefined {
  const graphs = graphsThatRequire(supergraph);
  if (graphs.size === 0) return undefined;
  const standsFor = new Map<string, string>();
  const roots = rootTypes(supergraph);

  const twice = (directives: readonly ConstDirectiveNode[] = []): readonly ConstDirectiveNode[] =>
    directives.flatMap((directive) => {
      const graph = graphOf(directive);
      if (graph === undefined || !graphs.has(graph)) return [directive];
      const second = inGraph(directive, graph + SUFFIX);
      return isRequiring(directive) ? [second] : [directive, second];
    });
  const keyFields = fieldsOfKeys(supergraph);
  const split = <Node extends ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode>(
    type: Node,
  ): Node | undefined => {
    // What is asked first is asked of the subgraph itself.
    if (roots.has(type.name.value)) return undefined;
    const joins = directiveArguments(type, 'join__type');
    const isEntity = joins.some(
      (join) => join.get('key') !== undefined && graphs.has(String(join.get('graph'))),
    );
    const fields = type.fields?.map((field) => {
      const isJoined = field.directives?.some(({ name }) => name.value === 'join__field') === true;
      if (!isEntity || keyFields.has(field.name.value))
        return { ...field, directives: twice(field.directives) };
      const own = isJoined
        ? []
        : [...new Set(joins.map((join) => String(join.get('graph'))))].map((graph) => joinField(graph));
      return { ...field, directives: [...own, ...secondOnlyWhereNeeded(field.directives)] };
    });
    return { ...type, directives: twice(type.directives), ...(fields && { fields }) };
  };
  const secondOnlyWhereNeeded = (directives: readonly ConstDirectiveNode[] = []) =>
    directives.flatMap((directive) =>
      isRequiring(directive) || isExternal(directive) ? twice([directive]) : [directive],
    );
  const document = visit(supergraph, {
    EnumTypeDefinition(type) {
      const values = (type.values ?? []).flatMap((value) => {
        if (type.name.value !== 'join__Graph') return [{ ...value, directives: twice(value.directives) }];
        const graph = value.name.value;
        if (!graphs.has(graph)) return [value];
        const name = String(directiveArguments(value, 'join__graph')[0]?.get('name'));
        standsFor.set(name + SUFFIX, name);
        const directives = value.directives?.map((directive) => renamed(directive, name + SUFFIX)) ?? [];
        return [value, { ...value, name: { ...value.name, value: graph + SUFFIX }, directives }];
      });
      return { ...type, directives: twice(type.directives), values };
    },
    ObjectTypeDefinition: split,
    InterfaceTypeDefinition: split,
    UnionTypeDefinition: (type) => ({ ...type, directives: twice(type.directives) }),
    ScalarTypeDefinition: (type) => ({ ...type, directives: twice(type.directives) }),
    InputObjectTypeDefinition: (type) => ({
      ...type,
      directives: twice(type.directives),
      fields: type.fields?.map((field) => ({ ...field, directives: twice(field.directives) })) ?? [],
    }),
  });
  return { document, standsFor };
}

function graphsThatRequire(supergraph: DocumentNode): ReadonlySet<string> {
  const graphs = new Set<string>();
  visit(supergraph, {
    Directive(directive) {
      const graph = isRequiring(directive) ? graphOf(directive) : undefined;
      if (graph !== undefined) graphs.add(graph);
    },
  });
  return graphs;
}

function rootTypes({ definitions }: DocumentNode): ReadonlySet<string> {
  return new Set(
    definitions.flatMap((definition) =>
      definition.kind === Kind.SCHEMA_DEFINITION
        ? definition.operationTypes.map(({ type }) => type.name.value)
        : [],
    ),
  );
}

/** The names of all fields that are in any key. */
function fieldsOfKeys(supergraph: DocumentNode): ReadonlySet<string> {
  const names = new Set<string>();
  visit(supergraph, {
    Directive(directive) {
      const key = directive.arguments?.find(({ name }) => name.value === 'key')?.value;
      if (directive.name.value !== 'join__type' || key?.kind !== Kind.STRING) return;
      for (const [name] of key.value.matchAll(/\w+/g)) names.add(name);
    },
  });
  return names;
}

const isExternal = ({ arguments: args }: DirectiveNode): boolean =>
  args?.some((argument) => argument.name.value === 'external') === true;

const joinField = (graph: string): ConstDirectiveNode => ({
  kind: Kind.DIRECTIVE,
  name: { kind: Kind.NAME, value: 'join__field' },
  arguments: [
    {
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: 'graph' },
      value: { kind: Kind.ENUM, value: graph },
    },
  ],
});

const isRequiring = ({ name, arguments: args }: DirectiveNode): boolean =>
  name.value === 'join__field' && args?.some((argument) => argument.name.value === 'requires') === true;

/** The graph of which a `@join__…` speaks. */
function graphOf({ arguments: args }: DirectiveNode): string | undefined {
  const graph = args?.find(({ name }) => name.value === 'graph')?.value;
  return graph?.kind === Kind.ENUM ? graph.value : undefined;
}

const inGraph = (directive: ConstDirectiveNode, graph: string): ConstDirectiveNode =>
  withArgument(directive, 'graph', (argument) => ({ ...argument, value: { kind: Kind.ENUM, value: graph } }));

const renamed = (directive: ConstDirectiveNode, name: string): ConstDirectiveNode =>
  withArgument(directive, 'name', (argument) => ({ ...argument, value: { kind: Kind.STRING, value: name } }));

const withArgument = (
  directive: ConstDirectiveNode,
  name: string,
  change: (argument: ConstArgumentNode) => ConstArgumentNode,
): ConstDirectiveNode => ({
  ...directive,
  arguments:
    directive.arguments?.map((argument) => (argument.name.value === name ? change(argument) : argument)) ??
    [],
});

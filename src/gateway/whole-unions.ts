import {
  type ASTNode,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  type TypeDefinitionNode,
  type TypeNode,
  type UnionTypeDefinitionNode,
  visit,
} from 'graphql';
import { directiveArguments } from './execute/directive-arguments.ts';

/** Graph (`join__Graph` value) → the types that the planner believes it to have. */
export type LentTypes = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * A supergraph in which each graph that has a union has all members of it. Of a shared field the planner (0.0.38) drops
 * every member that not all of its subgraphs know, also where the subgraph that is asked has it. A subgraph never
 * answers with a member that it does not know, so it may be believed to; what is asked of such members is taken out of
 * the plan again (`withoutLent`). A member is lent only if all its fields lead to leaves or to types of the graph.
 */
export function withWholeUnions(supergraph: DocumentNode): { document: DocumentNode; lent: LentTypes } {
  const types = new Map<string, TypeDefinitionNode>();
  for (const definition of supergraph.definitions) {
    if ('name' in definition && definition.kind.endsWith('TypeDefinition')) {
      types.set((definition as TypeDefinitionNode).name.value, definition as TypeDefinitionNode);
    }
  }
  const lent = new Map<string, Set<string>>();
  /** Type, or type and field → the graphs to which they are to be joined. */
  const joins = new Map<string, Set<string>>();
  for (const type of types.values()) if (type.kind === Kind.UNION_TYPE_DEFINITION) lendMembers(type);
  return { document: lent.size === 0 ? supergraph : visit(supergraph, joining(joins)), lent };

  function lendMembers(union: UnionTypeDefinitionNode): void {
    for (const graph of graphsOf(union)) {
      for (const { name } of union.types ?? []) {
        const member = types.get(name.value);
        if (member?.kind !== Kind.OBJECT_TYPE_DEFINITION || graphsOf(member).has(graph)) continue;
        if (!(member.fields ?? []).every(({ type }) => isLeafOrIn(graph, type))) continue;
        add(lent, graph, name.value);
        add(joins, `${union.name.value} ${name.value}`, graph);
        lend(member, graph);
      }
    }
  }

  function isLeafOrIn(graph: string, type: TypeNode): boolean {
    const named = types.get(namedType(type));
    return named === undefined || isLeaf(named) || graphsOf(named).has(graph);
  }

  function lend(member: ObjectTypeDefinitionNode, graph: string): void {
    add(joins, member.name.value, graph);
    for (const field of member.fields ?? []) {
      // Without a join of its own a field is in all graphs of its type.
      if (graphsOf(field, 'join__field').size > 0)
        add(joins, `${member.name.value}.${field.name.value}`, graph);
      const leaf = types.get(namedType(field.type));
      if (leaf === undefined || !isLeaf(leaf) || graphsOf(leaf).has(graph)) continue;
      add(joins, leaf.name.value, graph);
      if (leaf.kind !== Kind.ENUM_TYPE_DEFINITION) continue;
      for (const { name } of leaf.values ?? []) add(joins, `${leaf.name.value}.${name.value}`, graph);
    }
  }
}

/** The text of a fetch without what it asks of lent types. */
export function withoutLent(operation: string, lent: ReadonlySet<string>): string {
  let isChanged = false;
  const document = visit(parse(operation, { noLocation: true }), {
    InlineFragment({ typeCondition }) {
      if (typeCondition === undefined || !lent.has(typeCondition.name.value)) return undefined;
      isChanged = true;
      return null;
    },
  });
  return isChanged ? print(document) : operation;
}

function joining(joins: ReadonlyMap<string, ReadonlySet<string>>) {
  const joined = <Node extends TypeDefinitionNode>(type: Node, more: ConstDirectiveNode[] = []): Node => ({
    ...type,
    directives: [...(type.directives ?? []), ...joinsOf(type.name.value, 'join__type'), ...more],
  });
  const joinsOf = (key: string, directive: string, member?: string): ConstDirectiveNode[] =>
    [...(joins.get(key) ?? [])].map((graph) => join(directive, graph, member));
  const inside = <Node extends FieldDefinitionNode | { readonly directives?: readonly ConstDirectiveNode[] }>(
    node: Node,
    more: ConstDirectiveNode[],
  ): Node => ({ ...node, directives: [...(node.directives ?? []), ...more] });
  return {
    ScalarTypeDefinition: (type: TypeDefinitionNode) => joined(type),
    UnionTypeDefinition: (union: UnionTypeDefinitionNode) =>
      joined(
        union,
        (union.types ?? []).flatMap(({ name }) =>
          joinsOf(`${union.name.value} ${name.value}`, 'join__unionMember', name.value),
        ),
      ),
    EnumTypeDefinition: (type: Extract<TypeDefinitionNode, { kind: 'EnumTypeDefinition' }>) => ({
      ...joined(type),
      values: type.values?.map((value) =>
        inside(value, joinsOf(`${type.name.value}.${value.name.value}`, 'join__enumValue')),
      ),
    }),
    ObjectTypeDefinition: (type: ObjectTypeDefinitionNode) => ({
      ...joined(type),
      fields: type.fields?.map((field) =>
        inside(field, joinsOf(`${type.name.value}.${field.name.value}`, 'join__field')),
      ),
    }),
  };
}

const join = (directive: string, graph: string, member: string | undefined): ConstDirectiveNode => ({
  kind: Kind.DIRECTIVE,
  name: { kind: Kind.NAME, value: directive },
  arguments: [
    {
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: 'graph' },
      value: { kind: Kind.ENUM, value: graph },
    },
    ...(member === undefined
      ? []
      : [
          {
            kind: Kind.ARGUMENT as const,
            name: { kind: Kind.NAME as const, value: 'member' },
            value: { kind: Kind.STRING as const, value: member },
          },
        ]),
  ],
});

const graphsOf = (
  node: ASTNode & { readonly directives?: readonly ConstDirectiveNode[] | undefined },
  directive = 'join__type',
): ReadonlySet<string> =>
  new Set(directiveArguments(node, directive).map((args) => String(args.get('graph'))));

const isLeaf = ({ kind }: TypeDefinitionNode): boolean =>
  kind === Kind.SCALAR_TYPE_DEFINITION || kind === Kind.ENUM_TYPE_DEFINITION;

const namedType = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);

function add(to: Map<string, Set<string>>, key: string, value: string): void {
  const set = to.get(key) ?? new Set();
  to.set(key, set.add(value));
}

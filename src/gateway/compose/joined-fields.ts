import {
  type ConstDirectiveNode,
  type ConstValueNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type NamedTypeNode,
  type ObjectTypeDefinitionNode,
  print,
  type TypeNode,
  visit,
} from 'graphql';
import { directiveArguments } from '../execute/directive-arguments.ts';
import { readSubgraphNames } from '../execute/subgraph-names.ts';
import { readTypeTable, type TypeTable } from '../execute/type-table.ts';
import { type DeclaredField, readDeclaredFields } from './declared-fields.ts';

type Joined = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

/** A field in one graph: the graph's value of `join__Graph`, and what its subgraph says of the field. */
interface Declared {
  readonly graph: string;
  readonly field: DeclaredField;
}

/**
 * Writes into a supergraph what the composition (federation-composition 0.27.0) leaves out of it, so that a plan asks
 * no subgraph for what it cannot answer. Of a field that all subgraphs of its type have it forgets what they say: on
 * an interface all of it (`@external` and `@requires` of an `@interfaceObject`), on `Query` that their types differ.
 * And it takes the first type of a shared field for its type, although another subgraph may answer with a wider one.
 * The same document where there is nothing to mend.
 */
export function withJoinedFields(
  supergraph: DocumentNode,
  subgraphs: readonly { readonly name: string; readonly document: DocumentNode }[],
): DocumentNode {
  const types = readTypeTable(supergraph);
  const names = readSubgraphNames(supergraph);
  const fieldsOf = new Map(subgraphs.map(({ name, document }) => [name, readDeclaredFields(document)]));
  const mend = (type: Joined): Joined | undefined => {
    const graphs = [
      ...new Set(directiveArguments(type, 'join__type').map((join) => String(join.get('graph')))),
    ];
    const mended = type.fields?.map((field) => {
      const declared = graphs.flatMap((graph): Declared[] => {
        const found = fieldsOf.get(names.get(graph) ?? '')?.get(`${type.name.value}.${field.name.value}`);
        return found === undefined ? [] : [{ graph, field: found }];
      });
      return mendField(field, { declared, types, isInterface: type.kind === Kind.INTERFACE_TYPE_DEFINITION });
    });
    return mended?.some((field, at) => field !== type.fields?.[at]) ? { ...type, fields: mended } : undefined;
  };
  return visit(supergraph, { ObjectTypeDefinition: mend, InterfaceTypeDefinition: mend });
}

interface Mending {
  readonly declared: readonly Declared[];
  readonly types: TypeTable;
  readonly isInterface: boolean;
}

function mendField(
  field: FieldDefinitionNode,
  { declared, types, isInterface }: Mending,
): FieldDefinitionNode {
  const type = widestType(field.type, { declared, types });
  const isJoined = directiveArguments(field, 'join__field').length > 0;
  // Of an object it forgets no more than the type; what is `@external` there need not be so to Federation 1.
  const forgotten = declared.map((one) => {
    const all = joinArguments(one, type);
    return isInterface ? all : all.filter(([name]) => name === 'graph' || name === 'type');
  });
  const isForgotten = !isJoined && forgotten.some(({ length }) => length > 1);
  if (type === field.type && !isForgotten) return field;
  const others = field.directives?.filter(({ name }) => name.value !== 'join__field') ?? [];
  const joins = isJoined
    ? (field.directives ?? []).flatMap((join) => retyped(join, { declared, type }))
    : forgotten.map(joinField);
  return { ...field, type, directives: [...joins, ...others] };
}

/** The type of a field with the widest of the named types that subgraphs give it, where one holds all others. */
function widestType(type: TypeNode, { declared, types }: Pick<Mending, 'declared' | 'types'>): TypeNode {
  const named = new Set(
    declared.flatMap(({ field }) => (field.external ? [] : [namedType(field.type).name.value])),
  );
  const widest = [...named].find((wide) => [...named].every((name) => types.satisfying(wide).has(name)));
  if (widest === undefined || widest === namedType(type).name.value) return type;
  return visit(type, { Name: (name) => ({ ...name, value: widest }) });
}

function namedType(type: TypeNode): NamedTypeNode {
  return type.kind === Kind.NAMED_TYPE ? type : namedType(type.type);
}

type Arguments = readonly (readonly [string, ConstValueNode])[];

const text = (value: string): ConstValueNode => ({ kind: Kind.STRING, value });

function joinArguments({ graph, field }: Declared, type: TypeNode): Arguments {
  const own = print(field.type);
  return [
    ['graph', { kind: Kind.ENUM, value: graph }],
    ...(own === print(type) ? [] : [['type', text(own)] as const]),
    ...(field.external ? [['external', { kind: Kind.BOOLEAN, value: true }] as const] : []),
    ...(['requires', 'provides', 'override'] as const).flatMap((name) => {
      const value = field[name];
      return value === undefined ? [] : [[name, text(value)] as const];
    }),
  ];
}

const joinField = (args: Arguments): ConstDirectiveNode => ({
  kind: Kind.DIRECTIVE,
  name: { kind: Kind.NAME, value: 'join__field' },
  arguments: args.map(([name, value]) => ({
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: name },
    value,
  })),
});

/** A `@join__field` that says again what its graph's type is, now that the field has another. */
function retyped(
  directive: ConstDirectiveNode,
  { declared, type }: { readonly declared: readonly Declared[]; readonly type: TypeNode },
): ConstDirectiveNode[] {
  if (directive.name.value !== 'join__field') return [];
  const args = directive.arguments?.filter(({ name }) => name.value !== 'type') ?? [];
  const graph = args.find(({ name }) => name.value === 'graph')?.value;
  const found = declared.find((one) => graph?.kind === Kind.ENUM && one.graph === graph.value);
  const own = found && print(found.field.type);
  if (own === undefined || own === print(type)) return [{ ...directive, arguments: args }];
  return [
    {
      ...directive,
      arguments: [
        ...args,
        { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: 'type' }, value: text(own) },
      ],
    },
  ];
}

import {
  type ArgumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInputObjectType,
  Kind,
  typeFromAST,
  type ValueNode,
} from 'graphql';
import type { ShareTable } from '../permission/share.ts';
import type { Operation } from './operation.ts';

/** An argument or input field that is given, and the field that it reads. */
export interface Use {
  /** `SubjectFilter.phone` or `Query.subjects(phone:)` */
  readonly input: string;
  readonly coordinate: string;
}

/** What a field reads by its arguments. */
export interface FieldUses {
  /** By what is written in the document, whether or not a variable in it is given a value. */
  readonly literal: readonly Use[];
  /** The variables that it hands on, whose values say what else is read. */
  readonly variables: ReadonlySet<string>;
}

/**
 * What a selection reads without showing it: a filter or a sort tells about a field as surely as the field itself, so
 * it is authorised and audited as a use of that field.
 */
export function usesOfField(
  { name, arguments: args = [] }: FieldNode,
  field: { readonly parent: GraphQLCompositeType; readonly definition: GraphQLField<unknown, unknown> },
  graph: { readonly schema: GraphQLSchema; readonly table: ShareTable },
): FieldUses {
  const { schema, table } = graph;
  const literal: Use[] = [];
  const variables = new Set<string>();
  const note = noter(table, (use) => literal.push(use));
  // An argument given through an interface is one of whichever type answers.
  const parents = isAbstractType(field.parent)
    ? [field.parent, ...schema.getPossibleTypes(field.parent)]
    : [field.parent];
  for (const argument of args) {
    for (const parent of parents) note(`${parent.name}.${name.value}(${argument.name.value}:)`);
    const type = typeOfArgument(argument, field.definition);
    if (type !== undefined) read(argument.value, type);
  }
  return { literal, variables };

  function read(value: ValueNode, type: GraphQLInputType): void {
    if (value.kind === Kind.VARIABLE) variables.add(value.name.value);
    if (value.kind === Kind.LIST) for (const item of value.values) read(item, type);
    const named = getNamedType(type);
    if (value.kind !== Kind.OBJECT || !isInputObjectType(named)) return;
    for (const entry of value.fields) {
      note(`${named.name}.${entry.name.value}`);
      const inner = named.getFields()[entry.name.value];
      if (inner !== undefined) read(entry.value, inner.type);
    }
  }
}

const typeOfArgument = (
  { name }: ArgumentNode,
  { args }: GraphQLField<unknown, unknown>,
): GraphQLInputType | undefined => args.find((declared) => declared.name === name.value)?.type;

const noter = (table: ShareTable, found: (use: Use) => void) => (input: string) => {
  const coordinate = table.uses.get(input);
  if (coordinate !== undefined) found({ input, coordinate });
};

/** What the values of the variables read: name of the variable → its uses, for those that have any. */
export type UsesOfVariables = (
  variables: Readonly<Record<string, unknown>>,
) => ReadonlyMap<string, readonly Use[]>;

export function usesOfVariables(
  { definition }: Pick<Operation, 'definition'>,
  schema: GraphQLSchema,
  table: ShareTable,
): UsesOfVariables {
  const inputs = (definition.variableDefinitions ?? []).flatMap((declared) => {
    const type = typeFromAST(schema, declared.type as never) as GraphQLInputType | undefined;
    const isObject = type !== undefined && isInputObjectType(getNamedType(type));
    return isObject ? [{ name: declared.variable.name.value, type }] : [];
  });
  return (variables) => {
    const found = new Map<string, Use[]>();
    for (const { name, type } of inputs) {
      const uses: Use[] = [];
      readValue(
        type,
        variables[name],
        noter(table, (use) => uses.push(use)),
      );
      if (uses.length > 0) found.set(name, uses);
    }
    return found;
  };
}

function readValue(type: GraphQLInputType, value: unknown, note: (input: string) => void): void {
  const named = getNamedType(type);
  if (!isInputObjectType(named) || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) readValue(type, item, note);
    return;
  }
  for (const [name, inner] of Object.entries(value)) {
    const field = named.getFields()[name];
    if (field === undefined) continue;
    note(`${named.name}.${name}`);
    readValue(field.type, inner, note);
  }
}

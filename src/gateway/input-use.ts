import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  TypeInfo,
  typeFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { ShareTable } from '../permission/share.ts';
import type { Operation } from './operation.ts';

export interface Used {
  /** Coordinates that arguments written in the document read. */
  readonly literal: ReadonlySet<string>;
  /** Coordinates that the given variables read. */
  byVariables(variables: Readonly<Record<string, unknown>>): ReadonlySet<string>;
}

/**
 * What an operation reads without showing it: a filter or a sort tells about a field as surely as the field
 * itself, so it is authorised and audited as a use of that field.
 */
export function usedInArguments(operation: Operation, schema: GraphQLSchema, table: ShareTable): Used {
  const literal = new Set<string>();
  const types = new TypeInfo(schema);
  const note = (coordinate: string, into: Set<string>) => {
    const used = table.uses.get(coordinate);
    if (used !== undefined) into.add(used);
  };
  visit(
    operation.document,
    visitWithTypeInfo(types, {
      Argument(node) {
        const coordinate = `${types.getParentType()?.name}.${types.getFieldDef()?.name}(${node.name.value}:)`;
        note(coordinate, literal);
      },
      ObjectField(node) {
        const parent = types.getParentInputType();
        if (parent != null) note(`${getNamedType(parent).name}.${node.name.value}`, literal);
      },
    }),
  );
  const inputs = (operation.definition.variableDefinitions ?? []).map((definition) => ({
    name: definition.variable.name.value,
    type: typeFromAST(schema, definition.type as never) as GraphQLInputType | undefined,
  }));
  return {
    literal,
    byVariables(variables) {
      const used = new Set<string>();
      for (const { name, type } of inputs) {
        if (type !== undefined) walk(type, variables[name], (coordinate) => note(coordinate, used));
      }
      return used;
    },
  };
}

function walk(type: GraphQLInputType, value: unknown, note: (coordinate: string) => void): void {
  const named = getNamedType(type);
  if (!isInputObjectType(named) || typeof value !== 'object' || value === null) return;
  for (const entry of Array.isArray(value) ? value : [value]) {
    for (const [name, inner] of Object.entries(entry as object)) {
      const field = named.getFields()[name];
      if (field === undefined) continue;
      note(`${named.name}.${name}`);
      walk(field.type, inner, note);
    }
  }
}

import { type Column, type GetColumnData, getTableColumns } from 'drizzle-orm';
import type { GraphQLObjectType, GraphQLSchema } from 'graphql';
import { type ClassType, Field, getMetadataStorage } from 'type-graphql';
import type { Share } from '../permission/share.ts';
import { Shared } from './share.ts';

interface Reference {
  readonly field: string;
  /** Under which the row holds the column; `subject` may show `subjectKey`. */
  readonly property: string;
  readonly toKey: (value: never) => object | null;
}

const references = new Map<object, Reference[]>();

/**
 * A column that points at an entity of another view: shown as an object that holds the key alone, from which
 * the gateway goes on. Resolved without type-graphql, as it runs for every row of every list.
 */
export function ReferenceColumn<C extends Column>(
  column: C,
  type: () => ClassType,
  toKey: (value: NonNullable<GetColumnData<C>>) => object | null,
  about: { share: Share; description: string },
) {
  return (prototype: object, field: string): void => {
    Shared(about.share)(prototype, field);
    Field(type, { nullable: true, description: about.description })(prototype, field);
    const reference = { field, property: propertyOf(column), toKey: toKey as never };
    references.set(prototype, [...(references.get(prototype) ?? []), reference]);
  };
}

function propertyOf(column: Column): string {
  const found = Object.entries(getTableColumns(column.table)).find(([, other]) => other === column);
  if (found === undefined) throw new Error(`The column ${column.name} is not one of its table.`);
  return found[0];
}

/** Gives the pointing fields of a built schema their resolvers. */
// biome-ignore lint/complexity/noBannedTypes: type-graphql takes classes as Function.
export function resolveReferences(types: readonly Function[], schema: GraphQLSchema): void {
  for (const { target, name } of getMetadataStorage().objectTypes) {
    if (!types.includes(target)) continue;
    const fields = (schema.getType(name) as GraphQLObjectType).getFields();
    for (const { field, property, toKey } of references.get(target.prototype) ?? []) {
      const found = fields[field];
      if (found === undefined) throw new Error(`${name}.${field} is not in the schema.`);
      found.resolve = (row: Record<string, unknown>) => {
        const value = row[property];
        return value == null ? null : toKey(value as never);
      };
    }
  }
}

import { getTableName, type SQL, sql } from 'drizzle-orm';
import { getTableConfig, type PgColumn, type PgTable } from 'drizzle-orm/pg-core';

/**
 * A column with its table and schema. Whether drizzle (0.45) names them in what is selected from one table depends on how
 * deep in its template a column stands; in a subselect the name alone would be that of the subselect's own table.
 */
export const qualified = (column: PgColumn): SQL =>
  sql`${tableName(column.table as PgTable)}.${sql.identifier(column.name)}`;

/** `"schema"."table"` */
export function tableName(table: PgTable): SQL {
  const { schema } = getTableConfig(table);
  return sql`${sql.identifier(schema ?? 'public')}.${sql.identifier(getTableName(table))}`;
}

const names = new WeakMap<PgTable, string>();

/** `schema.table`. Kept, as drizzle (0.45) makes anew all that it knows of a table each time it is asked for the schema. */
export function qualifiedName(table: PgTable): string {
  let name = names.get(table);
  if (name === undefined) {
    name = `${getTableConfig(table).schema}.${getTableName(table)}`;
    names.set(table, name);
  }
  return name;
}

import { getTableName, type SQL, sql } from 'drizzle-orm';
import { getTableConfig, type PgColumn, type PgTable } from 'drizzle-orm/pg-core';

/**
 * A column with its table and schema. drizzle (0.45) leaves both away among the columns of a select from one table, also
 * inside of a subselect there, where a name alone is that of the subselect's own table.
 */
export function qualified(column: PgColumn): SQL {
  const table = column.table as PgTable;
  const { schema } = getTableConfig(table);
  return sql`${sql.identifier(schema ?? 'public')}.${sql.identifier(getTableName(table))}.${sql.identifier(column.name)}`;
}

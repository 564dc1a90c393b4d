import { getTableName, type SQL, sql } from 'drizzle-orm';
import { getTableConfig, type PgColumn, type PgTable } from 'drizzle-orm/pg-core';

/**
 * A column with its table and schema. Whether drizzle (0.45) names them in what is selected from one table depends on how
 * deep in its template a column stands; in a subselect the name alone would be that of the subselect's own table.
 */
export function qualified(column: PgColumn): SQL {
  const table = column.table as PgTable;
  const { schema } = getTableConfig(table);
  return sql`${sql.identifier(schema ?? 'public')}.${sql.identifier(getTableName(table))}.${sql.identifier(column.name)}`;
}

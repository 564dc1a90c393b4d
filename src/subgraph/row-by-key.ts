import type DataLoader from 'dataloader';
import { and, getTableName, type InferSelectModel, sql } from 'drizzle-orm';
import { getTableConfig, type PgColumn, type PgTable } from 'drizzle-orm/pg-core';
import { rowLoader } from '../database/keyed-loader.ts';
import { shared } from '../database/shared-fetch.ts';
import { statement } from '../database/statement.ts';
import type { ViewContext } from './context.ts';
import type { Condition } from './list.ts';
import { rowSelection } from './scope.ts';

/**
 * One row or null per key, batched over one prepared statement. `key` names a unique column; a row that the
 * conditions (a base row rule) leave out is not there.
 */
export function rowByKey<T extends PgTable>(
  context: ViewContext,
  table: T,
  key: string & keyof InferSelectModel<T>,
  conditions: readonly Condition[] = [],
): DataLoader<string, InferSelectModel<T> | null> {
  const { db } = context;
  const selection = rowSelection(context, table);
  const column = (table as unknown as Record<string, PgColumn>)[key] as PgColumn;
  const name = [
    `${getTableConfig(table).schema}.${getTableName(table)} by ${key}`,
    selection.name,
    ...conditions.map((condition) => condition.name),
  ].join(' ');
  const values = Object.assign({}, selection.values, ...conditions.map((condition) => condition.values));
  const keyOf = (row: InferSelectModel<T>) => (row as Record<string, unknown>)[key] as string;
  const fetch = (keys: string[]) =>
    statement<InferSelectModel<T>>(
      db,
      name,
      () =>
        db
          .select(selection.columns)
          .from(table as PgTable)
          .where(
            and(
              sql`${column} = any(${sql.placeholder('keys')}::text[])`,
              ...conditions.map(({ where }) => where),
            ),
          )
          .prepare(name) as never,
    ).execute({ ...values, keys });
  return rowLoader<InferSelectModel<T>>(
    shared(db, `${name} ${JSON.stringify(values)}`, { fetch, keyOf }),
    keyOf,
  );
}

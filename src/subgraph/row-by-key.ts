import { and, type InferSelectModel, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { andThen } from '../database/awaitable.ts';
import { type KeyLoader, rowLoader } from '../database/keyed-loader.ts';
import { qualifiedName } from '../database/qualified.ts';
import { shared } from '../database/shared-fetch.ts';
import { statement } from '../database/statement.ts';
import type { ViewContext } from './context.ts';
import { holdsFor, keptRows } from './kept-rows.ts';
import type { Condition } from './list.ts';
import { rowSelection } from './scope.ts';

/** One row or null per key. `key` names a unique column; a row that the conditions (a base row rule) leave out is not there. */
export function rowByKey<T extends PgTable>(
  context: ViewContext,
  table: T,
  key: string & keyof InferSelectModel<T>,
  conditions: readonly Condition[] = [],
): KeyLoader<InferSelectModel<T> | null> {
  const kept = keptRows(context, { table, key, order: null, conditions });
  if (kept === null) return rowByStatement(context, table, key, conditions);
  return {
    load: (wanted) =>
      andThen(kept(wanted), (rows) => {
        const row = rows?.[0];
        return row !== undefined && holdsFor(row, conditions) ? (row as InferSelectModel<T>) : null;
      }),
  };
}

/** Batched over one prepared statement. */
function rowByStatement<T extends PgTable>(
  context: ViewContext,
  table: T,
  key: string & keyof InferSelectModel<T>,
  conditions: readonly Condition[],
): KeyLoader<InferSelectModel<T> | null> {
  const { db } = context;
  const selection = rowSelection(context, table);
  const column = (table as unknown as Record<string, PgColumn>)[key] as PgColumn;
  const name = [
    `${qualifiedName(table)} by ${key}`,
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

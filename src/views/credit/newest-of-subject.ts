import { and, desc, getTableName, type InferSelectModel, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { andThen } from '../../database/awaitable.ts';
import { type KeyLoader, rowsLoader } from '../../database/keyed-loader.ts';
import { shared } from '../../database/shared-fetch.ts';
import { statement } from '../../database/statement.ts';
import { MOST_ROWS } from '../../subgraph/collection.ts';
import type { ViewContext } from '../../subgraph/context.ts';
import { holdsFor, keptRows } from '../../subgraph/kept-rows.ts';
import type { Condition } from '../../subgraph/list.ts';

/** A subject has a few records of each kind; a faulty source may send thousands, and an answer stays bounded. */
export const MOST_RECORDS = MOST_ROWS;

interface NewestQuery<T extends PgTable & { subjectKey: PgColumn }> {
  readonly table: T;
  /** Newest first by these; an index over the subject key and them serves each subject. */
  readonly by: readonly PgColumn[];
  readonly conditions: readonly Condition[];
}

/** The newest records of a subject, by the table and the conditions made once an operation. */
export function newestOfSubject<T extends PgTable & { subjectKey: PgColumn }>(
  context: ViewContext,
  query: NewestQuery<T>,
): KeyLoader<InferSelectModel<T>[]> {
  const name = ['newest', getTableName(query.table), ...query.conditions.map(({ name }) => name)].join(' ');
  return context.keep(name, () => newestLoader(context, query, name));
}

function newestLoader<T extends PgTable & { subjectKey: PgColumn }>(
  context: ViewContext,
  query: NewestQuery<T>,
  name: string,
): KeyLoader<InferSelectModel<T>[]> {
  type Row = InferSelectModel<T>;
  const { table, by, conditions } = query;
  const byStatement = newestByStatement(context, query, name);
  const order = by.map((column) => keyOf(table, column));
  const kept = keptRows(context, { table, key: 'subjectKey', order, conditions });
  if (kept === null) return byStatement;
  return {
    load: (subjectKey) =>
      andThen(kept(subjectKey), (rows) =>
        rows === null
          ? byStatement.load(subjectKey)
          : (rows.filter((row) => holdsFor(row, conditions)).reverse() as Row[]),
      ),
  };
}

/** All subjects asked for in one tick share one statement. */
function newestByStatement<T extends PgTable & { subjectKey: PgColumn }>(
  context: ViewContext,
  query: NewestQuery<T>,
  name: string,
): KeyLoader<InferSelectModel<T>[]> {
  type Row = InferSelectModel<T>;
  const { table, by, conditions } = query;
  const { db } = context;
  const values = Object.assign({}, ...conditions.map((condition) => condition.values));
  const order = by.map((column) => desc(column));

  const select = () => {
    const newest = db
      .select()
      .from(table as PgTable)
      .where(and(sql`${table.subjectKey} = wanted.key`, ...conditions.map((condition) => condition.where)))
      .orderBy(...order)
      .limit(MOST_RECORDS)
      .as('newest');
    const columns = newest as unknown as Record<string, PgColumn>;
    const newestFirst = by.map((column) => desc(columns[keyOf(table, column)] as PgColumn));
    return db
      .select()
      .from(sql`unnest(${sql.placeholder('keys')}::text[]) as wanted(key)`)
      .crossJoinLateral(newest)
      .orderBy(...newestFirst)
      .prepare(name);
  };
  const fetch = async (keys: string[]): Promise<Row[]> => {
    const rows = await statement<{ newest: Row }>(db, name, select as never).execute({ ...values, keys });
    return rows.map((row) => row.newest);
  };
  const subjectKey = (row: Row) => (row as { subjectKey: string }).subjectKey;
  const group = `${name} ${JSON.stringify(values)}`;
  return rowsLoader<Row>(shared<Row>(db, group, { fetch, keyOf: subjectKey }), subjectKey);
}

const keyOf = (table: PgTable, column: PgColumn): string =>
  Object.keys(table).find((key) => (table as unknown as Record<string, unknown>)[key] === column) as string;

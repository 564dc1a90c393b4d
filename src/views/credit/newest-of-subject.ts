import type DataLoader from 'dataloader';
import { and, desc, getTableName, type InferSelectModel, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { rowsLoader } from '../../database/keyed-loader.ts';
import { shared } from '../../database/shared-fetch.ts';
import { statement } from '../../database/statement.ts';
import type { ViewContext } from '../../subgraph/context.ts';
import type { Condition } from '../../subgraph/list.ts';

/** A subject has a few records of each kind; a faulty source may send thousands, and an answer stays bounded. */
export const MOST_RECORDS = 200;

interface NewestQuery<T extends PgTable & { subjectKey: PgColumn }> {
  readonly table: T;
  /** Newest first by these; an index over the subject key and them serves each subject. */
  readonly by: readonly PgColumn[];
  readonly conditions: readonly Condition[];
}

/** The newest records of a subject; all subjects asked for in one tick share one statement. */
export function newestOfSubject<T extends PgTable & { subjectKey: PgColumn }>(
  context: ViewContext,
  query: NewestQuery<T>,
): DataLoader<string, InferSelectModel<T>[]> {
  type Row = InferSelectModel<T>;
  const { table, by, conditions } = query;
  const { db } = context;
  const name = ['newest', getTableName(table), ...conditions.map((condition) => condition.name)].join(' ');
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
  return context.keep(name, () =>
    rowsLoader<Row>(shared<Row>(db, group, { fetch, keyOf: subjectKey }), subjectKey),
  );
}

const keyOf = (table: PgTable, column: PgColumn): string =>
  Object.keys(table).find((key) => (table as unknown as Record<string, unknown>)[key] === column) as string;

import { and, type InferSelectModel, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { type Awaitable, andThen } from '../database/awaitable.ts';
import { rowsLoader } from '../database/keyed-loader.ts';
import { shared } from '../database/shared-fetch.ts';
import { statement } from '../database/statement.ts';
import type { ViewContext } from './context.ts';
import { keptRows } from './kept-rows.ts';
import { columnOf, List, type ListQuery } from './list.ts';
import type { Page } from './page.ts';

export interface ChildListQuery<T extends PgTable> extends ListQuery<T> {
  /** The column that points at the parent. */
  readonly parent: string & keyof InferSelectModel<T>;
}

/** A page of the rows of one parent; the parents asked for in one tick share one statement. */
export function childPage<T extends PgTable>(
  context: ViewContext,
  query: ChildListQuery<T>,
  parentKey: string,
): Awaitable<Page<InferSelectModel<T>>> {
  const pages = context.keep(shapeOf(query), () => childPages(context, query));
  return pages(parentKey);
}

/** Equal for the parents that can share a statement. It is made for each of them, so it is made of little. */
function shapeOf<T extends PgTable>({ coordinate, sort, conditions, args }: ListQuery<T>): string {
  const { first, after, last, before } = args;
  let shape = `child ${coordinate} ${sort.name} ${first} ${last}`;
  if (after != null || before != null) shape += JSON.stringify([after, before]);
  for (const { name, values, ambient } of conditions) {
    shape += ` ${name}`;
    // What is ambient is the same all through the operation.
    if (!ambient && values !== undefined) shape += ` ${JSON.stringify(values)}`;
  }
  return shape;
}

function childPages<T extends PgTable>(context: ViewContext, query: ChildListQuery<T>) {
  type Row = InferSelectModel<T>;
  const list = new List(context, query);
  const parent = columnOf(query.table, query.parent);
  const id = columnOf(query.table, query.sort.keys.at(-1) as string);
  const keyOf = (row: { [K in keyof Row]: Row[K] }) => row[query.parent] as string;

  const limit = list.window.limit + 1;
  const fetch = (keys: string[]) =>
    statement<Row>(context.db, list.name('children'), () => {
      // Per parent no more than the page is read, however many rows it has.
      const wanted = context.db
        .select({ id })
        .from(query.table as PgTable)
        .where(and(sql`${parent} = parents.key`, ...list.where, list.keyset))
        .orderBy(...list.order)
        .limit(sql.placeholder('limit'));
      return context.db
        .select(list.selection.columns)
        .from(query.table as PgTable)
        .where(
          sql`${id} in (select wanted.* from unnest(${sql.placeholder('keys')}::text[]) as parents(key) cross join lateral (${wanted.getSQL()}) as wanted)`,
        )
        .orderBy(...list.order)
        .prepare(list.name('children')) as never;
    }).execute({ ...list.values, keys, limit });
  const asked = `${list.name('children')} ${JSON.stringify([list.values, limit])}`;
  const pages = rowsLoader<Row>(
    shared<Row>(context.db, asked, { fetch, keyOf: keyOf as never }),
    keyOf as never,
  );
  const counts = rowsLoader<{ key: string; count: number }>(
    (keys) =>
      statement<{ key: string; count: number }>(
        context.db,
        list.name('child-count'),
        () =>
          context.db
            .select({ key: sql<string>`${parent}`, count: sql<number>`count(*)`.mapWith(Number) })
            .from(query.table as PgTable)
            .where(and(sql`${parent} = any(${sql.placeholder('keys')}::text[])`, ...list.where))
            .groupBy(parent)
            .prepare(list.name('child-count')) as never,
      ).execute({ ...list.values, keys }),
    (row) => row.key,
  );
  const kept = keptRows(context, {
    table: query.table,
    key: query.parent,
    order: query.sort.keys,
    conditions: query.conditions,
  });
  const byStatement = async (key: string) =>
    list.page(await pages.load(key), async () => (await counts.load(key))[0]?.count ?? 0);
  if (kept === null) return byStatement;
  return (key: string) =>
    andThen(kept(key), (rows) => (rows === null ? null : list.pageOf(rows)) ?? byStatement(key));
}

import { and, asc, desc, getTableName, type InferSelectModel, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { rowsLoader } from '../database/keyed-loader.ts';
import { shared } from '../database/shared-fetch.ts';
import { statement } from '../database/statement.ts';
import type { KeptRow } from './collection.ts';
import { columnsOf } from './column-set.ts';
import type { ViewContext } from './context.ts';
import type { CursorScope } from './cursor.ts';
import { holdsFor, type KeptRows, keptRows } from './kept-rows.ts';
import { filterHash, Page, type PageArgs, type PageWindow, pageWindow } from './page.ts';

/** One part of a WHERE: its name stands in the statement's name, its values come through placeholders. */
export interface Condition {
  readonly name: string;
  readonly where: SQL;
  readonly values?: Readonly<Record<string, unknown>>;
  /** The values are those of the operation (its day, its caller), not asked for: a cursor outlives midnight. */
  readonly ambient?: boolean;
  /**
   * The same of a whole row in memory, true exactly where `where` is. Without it what it stands in is asked of the
   * database; so it is where other rows have a say.
   */
  holds?(row: object): boolean;
}

/** An order whose columns are all NOT NULL, together unique, and all one way, so that an index serves it. */
export interface SortOrder<Row> {
  readonly name: string;
  readonly descending?: boolean;
  readonly keys: readonly (string & keyof Row)[];
}

export interface ListQuery<T extends PgTable> {
  /** The list's coordinate in the graph; with the conditions' names and the sort it names the statement. */
  readonly coordinate: string;
  readonly table: T;
  readonly conditions: readonly Condition[];
  readonly sort: SortOrder<InferSelectModel<T>>;
  readonly args: PageArgs;
}

/** A page of a whole table. */
export async function listPage<T extends PgTable>(
  context: ViewContext,
  query: ListQuery<T>,
): Promise<Page<InferSelectModel<T>>> {
  const list = new List(context, query);
  const rows = await statement<InferSelectModel<T>>(
    context.db,
    list.name('page'),
    () =>
      context.db
        .select(columnsOf(query.table, context.columns))
        .from(query.table as PgTable)
        .where(and(...list.where, list.keyset))
        .orderBy(...list.order)
        .limit(sql.placeholder('limit'))
        .prepare(list.name('page')) as never,
  ).execute({ ...list.values, limit: list.window.limit + 1 });
  return list.page(rows, async () => {
    const counted = await statement<{ count: number }>(
      context.db,
      list.name('count'),
      () =>
        context.db
          .select({ count: sql<number>`count(*)`.mapWith(Number) })
          .from(query.table as PgTable)
          .where(and(...list.where))
          .prepare(list.name('count')) as never,
    ).execute(list.values);
    return counted[0]?.count ?? 0;
  });
}

export interface ChildListQuery<T extends PgTable> extends ListQuery<T> {
  /** The column that points at the parent. */
  readonly parent: string & keyof InferSelectModel<T>;
}

/** A page of the rows of one parent; the parents asked for in one tick share one statement. */
export async function childPage<T extends PgTable>(
  context: ViewContext,
  query: ChildListQuery<T>,
  parentKey: string,
): Promise<Page<InferSelectModel<T>>> {
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
        .select(columnsOf(query.table, context.columns))
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
  return async (key: string) =>
    (await keptPage(list, kept, key)) ??
    list.page(await pages.load(key), async () => (await counts.load(key))[0]?.count ?? 0);
}

/** Null where SQL has to answer. */
async function keptPage<T extends PgTable>(list: List<T>, kept: KeptRows | null, key: string) {
  if (kept === null) return null;
  const found = kept(key);
  const rows = found instanceof Promise ? await found : found;
  return rows === null ? null : list.pageOf(rows);
}

const columnOf = (table: PgTable, key: string) =>
  (table as unknown as Record<string, PgColumn>)[key] as PgColumn;

/** What `listPage` and `childPage` have in common: the window, and the parts of the statement. */
class List<T extends PgTable> {
  readonly window: PageWindow;
  readonly where: SQL[];
  private readonly scope: CursorScope;

  constructor(
    private readonly context: ViewContext,
    private readonly query: ListQuery<T>,
  ) {
    this.scope = {
      department: context.department,
      coordinate: query.coordinate,
      sort: query.sort.name,
      filter: filterHash(query.conditions.map((c) => [c.name, c.ambient ? null : c.values])),
    };
    this.window = pageWindow(query.args, this.scope, context);
    this.where = query.conditions.map((condition) => condition.where);
  }

  name(purpose: string): string {
    const { coordinate, table, conditions, sort } = this.query;
    const turn = `${this.window.backward ? 'backward' : 'forward'}${this.window.position === null ? '' : ' on'}`;
    const { columns } = this.context;
    return [
      coordinate,
      getTableName(table),
      purpose,
      columns,
      sort.name,
      turn,
      ...conditions.map((c) => c.name),
    ].join(' ');
  }

  private get columns(): PgColumn[] {
    return this.query.sort.keys.map((key) => columnOf(this.query.table, key));
  }

  private get descending(): boolean {
    return (this.query.sort.descending ?? false) !== this.window.backward;
  }

  get order(): SQL[] {
    return this.columns.map((column) => (this.descending ? desc(column) : asc(column)));
  }

  get keyset(): SQL | undefined {
    if (this.window.position === null) return undefined;
    const columns = sql.join(
      this.columns.map((column) => sql`${column}`),
      sql`, `,
    );
    const position = sql.join(
      this.columns.map((_, index) => sql`${sql.placeholder(`position${index}`)}`),
      sql`, `,
    );
    return this.descending ? sql`(${columns}) < (${position})` : sql`(${columns}) > (${position})`;
  }

  get values(): Record<string, unknown> {
    const values: Record<string, unknown> = {};
    for (const condition of this.query.conditions) Object.assign(values, condition.values);
    this.window.position?.forEach((value, index) => {
      values[`position${index}`] = value;
    });
    return values;
  }

  /** The page of rows that ascend by the sort; null where the cursor's row is not among them any more. */
  pageOf(rows: readonly KeptRow[]): Page<InferSelectModel<T>> | null {
    const { conditions, sort } = this.query;
    const { position, limit } = this.window;
    const step = this.descending ? -1 : 1;
    let at = this.descending ? rows.length - 1 : 0;
    if (position !== null) {
      at = rows.findIndex((row) => sort.keys.every((key, index) => row[key] === position[index]));
      if (at === -1) return null;
      at += step;
    }
    const found: KeptRow[] = [];
    for (; at >= 0 && at < rows.length && found.length <= limit; at += step) {
      const row = rows[at] as KeptRow;
      if (holdsFor(row, conditions)) found.push(row);
    }
    return this.page(found as InferSelectModel<T>[], async () => {
      let count = 0;
      for (const row of rows) if (holdsFor(row, conditions)) count += 1;
      return count;
    });
  }

  page(rows: readonly InferSelectModel<T>[], count: () => Promise<number>): Page<InferSelectModel<T>> {
    const { cursors } = this.context;
    const { keys } = this.query.sort;
    return new Page(
      rows,
      this.window,
      (row) =>
        cursors.seal(
          this.scope,
          keys.map((key) => row[key]),
        ),
      count,
    );
  }
}

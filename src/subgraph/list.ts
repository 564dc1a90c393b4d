import { and, asc, desc, getTableName, type InferSelectModel, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { statement } from '../database/statement.ts';
import type { KeptRow } from './collection.ts';
import type { ViewContext } from './context.ts';
import type { CursorScope } from './cursor.ts';
import { holdsFor, keptRows } from './kept-rows.ts';
import { filterHash, Page, type PageArgs, type PageWindow, pageWindow } from './page.ts';
import type { Kept } from './record-cache.ts';
import { type RowSelection, rowSelection } from './scope.ts';

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
  const rows = (await rowsByKeys(context, query, list)) ?? (await listRows(context, query, list));
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

/** The rows of the window with the columns that the operation reads, or only that one of their keys. */
function listRows<T extends PgTable>(
  context: ViewContext,
  { table }: ListQuery<T>,
  list: List<T>,
  key: string | null = null,
): Promise<InferSelectModel<T>[]> {
  const name = list.name(key === null ? 'page' : 'keys');
  return statement<InferSelectModel<T>>(
    context.db,
    name,
    () =>
      context.db
        .select(key === null ? list.selection.columns : { [key]: columnOf(table, key) })
        .from(table as PgTable)
        .where(and(...list.where, list.keyset))
        .orderBy(...list.order)
        .limit(sql.placeholder('limit'))
        .prepare(name) as never,
  ).execute({ ...list.values, limit: list.window.limit + 1 });
}

/**
 * Where rows are kept the database has only to say which: most of a page is in reading its rows. Null where nothing is
 * kept, or what is kept is not what the database has found.
 */
async function rowsByKeys<T extends PgTable>(
  context: ViewContext,
  query: ListQuery<T>,
  list: List<T>,
): Promise<InferSelectModel<T>[] | null> {
  const { table, conditions, sort } = query;
  const key = sort.keys.at(-1) as string & keyof InferSelectModel<T>;
  const kept = keptRows(context, { table, key, order: null, conditions });
  if (kept === null) return null;
  const found = (await listRows(context, query, list, key)).map((row) => kept(row[key] as string));
  const rows = found.some((row) => row instanceof Promise) ? await Promise.all(found) : (found as Kept[]);
  const whole = rows.flatMap((row) => row ?? []).filter((row) => holdsFor(row, conditions));
  return whole.length === rows.length ? (whole as InferSelectModel<T>[]) : null;
}

export const columnOf = (table: PgTable, key: string) =>
  (table as unknown as Record<string, PgColumn>)[key] as PgColumn;

/** What `listPage` and `childPage` have in common: the window, and the parts of the statement. */
export class List<T extends PgTable> {
  readonly window: PageWindow;
  readonly where: SQL[];
  readonly selection: RowSelection;
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
    this.selection = rowSelection(context, query.table);
    this.where = query.conditions.map((condition) => condition.where);
  }

  name(purpose: string): string {
    const { coordinate, table, conditions, sort } = this.query;
    const turn = `${this.window.backward ? 'backward' : 'forward'}${this.window.position === null ? '' : ' on'}`;
    return [
      coordinate,
      getTableName(table),
      purpose,
      this.selection.name,
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
    const values: Record<string, unknown> = { ...this.selection.values };
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

import { and, asc, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { qualifiedName } from '../database/qualified.ts';
import { type Database, statement } from '../database/statement.ts';
import { columnsOf } from './column-set.ts';

export type KeptRow = Readonly<Record<string, unknown>>;

/**
 * The rows of a table that have a value in one column: a record by its key, or the records of a subject. Whole rows, in
 * the order in which the database gives them, so that nothing has to be known of its collation.
 */
export interface Collection {
  readonly name: string;
  /** With its schema, as changes name it. */
  readonly table: string;
  /** By the name of the database. */
  readonly column: string;
  /** Null for one row at most. */
  readonly order: readonly string[] | null;
  keyOf(row: KeptRow): string;
  fetch(db: Database, keys: string[]): Promise<KeptRow[]>;
}

/** More rows of one key than lists are read for; they are not kept, as what is read of them is a page. */
export const MOST_ROWS = 200;

const known = new WeakMap<PgTable, Map<string, Collection>>();

/** `key` and `order` are properties of the table; the order ascends. */
export function collectionOf(table: PgTable, key: string, order: readonly string[] | null): Collection {
  const shape = order === null ? key : `${key} by ${order.join()}`;
  let ofTable = known.get(table);
  if (ofTable === undefined) {
    ofTable = new Map();
    known.set(table, ofTable);
  }
  let found = ofTable.get(shape);
  if (found === undefined) {
    found = describe(table, key, order);
    ofTable.set(shape, found);
  }
  return found;
}

function describe(table: PgTable, key: string, order: readonly string[] | null): Collection {
  const columns = columnsOf(table, 'whole');
  const column = columns[key] as PgColumn;
  const qualified = qualifiedName(table);
  const name = `kept ${qualified} ${key} ${order?.join() ?? ''}`;
  const keys = sql`${sql.placeholder('keys')}::text[]`;
  return {
    name,
    table: qualified,
    column: column.name,
    order,
    keyOf: (row) => row[key] as string,
    fetch: (db, wanted) =>
      statement<KeptRow>(db, name, () => {
        const select = db.select(columns).from(table as PgTable);
        if (order === null) return select.where(sql`${column} = any(${keys})`).prepare(name) as never;
        // One more than is kept tells that there are too many.
        const rows = select
          .where(and(sql`${column} = wanted.key`))
          .orderBy(...order.map((by) => asc(columns[by] as PgColumn)))
          .limit(MOST_ROWS + 1)
          .as('kept');
        const kept = rows as unknown as Record<string, PgColumn>;
        const shown = Object.fromEntries(
          Object.keys(columns).map((property) => [property, kept[property] as PgColumn]),
        );
        return db
          .select(shown)
          .from(sql`unnest(${keys}) as wanted(key)` as SQL)
          .crossJoinLateral(rows)
          .orderBy(...order.map((by) => asc(kept[by] as PgColumn)))
          .prepare(name) as never;
      }).execute({ keys: wanted }),
  };
}

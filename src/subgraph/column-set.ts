import { getTableColumns } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { type DocumentNode, visit } from 'graphql';

/**
 * Which columns of its tables an operation reads: those that lists show, or all that the view can show. Two sets and
 * no more, because each is a prepared statement of its own; in a list, decoding what nobody asked for cost more than
 * all the rest.
 */
export type ColumnSet = 'list' | 'whole';

interface Read {
  /** Columns that are plain fields of their type, under the same name, and that lists seldom show. */
  readonly seldom: readonly string[];
  /** Columns that only the database reads. */
  readonly never: readonly string[];
}

const reads = new Map<PgTable, Read>();

/** Says of a table which columns are read only for an operation that selects one of them by its name. */
export function readSeldom<T extends PgTable>(
  table: T,
  seldom: readonly (string & keyof T['_']['columns'])[],
  never: readonly (string & keyof T['_']['columns'])[] = [],
): void {
  reads.set(table, { seldom, never });
}

/** The columns of a set, as `select` takes them. */
export function columnsOf(table: PgTable, set: ColumnSet): Record<string, PgColumn> {
  const { seldom = [], never = [] } = reads.get(table) ?? {};
  const left = new Set<string>(set === 'list' ? [...seldom, ...never] : never);
  return Object.fromEntries(
    Object.entries(getTableColumns(table)).filter(([name]) => !left.has(name)),
  ) as Record<string, PgColumn>;
}

/** The set that a document of a plan needs; a name that is seldom read in one table counts in every type. */
export function columnSetOf(document: DocumentNode): ColumnSet {
  const seldom = new Set([...reads.values()].flatMap((read) => read.seldom));
  let set: ColumnSet = 'list';
  visit(document, {
    Field({ name }) {
      if (seldom.has(name.value)) set = 'whole';
    },
  });
  return set;
}

import DataLoader from 'dataloader';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Awaitable } from '../database/awaitable.ts';
import { shared } from '../database/shared-fetch.ts';
import { collectionOf } from './collection.ts';
import type { ViewContext } from './context.ts';
import type { Condition } from './list.ts';
import type { Kept } from './record-cache.ts';

export interface RowsAsked {
  readonly table: PgTable;
  /** The property by whose value the rows are asked for. */
  readonly key: string;
  /** Properties by which they ascend; null where the key is unique. */
  readonly order: readonly string[] | null;
  readonly conditions: readonly Condition[];
}

/** The rows of a key, before any condition: at once where they are kept, else by a statement; null if too many. */
export type KeptRows = (key: string) => Awaitable<Kept>;

/** Null where SQL has to answer: nothing is kept of the table, or a condition is known to SQL alone. */
export function keptRows(
  context: ViewContext,
  { table, key, order, conditions }: RowsAsked,
): KeptRows | null {
  const records = context.recordsOf(table);
  if (records === null || !conditions.every(({ holds }) => holds !== undefined)) return null;
  const collection = collectionOf(table, key, order);
  if (!records.serves(collection)) return null;
  const { db } = context;
  const missed = context.keep(collection, () => {
    const fetch = shared(db, collection.name, {
      fetch: (keys) => collection.fetch(db, keys),
      keyOf: collection.keyOf,
    });
    return new DataLoader<string, Kept>((keys) => records.fill(collection, keys, fetch));
  });
  const get = records.readerOf(collection);
  return (wanted) => {
    const kept = get(wanted);
    return kept === undefined ? missed.load(wanted) : kept;
  };
}

export const holdsFor = (row: object, conditions: readonly Condition[]): boolean => {
  for (const condition of conditions) if (condition.holds?.(row) !== true) return false;
  return true;
};

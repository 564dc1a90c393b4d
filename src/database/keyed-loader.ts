import DataLoader from 'dataloader';
import type { Awaitable } from './awaitable.ts';

/** What loads something by its key; a DataLoader is one. */
export interface KeyLoader<Value> {
  load(key: string): Awaitable<Value>;
}

export type Fetch<Row> = (keys: string[]) => Promise<Row[]>;

/** One row or null per key; every key asked for in one tick goes to the database in one statement. */
export function rowLoader<Row>(
  fetch: Fetch<Row>,
  keyOf: (row: Row) => string,
): DataLoader<string, Row | null> {
  return new DataLoader(async (keys) => {
    const byKey = new Map<string, Row>();
    for (const row of await fetch([...keys])) byKey.set(keyOf(row), row);
    return keys.map((key) => byKey.get(key) ?? null);
  });
}

/** All rows of each key, in the order of the statement. */
export function rowsLoader<Row>(fetch: Fetch<Row>, keyOf: (row: Row) => string): DataLoader<string, Row[]> {
  return new DataLoader(async (keys) => {
    const byKey = rowsByKey(await fetch([...keys]), keyOf);
    return keys.map((key) => byKey.get(key) ?? []);
  });
}

/** The rows of each key, in their order; a key without rows is not in it. */
export function rowsByKey<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const byKey = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, [row]);
    else known.push(row);
  }
  return byKey;
}

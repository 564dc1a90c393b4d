import { type Fetch, rowsByKey } from './keyed-loader.ts';
import type { Database } from './statement.ts';

interface Waiting<Row> {
  readonly keys: readonly string[];
  readonly resolve: (rows: Row[]) => void;
  readonly reject: (error: unknown) => void;
}

// A page of 500 subjects; more keys in one statement would only make those behind it wait.
const MOST_KEYS = 1_000;

const groups = new WeakMap<Database, Map<string, Waiting<never>[]>>();

/**
 * The same fetch, shared with every other request that asks the database for the same thing by other keys: while one
 * statement runs, the keys that come gather for the next. A key look-up costs the database and the client several
 * times what one more key in it costs. Nobody gets a row that was read before he asked. `name` must say everything
 * that the rows depend on beside the key: the statement, and all its values.
 */
export function shared<Row>(
  db: Database,
  name: string,
  by: { readonly fetch: Fetch<Row>; readonly keyOf: (row: Row) => string },
): Fetch<Row> {
  return (keys) =>
    new Promise((resolve, reject) => {
      const known = groups.get(db) ?? new Map<string, Waiting<never>[]>();
      groups.set(db, known);
      const queue = known.get(name) as Waiting<Row>[] | undefined;
      const waiting = { keys, resolve, reject };
      if (queue !== undefined) {
        queue.push(waiting);
        return;
      }
      const started = [waiting];
      known.set(name, started as Waiting<never>[]);
      void drain(started, by, () => known.delete(name));
    });
}

/** Asks for all that wait, again and again, until nobody does. Never rejects. */
async function drain<Row>(
  queue: Waiting<Row>[],
  by: { readonly fetch: Fetch<Row>; readonly keyOf: (row: Row) => string },
  done: () => void,
): Promise<void> {
  while (queue.length > 0) {
    const group = takeGroup(queue);
    const [first] = group;
    if (group.length === 1 && first !== undefined) {
      await alone(first, by.fetch);
      continue;
    }
    try {
      const rows = await by.fetch([...new Set(group.flatMap(({ keys }) => keys))]);
      const byKey = rowsByKey(rows, by.keyOf);
      for (const { keys, resolve } of group) resolve(keys.flatMap((key) => byKey.get(key) ?? []));
    } catch {
      // One caller's key may be at fault; the others must not fail with it.
      for (const waiting of group) await alone(waiting, by.fetch);
    }
  }
  // In the same turn as the last look at the queue: who came in between would wait for ever.
  done();
}

async function alone<Row>({ keys, resolve, reject }: Waiting<Row>, fetch: Fetch<Row>): Promise<void> {
  try {
    resolve(await fetch([...keys]));
  } catch (error) {
    reject(error);
  }
}

function takeGroup<Row>(queue: Waiting<Row>[]): Waiting<Row>[] {
  let keys = 0;
  let taken = 0;
  for (const waiting of queue) {
    keys += waiting.keys.length;
    if (taken > 0 && keys > MOST_KEYS) break;
    taken += 1;
  }
  return queue.splice(0, taken);
}

import { LRUCache } from 'lru-cache';
import type { Change } from '../changes/change.ts';
import { type ChangeListener, type ChangeReader, listenToChanges } from '../changes/listener.ts';
import { rowsByKey } from '../database/keyed-loader.ts';
import { bytesOf } from './byte-size.ts';
import { type Collection, type KeptRow, MOST_ROWS } from './collection.ts';

/** What is kept of one key: its rows, or null where they are too many. */
export type Kept = readonly KeptRow[] | null;

// The demo region of 21,000 entities with all their records counts 184 MB, and takes 277 MB of a heap of 2 GB or more.
const KEPT_BYTES = 200_000_000;

/** The cache of a process that reads this database, and hears from it what is changed. */
export async function openRecordCache(
  url: string,
): Promise<{ records: RecordCache; close(): Promise<void> }> {
  const records = new RecordCache();
  const listener = await listenToChanges(url, records);
  records.hears(listener);
  return { records, close: listener.close };
}

/** A fetch under way: what is changed before it has come must not be kept as it was. */
interface Fill {
  all: boolean;
  readonly changed: Set<string>;
}

/** The state of a collection in one process. */
interface Place {
  readonly collection: Collection;
  /** Before each key of the common map; another one makes all keys before it unreachable. */
  prefix: string;
  readonly fills: Set<Fill>;
}

/**
 * The rows that the views of this process have read, as the database has them. Nothing of whoever asks is in a key or a
 * row: row rules, scopes, decisions and masks are applied to what comes out, for each request anew.
 */
export class RecordCache implements ChangeReader {
  private readonly rows: LRUCache<string, { readonly rows: Kept }>;
  private readonly places = new Map<Collection, Place>();
  private readonly byTable = new Map<string, Place[]>();
  private prefixes = 0;
  private listener: ChangeListener | null = null;

  constructor(bytes: number = KEPT_BYTES) {
    this.rows = new LRUCache({
      maxSize: bytes,
      sizeCalculation: ({ rows }, key) => bytesOf(rows) + bytesOf(key),
    });
  }

  /** Until it hears the changes it serves nothing. */
  hears(listener: ChangeListener): void {
    this.listener = listener;
  }

  /** Whether what is kept of a collection may be answered from now, and what is not may be fetched for it. */
  serves({ table, column }: Collection): boolean {
    return this.listener?.announces(table, column) === true && this.listener.isFresh();
  }

  get(collection: Collection, key: string): Kept | undefined {
    return this.readerOf(collection)(key);
  }

  /** What is kept of a collection by its key; undefined where nothing is, or it is too old to be trusted by now. */
  readerOf(collection: Collection): (key: string) => Kept | undefined {
    const place = this.placeOf(collection);
    return (key) => (this.listener?.isFresh() ? this.rows.get(place.prefix + key)?.rows : undefined);
  }

  /** The rows of each key by `fetch`, which is kept but for what was changed since before the call. */
  async fill(
    collection: Collection,
    keys: readonly string[],
    fetch: (keys: string[]) => Promise<KeptRow[]>,
  ): Promise<Kept[]> {
    const place = this.placeOf(collection);
    const isHeard = this.listener?.announces(collection.table, collection.column) === true;
    const fill: Fill = { all: !isHeard, changed: new Set() };
    place.fills.add(fill);
    try {
      const byKey = rowsByKey(await fetch([...keys]), collection.keyOf);
      return keys.map((key) => {
        const found = byKey.get(key) ?? [];
        const kept = found.length > MOST_ROWS ? null : frozen(found);
        if (!fill.all && !fill.changed.has(key)) this.rows.set(place.prefix + key, { rows: kept });
        return kept;
      });
    } finally {
      place.fills.delete(fill);
    }
  }

  change({ table, keys }: Change): void {
    for (const place of this.byTable.get(table) ?? []) {
      const changed = keys?.[place.collection.column];
      if (changed === undefined) this.forgetAll(place);
      else for (const key of changed) this.forget(place, key);
    }
  }

  lost(): void {
    this.rows.clear();
    for (const place of this.places.values()) this.forgetAll(place);
  }

  private forget(place: Place, key: string): void {
    this.rows.delete(place.prefix + key);
    for (const fill of place.fills) fill.changed.add(key);
  }

  private forgetAll(place: Place): void {
    place.prefix = this.nextPrefix();
    for (const fill of place.fills) fill.all = true;
  }

  private nextPrefix(): string {
    this.prefixes += 1;
    return `${this.prefixes} `;
  }

  private placeOf(collection: Collection): Place {
    let place = this.places.get(collection);
    if (place === undefined) {
      place = { collection, prefix: this.nextPrefix(), fills: new Set() };
      this.places.set(collection, place);
      const ofTable = this.byTable.get(collection.table);
      if (ofTable === undefined) this.byTable.set(collection.table, [place]);
      else ofTable.push(place);
    }
    return place;
  }
}

/** Rows are shared by all requests, so none may change them. */
function frozen(rows: KeptRow[]): readonly KeptRow[] {
  for (const row of rows) {
    for (const name in row) if (typeof row[name] === 'object') Object.freeze(row[name]);
    Object.freeze(row);
  }
  return Object.freeze(rows);
}

import { type SQL, sql } from 'drizzle-orm';
import { readInstant } from '../database/columns.ts';
import type { Database } from '../database/statement.ts';
import type { ChangeLog } from './log.ts';

/** View → when its records last changed; a view of which nothing was written is not in it. */
export type LastChanges = () => Promise<ReadonlyMap<string, string>>;

// Whoever goes through a catalogue asks several times, and a second more or less says nothing about a record.
const KEPT_MS = 1_000;

/** Reads the end of each change log. */
export function lastChangesOf(db: Database, logs: ReadonlyMap<string, ChangeLog>): LastChanges {
  const statement = sql.join([...logs].map(lastOf), sql` union all `);
  let known: { readonly at: number; readonly read: Promise<ReadonlyMap<string, string>> } | null = null;
  return () => {
    if (known !== null && performance.now() - known.at < KEPT_MS) return known.read;
    const read = readLast(db, statement);
    known = { at: performance.now(), read };
    read.catch(() => {
      known = null;
    });
    return read;
  };
}

const lastOf = ([view, log]: [string, ChangeLog]): SQL => sql`
  (select ${view}::text as view, ${log.changedAt} as changed_at from ${log} order by ${log.sequence} desc limit 1)`;

async function readLast(db: Database, statement: SQL): Promise<ReadonlyMap<string, string>> {
  const rows = await db.execute<{ view: string; changed_at: string }>(statement);
  return new Map(rows.map((row) => [row.view, readInstant(row.changed_at)]));
}

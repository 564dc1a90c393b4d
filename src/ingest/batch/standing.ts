import { sql } from 'drizzle-orm';
import { ADVISORY_LOCK } from '../../database/advisory-lock.ts';
import type { Database } from '../../database/statement.ts';
import type { Batch } from './batch.ts';

/**
 * How far a batch is. `APPLYING` in the table is what its process has written last; whether there still is one tells its
 * lock. Without one it is `WAITING` for files before it, or `INTERRUPTED`, and goes on when its file is sent again.
 */
export type Standing = Batch['state'] | 'WAITING' | 'INTERRUPTED';

export type StandingBatch = Omit<Batch, 'state'> & { readonly state: Standing };

/** Batches as they stand; `waiting` are those that somebody is about to begin. */
export async function standing(
  db: Database,
  read: () => Promise<Batch[]>,
  waiting: ReadonlySet<string>,
): Promise<StandingBatch[]> {
  // Before the batches: a process writes the end of its batch, and then lets go of it.
  const held = await db.execute<{ lock: number }>(sql`
    select objid::int as lock from pg_locks
    where locktype = 'advisory' and classid = ${ADVISORY_LOCK.intake}::oid and objsubid = 2 and granted
      and database = (select oid from pg_database where datname = current_database())`);
  const batches = await read();
  const open = batches.filter(({ state }) => state === 'APPLYING').map(({ id }) => id);
  if (open.length === 0) return batches;
  const locks = JSON.stringify(held.map(({ lock }) => lock));
  const found = await db.execute<{ id: string }>(sql`
    select id from json_array_elements_text(${JSON.stringify(open)}::json) as id
    where hashtext(id) in (select value::int from json_array_elements_text(${locks}::json))`);
  const running = new Set(found.map(({ id }) => id));
  const idle = (id: string): Standing => (waiting.has(id) ? 'WAITING' : 'INTERRUPTED');
  return batches.map((batch) =>
    batch.state !== 'APPLYING' || running.has(batch.id) ? batch : { ...batch, state: idle(batch.id) },
  );
}

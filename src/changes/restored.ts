import { type SQL, sql } from 'drizzle-orm';
import { ADVISORY_LOCK } from '../database/advisory-lock.ts';
import { qualifiedName } from '../database/qualified.ts';
import type { Database } from '../database/statement.ts';
import type { Consumer } from './consumer.ts';
import type { ChangeLog } from './log.ts';

type Reader = Pick<Consumer, 'name' | 'cursors'>;

/**
 * Takes in the rows of a log that were restored from another cluster. Their transactions have numbers that this
 * cluster has not given out yet, so no reader would come to them before it has; here they were committed by nobody
 * else than this transaction, and that is what they get to say. Does nothing to a log of this cluster: of what is seen
 * nothing is beyond the snapshot by which it is seen.
 *
 * In a transaction. A reader whose cursor came with them goes on where it was. In the order of before its next change may have had a
 * number of the log below one that it has read; those few it reads again.
 */
export async function adoptRestored(db: Database, log: ChangeLog, readers: readonly Reader[]): Promise<void> {
  // One after another: by a snapshot from before the other's transaction, what that has adopted would look restored.
  await db.execute(
    sql`select pg_advisory_xact_lock(${ADVISORY_LOCK.consumers}::int, hashtext(${`restored ${qualifiedName(log)}`}))`,
  );
  // In one statement, so by one snapshot: the cursors are read against the rows as they came.
  const moved = readers.map(
    (reader, place) => sql`, ${sql.raw(`reader_${place}`)} as (${goOn(log, reader)})`,
  );
  await db.execute(sql`
    with adopted as (
      update ${log} set xid = pg_current_xact_id()::text
      where xid::xid8 >= pg_snapshot_xmax(pg_current_snapshot())
    ) ${sql.join(moved)} select`);
}

const goOn = (log: ChangeLog, { name, cursors }: Reader): SQL => sql`
  update ${cursors} as own
  set xid = pg_current_xact_id()::text, sequence = coalesce(
    (select min(sequence) from ${log} where (xid::xid8, sequence) > (own.xid::xid8, own.sequence)),
    (select max(sequence) + 1 from ${log}), 1) - 1
  where name = ${name} and own.xid::xid8 >= pg_snapshot_xmax(pg_current_snapshot())
    and exists (select from ${log} where xid::xid8 >= pg_snapshot_xmax(pg_current_snapshot()))`;

import { sql } from 'drizzle-orm';
import type { Database } from '../database/statement.ts';
import type { ChangeLog } from './log.ts';

/**
 * Takes in the rows of a log that were restored from another cluster. Their transactions have numbers that this
 * cluster has not given out yet, so no reader would come to them before it has; here they were committed by nobody
 * else than this transaction, and that is what they get to say. Does nothing to a log of this cluster: of what is seen
 * nothing is beyond the snapshot by which it is seen.
 */
export async function adoptRestored(db: Database, log: ChangeLog): Promise<void> {
  await db.execute(sql`
    update ${log} set xid = pg_current_xact_id()::text
    where xid::xid8 >= pg_snapshot_xmax(pg_current_snapshot())`);
}

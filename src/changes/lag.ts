import { sql } from 'drizzle-orm';
import type { Database } from '../database/statement.ts';
import type { Consumer } from './consumer.ts';
import { beyondCursor } from './consumer-cursor.ts';

/**
 * Milliseconds since the first change was made that the consumer has not consumed; 0 when there is none. Also counts
 * what the snapshot horizon holds back, which is how an operator learns of a transaction that was left open.
 */
export async function lagOf(
  db: Database,
  consumer: Pick<Consumer, 'name' | 'log' | 'cursors'>,
  now: Date,
): Promise<number> {
  const [first] = await db.execute<{ changedAt: string }>(sql`
    select extract(epoch from changed_at) * 1000 as "changedAt" from ${consumer.log}
    where ${beyondCursor(consumer)}
    order by xid::xid8, sequence
    limit 1`);
  return first === undefined ? 0 : Math.max(0, now.getTime() - Number(first.changedAt));
}

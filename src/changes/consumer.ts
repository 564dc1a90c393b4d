import { sql } from 'drizzle-orm';
import { ADVISORY_LOCK } from '../database/advisory-lock.ts';
import type { Database } from '../database/statement.ts';
import type { TransactionConnection } from '../database/transaction-connection.ts';
import { beyondCursor, type ConsumerCursors } from './consumer-cursor.ts';
import type { ChangeLog, ChangeOperation, ChangeReason } from './log.ts';

export interface Change {
  readonly kind: string;
  readonly recordId: string;
  readonly version: number;
  readonly subjectKey: string;
  readonly operation: ChangeOperation;
  readonly reason: ChangeReason;
  /** As the database writes it. */
  readonly changedAt: string;
}

/** Reads one change log to its end, again and again, and does something about it. */
export interface Consumer {
  /** The key of its cursor, and of the lock by which one process at a time is its runner. */
  readonly name: string;
  readonly log: ChangeLog;
  readonly cursors: ConsumerCursors;
  /** What it has to do before it reads, each time. */
  before?(connection: TransactionConnection): Promise<void>;
  /** In the transaction that moves the cursor, so that a change takes effect once or is read again. */
  apply(db: Database, changes: readonly Change[]): Promise<void>;
}

// Some hundredths of a second to a second of work: what it locks nobody waits for any longer.
export const CHANGES_A_TURN = 1_000;

/**
 * Consumes the next changes of the log, 1,000 at most, and says how many they were: none when there are none, or
 * while another process consumes them.
 *
 * The order is that of the writing transactions, and only those below the snapshot horizon are read: whatever is
 * below it has ended, so nothing that commits late comes to stand before the cursor. The price is that a transaction
 * that stays open anywhere in the cluster holds back what was written after it began.
 */
export async function consume(
  { db, transaction }: TransactionConnection,
  consumer: Consumer,
): Promise<number> {
  // Most turns find nothing, and then cost one look at an index in place of a transaction.
  if ((await next(db, consumer, 1)).length === 0) return 0;
  return transaction(async () => {
    if (!(await becomeRunner(db, consumer.name))) return 0;
    // A statement of its own, after the lock: it sees where the runner before has left the cursor.
    const changes = await next(db, consumer, CHANGES_A_TURN);
    const last = changes.at(-1);
    if (last === undefined) return 0;
    await consumer.apply(db, changes);
    await db.execute(sql`
      insert into ${consumer.cursors} (name, xid, sequence) values (${consumer.name}, ${last.xid}, ${last.sequence})
      on conflict (name) do update set xid = excluded.xid, sequence = excluded.sequence`);
    return changes.length;
  });
}

/** Consumes until there is nothing left, or until it is told to stop. */
export async function catchUp(
  connection: TransactionConnection,
  consumer: Consumer,
  stop?: AbortSignal,
): Promise<void> {
  while (!stop?.aborted && (await consume(connection, consumer)) > 0);
}

/** A row of the log; the numbers in it as text, as the client gives them. */
type LoggedChange = Change & { readonly xid: string; readonly sequence: string };

async function next(db: Database, consumer: Consumer, limit: number): Promise<LoggedChange[]> {
  return await db.execute<LoggedChange & Record<string, unknown>>(sql`
    select xid, sequence, kind, record_id as "recordId", version::int as version, subject_key as "subjectKey",
      operation, reason, changed_at as "changedAt"
    from ${consumer.log}
    where ${beyondCursor(consumer)} and xid::xid8 < pg_snapshot_xmin(pg_current_snapshot())
    order by xid::xid8, sequence
    limit ${limit}`);
}

async function becomeRunner(db: Database, name: string): Promise<boolean> {
  const [row] = await db.execute<{ taken: boolean }>(sql`
    select pg_try_advisory_xact_lock(${ADVISORY_LOCK.consumers}::int, hashtext(${name})) as taken`);
  return row?.taken === true;
}

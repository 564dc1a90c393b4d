import { sql } from 'drizzle-orm';
import type { Moment } from '../../clock.ts';
import { qualified } from '../../database/qualified.ts';
import type { Database } from '../../database/statement.ts';
import type { FedRecords, Feed } from './feed.ts';

// 400 days of retractions: a puller that was away for a year can go on (design of the feed; no law says so).
const KEPT_DAYS = 400;

/**
 * Tells what begins and what ends by the calendar alone: once a day, in a transaction. Nothing depends on when that
 * happens: who may read what is decided by the day of the question.
 */
export async function turnDay(db: Database, feed: Feed, { now, today }: Moment): Promise<void> {
  const { feedLog } = feed;
  await db.execute(sql`insert into ${feedLog} (is_only) values (true) on conflict do nothing`);
  // The row is locked until the end, so that two processes do not tell the same.
  const [row] = await db.execute<{ turnedOn: string | null }>(
    sql`select turned_on::text as "turnedOn" from ${feedLog} for update`,
  );
  const turnedOn = row?.turnedOn ?? null;
  if (turnedOn !== null && turnedOn >= today) return;
  // A feed that was not there yesterday has told nothing that could have ended.
  if (turnedOn !== null)
    for (const records of feed.records) await tell(db, feed, { records, turnedOn, today, now });
  await forget(db, feed, today);
  await db.execute(sql`update ${feedLog} set turned_on = ${today}`);
}

interface Turn {
  readonly records: FedRecords;
  readonly turnedOn: string;
  readonly today: string;
  readonly now: Date;
}

async function tell(db: Database, { log }: Feed, { records, turnedOn, today, now }: Turn): Promise<void> {
  const { kind, table, lives, left } = records;
  const before = sql`${turnedOn}::date`;
  const day = sql`${today}::date`;
  await db.execute(sql`
    insert into ${log} (kind, record_id, version, subject_key, operation, reason, changed_at)
    select ${kind}, ${qualified(table.id)}, ${qualified(table.version)}, ${qualified(table.subjectKey)},
      case when ${lives(day)} then 'UPSERT' else 'RETRACT' end,
      case when ${lives(day)} then 'IMPOSED' else ${left(day)} end, ${now.toISOString()}::timestamptz
    from ${table}
    where (${lives(before)}) <> (${lives(day)})
    order by ${qualified(table.id)}`);
}

async function forget(db: Database, { standing, feedLog }: Feed, today: string): Promise<void> {
  await db.execute(sql`
    with forgotten as (
      delete from ${standing}
      where operation = 'RETRACT' and changed_at < ${today}::date - ${sql.raw(String(KEPT_DAYS))}
      returning position
    )
    update ${feedLog} set forgotten_position = greatest(forgotten_position, (select max(position) from forgotten))
    where exists (select from forgotten)`);
}

import { sql } from 'drizzle-orm';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/statement.ts';
import type { Change, Consumer } from '../consumer.ts';
import { turnDay } from './day-turn.ts';
import type { Feed } from './feed.ts';

/**
 * Gives the changes of a log their numbers in the feed, in the order of a consumer: that of the writing transactions,
 * none of which can still come to stand before what has its number.
 */
export function numbering(feed: Feed, clock: Clock): Consumer {
  let turnedOn = '';
  return {
    name: `${feed.view} feed`,
    log: feed.log,
    cursors: feed.cursors,
    async before({ db, transaction }) {
      const moment = clock();
      if (turnedOn === moment.today) return;
      await transaction(() => turnDay(db, feed, moment));
      turnedOn = moment.today;
    },
    apply: (db, changes) => number(db, feed, changes),
  };
}

async function number(
  db: Database,
  { standing, feedLog, records }: Feed,
  changes: readonly Change[],
): Promise<void> {
  const kinds = new Set(records.map(({ kind }) => kind));
  const latest = new Map<string, Change>();
  for (const change of changes) {
    if (!kinds.has(change.kind)) continue;
    const record = JSON.stringify([change.kind, change.recordId]);
    // To the end: it stands where its last change stands.
    latest.delete(record);
    latest.set(record, change);
  }
  if (latest.size === 0) return;
  await db.execute(sql`insert into ${feedLog} (is_only) values (true) on conflict do nothing`);
  await db.execute(sql`
    with told as (
      select * from rows from (json_to_recordset(${JSON.stringify([...latest.values()])}::json) as (
        "kind" text, "recordId" text, "version" bigint, "subjectKey" text, "operation" text, "reason" text,
        "changedAt" timestamptz
      )) with ordinality as told (kind, record_id, version, subject_key, operation, reason, changed_at, place)
    ), counted as (
      update ${feedLog} set last_position = last_position + ${latest.size}
      returning last_position - ${latest.size} as before
    )
    insert into ${standing} (kind, record_id, position, version, subject_key, operation, reason, changed_at)
    select kind, record_id, before + place, version, subject_key, operation, reason, changed_at
    from told, counted
    on conflict (kind, record_id) do update set (position, version, subject_key, operation, reason, changed_at)
      = row(excluded.position, excluded.version, excluded.subject_key, excluded.operation, excluded.reason, excluded.changed_at)`);
}

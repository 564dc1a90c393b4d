import { sql } from 'drizzle-orm';
import { readInstant } from '../../database/columns.ts';
import { qualified } from '../../database/qualified.ts';
import type { Database } from '../../database/statement.ts';
import type { ChangeOperation, ChangeReason } from '../log.ts';
import type { FedRecords, Feed } from './feed.ts';

/** The latest change of one record. */
export interface FedChange {
  readonly position: number;
  /** GraphQL type of the record. */
  readonly type: string;
  readonly recordId: string;
  readonly version: number;
  readonly subjectKey: string;
  /** Department that asserted it; null for a record that is there no longer. */
  readonly source: string | null;
  /** What holds now: a record that does not live is retracted, whatever was written of it last. */
  readonly operation: ChangeOperation;
  readonly reason: ChangeReason;
  readonly changedAt: string;
}

export interface FeedPage {
  /** Which feed it is: a position means nothing in another. */
  readonly log: string;
  readonly lastPosition: number;
  readonly forgottenPosition: number;
  readonly changes: readonly FedChange[];
  readonly hasMore: boolean;
}

export interface FeedQuestion {
  readonly after: number;
  readonly first: number;
}

/** The changes after a position, as they hold on that day. */
export async function readFeed(
  db: Database,
  feed: Feed,
  { after, first, today }: FeedQuestion & { readonly today: string },
): Promise<FeedPage> {
  const { feedLog } = feed;
  const found = await readChanges(db, feed, { after, first: first + 1, today });
  // After the changes, so that it also speaks of what was forgotten while they were read.
  const [log] = await db.execute<{ id: string; last: string; forgotten: string }>(
    sql`select id, last_position as last, forgotten_position as forgotten from ${feedLog}`,
  );
  return {
    log: log?.id ?? '',
    lastPosition: Number(log?.last ?? 0),
    forgottenPosition: Number(log?.forgotten ?? 0),
    changes: found.slice(0, first),
    hasMore: found.length > first,
  };
}

async function readChanges(
  db: Database,
  { standing, records }: Feed,
  { after, first, today }: FeedQuestion & { readonly today: string },
): Promise<FedChange[]> {
  const rows = await db.execute<FedRow>(sql`
    select position, change.kind, record_id as "recordId", coalesce(now_is.version, change.version) as version,
      coalesce(now_is.subject_key, change.subject_key) as "subjectKey", source,
      case when lives then 'UPSERT' else 'RETRACT' end as operation,
      case when lives is null then reason
        when lives then case when operation = 'UPSERT' then reason else 'AMENDED' end
        else case when operation = 'RETRACT' then reason else left_because end end as reason,
      changed_at as "changedAt"
    from (select * from ${standing} where position > ${after} order by position limit ${first}) as change
    left join lateral (${sql.join(
      records.map((each) => present(each, today)),
      sql` union all `,
    )}) as now_is on true
    order by position`);
  const typeOf = new Map(records.map(({ kind, type }) => [kind, type]));
  return rows.map(({ kind, position, version, changedAt, ...row }) => ({
    ...row,
    type: typeOf.get(kind) ?? kind,
    position: Number(position),
    version: Number(version),
    changedAt: readInstant(changedAt),
  }));
}

type FedRow = Omit<FedChange, 'type' | 'position' | 'version'> & {
  readonly kind: string;
  readonly position: string;
  readonly version: string;
};

const present = ({ kind, table, lives, left }: FedRecords, today: string) => {
  const day = sql`${today}::date`;
  return sql`
    select ${qualified(table.version)} as version, ${qualified(table.source)} as source,
      ${qualified(table.subjectKey)} as subject_key, ${lives(day)} as lives, ${left(day)} as left_because
    from ${table} where change.kind = ${kind} and ${qualified(table.id)} = change.record_id`;
};

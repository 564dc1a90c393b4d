import { setImmediate as nextTurn } from 'node:timers/promises';
import { and, asc, inArray, sql } from 'drizzle-orm';
import type { Deadlines } from '../../../calendar/deadlines.ts';
import type { Consumer } from '../../../changes/consumer.ts';
import { writeRecords } from '../../../changes/write.ts';
import type { Clock, Moment } from '../../../clock.ts';
import type { Database } from '../../../database/statement.ts';
import { currentCatalogue } from '../current-catalogue.ts';
import { actedNoticeRecords, type NewNotice, type NoticeRow, noticeRecords } from '../record.ts';
import { notices } from '../table.ts';
import { ended } from '../way/ended.ts';
import { type NoticeActEntry, recordActs } from '../way/history.ts';
import { LIVE } from '../way/state.ts';
import type { Register, Registered } from './registered.ts';
import { toldScopes } from './table.ts';
import { hasEnded, type LiveNotice, type Telling, type Told, tell } from './tell.ts';

export interface TellingParts {
  readonly register: Register;
  /** Departments that take part in the hub. */
  members(db: Database): Promise<ReadonlySet<string>>;
  readonly deadlines: Deadlines;
  readonly clock: Clock;
}

// Some milliseconds: whatever else the process follows gets on meanwhile.
const MATCHED_AT_ONCE = 20;
// A scope of 4,000 characters calls for a hundred notices and more, each with the scope in it.
const NOTICES_AT_ONCE = 1_000;

/**
 * Registration → notices: tells departments of every registration that is new and of every change of a business scope
 * (双告知, 工商企注字〔2015〕211号). What has been told of an entity is on record beside the notices, so changes may come
 * twice and in any order, and what is neither new nor of the scope costs one look.
 */
export const tellDepartments =
  ({ register, members, deadlines, clock }: TellingParts): Consumer['apply'] =>
  async (db, changes) => {
    const keys = new Set(
      changes.filter(({ kind }) => register.kinds.includes(kind)).map(({ subjectKey }) => subjectKey),
    );
    if (keys.size === 0) return;
    const told = await readTold(db, [...keys]);
    const registered = await register.read(db, [...keys]);
    const untold = registered.filter((one) => one.isMarketEntity && !isTold(one, told.get(one.subjectKey)));
    if (untold.length === 0) return;
    const moment = clock();
    const catalogue = await currentCatalogue({ db, today: moment.today });
    const telling: Telling = { catalogue, deadlines, moment, members: await members(db) };
    const live = await lockLive(
      db,
      untold.map(({ subjectKey }) => subjectKey),
    );
    let outcomes: Told[] = [];
    for (const [index, one] of untold.entries()) {
      if (index % MATCHED_AT_ONCE === MATCHED_AT_ONCE - 1) await nextTurn();
      outcomes.push(tell(one, told.get(one.subjectKey) ?? null, live.get(one.subjectKey) ?? [], telling));
      if (noticesIn(outcomes) < NOTICES_AT_ONCE) continue;
      await write(db, outcomes, moment);
      outcomes = [];
    }
    await write(db, outcomes, moment);
    await keepTold(db, untold);
  };

const noticesIn = (outcomes: readonly Told[]): number =>
  outcomes.reduce((sum, { pushed, ended }) => sum + pushed.length + ended.length, 0);

/** What is told of an entity, as it stands on record. */
const scopeOf = (one: Registered): string | null => (hasEnded(one) ? null : one.businessScope);

const isTold = (one: Registered, told: { businessScope: string | null } | undefined): boolean =>
  told !== undefined && told.businessScope === scopeOf(one);

async function readTold(db: Database, keys: readonly string[]) {
  const rows = await db
    .select()
    .from(toldScopes)
    .where(sql`${toldScopes.subjectKey} = any(${sql.param(keys)}::text[])`);
  return new Map(rows.map((row) => [row.subjectKey, row]));
}

/** The live notices of subjects, which nobody acts on until the transaction ends; by one order for all who lock several. */
async function lockLive(db: Database, keys: readonly string[]): Promise<Map<string, LiveNotice[]>> {
  const rows = await db
    .select({
      id: notices.id,
      subjectKey: notices.subjectKey,
      itemCode: notices.itemCode,
      recipient: notices.recipient,
      state: notices.state,
    })
    .from(notices)
    .where(
      and(sql`${notices.subjectKey} = any(${sql.param(keys)}::text[])`, inArray(notices.state, [...LIVE])),
    )
    .orderBy(asc(notices.id))
    .for('update');
  const bySubject = new Map<string, LiveNotice[]>();
  for (const row of rows) bySubject.set(row.subjectKey, [...(bySubject.get(row.subjectKey) ?? []), row]);
  return bySubject;
}

async function write(db: Database, outcomes: readonly Told[], { now }: Moment): Promise<void> {
  const over = outcomes.flatMap((outcome) => outcome.ended);
  const pushed = outcomes.flatMap((outcome) => outcome.pushed);
  // What is ended makes room for what is live.
  await writeRecords(db, actedNoticeRecords, await endedRows(db, over, now), now);
  await writeRecords(db, noticeRecords, pushed, now);
  await recordActs(
    db,
    [
      ...over.map(
        ({ notice, reason }): NoticeActEntry => ({
          notice: notice.id,
          act: 'TERMINATED',
          fromState: notice.state,
          toState: 'TERMINATED',
          recipient: notice.recipient,
          reason,
        }),
      ),
      ...pushed.map(
        (notice): NoticeActEntry => ({
          notice: notice.id,
          act: ACT_OF_PUSH[notice.state] ?? 'PUSHED',
          fromState: null,
          toState: notice.state,
          recipient: notice.recipient ?? null,
          reason: null,
        }),
      ),
    ],
    { by: null, now },
  );
}

async function endedRows(db: Database, over: Told['ended'], now: Date): Promise<NoticeRow[]> {
  if (over.length === 0) return [];
  const reasons = new Map(over.map(({ notice, reason }) => [notice.id, reason]));
  const rows = await db
    .select()
    .from(notices)
    .where(sql`${notices.id} = any(${sql.param([...reasons.keys()])}::text[])`);
  return rows.map((row) => ended(row, reasons.get(row.id) as string, now));
}

const ACT_OF_PUSH: Partial<Record<NewNotice['state'], NoticeActEntry['act']>> = {
  ROUTE_FAILED: 'ROUTE_FAILED',
  POOL: 'POOLED',
};

async function keepTold(db: Database, registered: readonly Registered[]): Promise<void> {
  const rows = registered.map((one) => ({ subject_key: one.subjectKey, business_scope: scopeOf(one) }));
  await db.execute(sql`
    insert into ${toldScopes} (subject_key, business_scope)
    select subject_key, business_scope from json_populate_recordset(null::${toldScopes}, ${JSON.stringify(rows)}::json)
    on conflict (subject_key) do update set business_scope = excluded.business_scope`);
}

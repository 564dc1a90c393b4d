import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Deadlines } from '../../../calendar/deadlines.ts';
import { writeRecords } from '../../../changes/write.ts';
import { type Moment, momentAt, toShanghaiTime } from '../../../clock.ts';
import type { Database } from '../../../database/statement.ts';
import { HubError } from '../../../errors.ts';
import { scrubCitizenIds } from '../../../identifier/citizen-id.ts';
import { type Actor, asking } from '../../../permission/officer.ts';
import type { ViewContext } from '../../../subgraph/context.ts';
import { actedNoticeRecords, type NoticeRow } from '../record.ts';
import { notices } from '../table.ts';
import { type NoticeActEntry, recordActs } from './history.ts';
import { type Act, ALLOWED, isOfKind, LIVE, named } from './state.ts';

/** What an act on a notice works with: one transaction, one moment, one who does it. */
export interface Acting {
  readonly at: Database;
  readonly moment: Moment;
  readonly deadlines: Deadlines;
  readonly members: ReadonlySet<string>;
  readonly by: Actor;
}

/** Does an act whole or not at all, and answers once no process shows the notice as it was. */
export async function acted<T>(context: ViewContext, act: (acting: Acting) => Promise<T>): Promise<T> {
  const { principal, moment } = context.scope;
  const by = asking(principal);
  const members = await context.members();
  const { deadlines } = context;
  return context.change((at) => act({ at, moment, deadlines, members, by }));
}

/** More at once is a job for a file. */
export const MOST_AT_ONCE = 500;

/** Notices that nobody else acts on until the transaction ends, as they were asked for; locked in one order by all. */
export async function lockNotices(at: Database, ids: readonly string[]): Promise<NoticeRow[]> {
  if (ids.length > MOST_AT_ONCE) {
    const why = `it holds ${ids.length} notices, and the most is ${MOST_AT_ONCE}`;
    throw new HubError('ARGUMENT_INVALID', {
      argument: 'ids',
      why,
      whyZh: `共 ${ids.length} 条，上限为 ${MOST_AT_ONCE} 条`,
    });
  }
  const rows = await at
    .select()
    .from(notices)
    .where(sql`${notices.id} = any(${sql.param(ids)}::text[])`)
    .orderBy(asc(notices.id))
    .for('update');
  const byId = new Map(rows.map((row) => [row.id, row]));
  return [...new Set(ids)].map((id) => {
    const notice = byId.get(id);
    if (notice === undefined) throw new HubError('NOTICE_UNKNOWN', { id });
    return notice;
  });
}

/** Throws unless the table of the state machine lets the department do it. */
export function requireAllowed(act: Act, notice: NoticeRow, { department }: Actor): void {
  const { id, state } = notice;
  const kinds = ALLOWED[act][state];
  if (kinds === undefined) throw new HubError('NOTICE_NOT_OPEN', { id, state, act });
  if (kinds.some((kind) => isOfKind(kind, department, notice))) return;
  const whose = [...new Set(kinds.flatMap((kind) => named(kind, notice)))].join(', ');
  throw new HubError('NOTICE_FOREIGN', { id, act, whose });
}

/**
 * When it was done: now, or on the day by which its department dates it, which is not before the notice was pushed, nor
 * before it was claimed where somebody had to claim it first, and has come.
 */
export function doneAt(notice: NoticeRow, on: string | null, { now, today }: Moment): string {
  if (on === null || on === today) return toShanghaiTime(now);
  const after = notice.claimedAt ?? notice.pushedAt;
  const from = momentAt(new Date(after)).today;
  if (on > today) throw wrongDay('the day has not come', '日期晚于今日');
  if (on < from) {
    const what = notice.claimedAt === null ? 'pushed' : 'claimed';
    throw wrongDay(
      `the notice was ${what} on ${from}`,
      `该告知的${what === 'pushed' ? '推送' : '认领'}日期为 ${from}`,
    );
  }
  return on === from ? after : `${on}T00:00:00+08:00`;
}

const wrongDay = (why: string, whyZh: string) =>
  new HubError('ARGUMENT_INVALID', { argument: 'on', why, whyZh });

const LONGEST_TEXT = 500;

/** A reason or note without blanks about it and without citizens' numbers; ARGUMENT_INVALID where there is none. */
export function said(argument: string, text: string): string {
  const trimmed = text.trim();
  if (trimmed === '')
    throw new HubError('ARGUMENT_INVALID', { argument, why: 'it is blank', whyZh: '不得为空' });
  if (trimmed.length > LONGEST_TEXT) {
    const why = `it has ${trimmed.length} characters, and the most is ${LONGEST_TEXT}`;
    throw new HubError('ARGUMENT_INVALID', {
      argument,
      why,
      whyZh: `长度为 ${trimmed.length} 字，上限为 ${LONGEST_TEXT} 字`,
    });
  }
  return scrubCitizenIds(trimmed);
}

/** Throws where the department has a live notice about the same already: there is never a second one. */
export async function requireNoOther(at: Database, notice: NoticeRow, department: string): Promise<void> {
  const { id, subjectKey, itemCode } = notice;
  const [other] = await at
    .select({ id: notices.id })
    .from(notices)
    .where(
      and(
        eq(notices.subjectKey, subjectKey),
        sql`coalesce(${notices.itemCode}, '') = ${itemCode ?? ''}`,
        eq(notices.recipient, department),
        inArray(notices.state, [...LIVE]),
        ne(notices.id, id),
      ),
    );
  if (other === undefined) return;
  const why = `${department} has ${other.id} about the same entity and item`;
  throw new HubError('NOTICE_REFUSED', {
    id,
    why,
    whyZh: `${department} 已有同一主体、同一事项的告知 ${other.id}`,
  });
}

export type Change = Partial<Omit<NoticeRow, 'id' | 'subjectKey' | 'dueOrder' | 'version'>>;

/** Writes what has become of a notice, and puts on record who did it. */
export async function settle(
  { at, by, moment: { now } }: Acting,
  notice: NoticeRow,
  change: Change,
  entry: Pick<NoticeActEntry, 'act'> & Partial<Pick<NoticeActEntry, 'reason' | 'doneAt'>>,
): Promise<NoticeRow> {
  const changed = { ...notice, ...change, assertedAt: toShanghaiTime(now) };
  await writeRecords(at, actedNoticeRecords, [changed], now);
  const { id, recipient, state } = changed;
  const act = { notice: id, fromState: notice.state, toState: state, recipient, reason: null, ...entry };
  await recordActs(at, [act], { by, now });
  return changed;
}

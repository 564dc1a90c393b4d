import { sql } from 'drizzle-orm';
import type { ViewContext } from '../../../subgraph/context.ts';
import { feedback, notices } from '../table.ts';
import { noticeActs } from '../way/table.ts';

/** Notices of one department that were pushed, and claimed, on the same days: what a mean in working days is made of. */
export interface DayCount {
  readonly department: string;
  readonly pushedOn: string;
  readonly claimedOn: string | null;
  readonly count: number;
}

export interface DepartmentCounts {
  readonly department: string;
  readonly pushed: number;
  readonly pushDueKnown: number;
  readonly pushedOnTime: number;
  readonly claimed: number;
  readonly claimDue: number;
  readonly claimedOnTime: number;
  readonly feedbackDue: number;
  readonly feedbackGiven: number;
  readonly permits: number;
}

export interface Return {
  readonly department: string;
  readonly reason: string;
  readonly count: number;
}

interface Window {
  readonly from: string;
  readonly to: string;
}

const ON = (column: string) => sql.raw(`(${column} at time zone 'Asia/Shanghai')::date`);

const pushedIn = ({ from, to }: Window) =>
  sql`n.recipient is not null and ${ON('n.pushed_at')} between ${from}::date and ${to}::date`;

/**
 * What is counted of the notices that were pushed in the window, by the department that has them. A notice whose last day
 * has not come, or is not known, counts neither as in time nor as late: it is in no denominator of timeliness.
 */
export async function countsByDepartment(
  { db, today }: ViewContext,
  window: Window,
): Promise<DepartmentCounts[]> {
  const rows = await db.execute<Record<keyof DepartmentCounts, string>>(sql`
    select n.recipient as department, count(*) as pushed,
      count(n.push_due_on) as "pushDueKnown",
      count(*) filter (where ${ON('n.pushed_at')} <= n.push_due_on) as "pushedOnTime",
      count(n.claimed_at) as claimed,
      count(*) filter (where n.claimed_at is not null or n.claim_due_on < ${today}::date) as "claimDue",
      count(*) filter (where ${ON('n.claimed_at')} <= n.claim_due_on) as "claimedOnTime",
      count(*) filter (where n.claimed_at is not null and (f.reports > 0 or n.feedback_due_on < ${today}::date))
        as "feedbackDue",
      count(*) filter (where n.claimed_at is not null and f.reports > 0) as "feedbackGiven",
      count(*) filter (where n.claimed_at is not null and f.permits > 0) as permits
    from ${notices} n
    left join lateral (
      select count(*) as reports, count(*) filter (where kind = 'PERMIT_GRANTED') as permits
      from ${feedback} where notice_id = n.id
    ) f on true
    where ${pushedIn(window)}
    group by n.recipient order by n.recipient`);
  return rows.map(({ department, ...counts }) => ({
    department,
    ...(Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, Number(count)])) as Omit<
      DepartmentCounts,
      'department'
    >),
  }));
}

/** By the days of push and claim; without the second those that nobody has claimed and somebody still may. */
export async function daysByDepartment({ db }: ViewContext, window: Window): Promise<DayCount[]> {
  const rows = await db.execute<Record<keyof DayCount, string>>(sql`
    select n.recipient as department, to_char(${ON('n.pushed_at')}, 'YYYY-MM-DD') as "pushedOn",
      to_char(${ON('n.claimed_at')}, 'YYYY-MM-DD') as "claimedOn", count(*) as count
    from ${notices} n
    where ${pushedIn(window)} and (n.claimed_at is not null or n.state in ('ROUTED', 'RETURNED'))
    group by 1, 2, 3`);
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/** What departments have returned of the notices pushed in the window, by the reason: the log knows, whoever has them now. */
export async function returnsByDepartment({ db }: ViewContext, { from, to }: Window): Promise<Return[]> {
  const rows = await db.execute<Record<keyof Return, string>>(sql`
    select a.department, coalesce(a.reason, '') as reason, count(*) as count
    from ${noticeActs} a join ${notices} n on n.id = a.notice_id
    where a.act = 'RETURNED' and a.department is not null
      and ${ON('n.pushed_at')} between ${from}::date and ${to}::date
    group by 1, 2 order by 3 desc, 2`);
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

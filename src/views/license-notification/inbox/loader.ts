import { sql } from 'drizzle-orm';
import { readInstant } from '../../../database/columns.ts';
import { OPERATOR_DEPARTMENT } from '../../../permission/principal.ts';
import type { ViewContext } from '../../../subgraph/context.ts';
import { AWAITING_CLAIM } from '../overdue.ts';
import type { NoticeRow } from '../record.ts';
import { feedback, notices } from '../table.ts';

export interface StateCount {
  readonly state: NoticeRow['state'];
  readonly count: number;
}

export interface InboxCounts {
  readonly states: readonly StateCount[];
  readonly overdue: number;
  readonly dueToday: number;
  readonly feedbackOverdue: number;
}

const awaiting = sql.raw(AWAITING_CLAIM.map((state) => `'${state}'`).join(', '));

/** Claimed, not reported on, and past the day for it. */
const reportIsLate = (today: string) => sql`
  n.state = 'CLAIMED' and n.feedback_due_on < ${today}::date
  and not exists (select from ${feedback} f where f.notice_id = n.id)`;

/** How many notices a department has, by where they stand. */
export async function inboxCounts({ db, today, department }: ViewContext): Promise<InboxCounts> {
  const rows = await db.execute<Record<'state' | 'count' | 'overdue' | 'due' | 'unreported', string>>(sql`
    select n.state::text as state, count(*) as count,
      count(*) filter (where n.state in (${awaiting}) and n.claim_due_on < ${today}::date) as overdue,
      count(*) filter (where n.state in (${awaiting}) and n.claim_due_on = ${today}::date) as due,
      count(*) filter (where ${reportIsLate(today)}) as unreported
    from ${notices} n where n.recipient = ${department}::text
    group by n.state order by n.state`);
  const sum = (column: 'overdue' | 'due' | 'unreported') =>
    rows.reduce((total, row) => total + Number(row[column]), 0);
  return {
    states: rows.map(({ state, count }) => ({ state: state as NoticeRow['state'], count: Number(count) })),
    overdue: sum('overdue'),
    dueToday: sum('due'),
    feedbackOverdue: sum('unreported'),
  };
}

export const DELAYS = ['CLAIM', 'REROUTE', 'FEEDBACK'] as const;

/** A notice on which somebody is late, without what it says of its entity. */
export interface OverdueRow {
  readonly notification: string;
  readonly delay: (typeof DELAYS)[number];
  readonly department: string | null;
  readonly state: NoticeRow['state'];
  readonly itemCode: string | null;
  readonly itemVersion: number | null;
  readonly pushedAt: string;
  readonly dueOn: string;
  readonly escalated: boolean;
}

/**
 * What is late, what was due first before all else: for the operator of all departments, for a department its own. Of
 * what waits to be routed again nobody is told but the operator and those who route.
 */
export async function listOverdue(
  { db, today, department }: ViewContext,
  { delay, first, routers }: OverdueFilter,
): Promise<OverdueRow[]> {
  if (department === null) return [];
  const isAll = department === OPERATOR_DEPARTMENT;
  const whose = isAll ? sql`true` : sql`late.department = ${department}::text`;
  const routed = isAll || routers.includes(department) ? sql`or late.delay = 'REROUTE'` : sql``;
  const asked = delay === null ? sql`true` : sql`late.delay = ${delay}`;
  const day = (column: string) => sql.raw(`to_char(late.${column}, 'YYYY-MM-DD')`);
  const rows = await db.execute<Record<string, unknown>>(sql`
    select late.id as notification, late.delay, late.department, late.state::text as state,
      late.item_code as "itemCode", late.item_version as "itemVersion", ${day('due_on')} as "dueOn",
      late.pushed_at as "pushedAt",
      coalesce(late.escalates_on <= ${today}::date, false) as escalated
    from (
      select n.id, 'CLAIM' as delay, n.recipient as department, n.state, n.item_code, n.item_version, n.pushed_at,
        n.claim_due_on as due_on, n.escalates_on
      from ${notices} n where n.state in ('ROUTED', 'POOL') and n.claim_due_on < ${today}::date
      union all
      select n.id, 'REROUTE', null, n.state, n.item_code, n.item_version, n.pushed_at,
        coalesce(n.reroute_due_on, n.claim_due_on), n.escalates_on
      from ${notices} n
      where n.state in ('RETURNED', 'ROUTE_FAILED') and coalesce(n.reroute_due_on, n.claim_due_on) < ${today}::date
      union all
      select n.id, 'FEEDBACK', n.claimed_by, n.state, n.item_code, n.item_version, n.pushed_at, n.feedback_due_on, null
      from ${notices} n where ${reportIsLate(today)}
    ) late
    where (${whose} ${routed}) and ${asked}
    order by late.due_on, late.id
    limit ${first}`);
  return rows.map((row) => ({
    ...row,
    pushedAt: readInstant(String(row.pushedAt)),
  })) as unknown as OverdueRow[];
}

interface OverdueFilter {
  readonly delay: OverdueRow['delay'] | null;
  readonly first: number;
  /** Departments that route again what was returned. */
  readonly routers: readonly string[];
}

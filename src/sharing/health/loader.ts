import { sql } from 'drizzle-orm';
import { OPERATOR_DEPARTMENT } from '../../permission/principal.ts';
import type { ViewContext } from '../../subgraph/context.ts';
import { doubts } from '../doubt/table.ts';
import { requestParts } from '../request/table.ts';
import { departments } from '../table.ts';

export interface HealthRow {
  readonly department: string;
  readonly partsOpen: number;
  readonly partsOverdue: number;
  readonly oldestPartDueOn: string | null;
  readonly doubtsOpen: number;
  readonly doubtsOverdue: number;
  readonly oldestDoubtDueOn: string | null;
  readonly partsAnswered: number;
  readonly partsAnsweredInTime: number;
}

/**
 * How each department keeps up with what others ask of it: those with the oldest overdue answer first. A department sees
 * its own, the operator all.
 */
export async function departmentHealth({ db, today, department }: ViewContext): Promise<HealthRow[]> {
  if (department === null) return [];
  const whose = department === OPERATOR_DEPARTMENT ? sql`true` : sql`d.id = ${department}`;
  // A day of Asia/Shanghai, as every connection of the hub speaks it.
  const answeredOn = sql`coalesce(p.confirmed_at, p.decided_at)::date`;
  const rows = await db.execute<Record<keyof HealthRow, string>>(sql`
    select d.id as "department",
      count(p.id) filter (where p.open) as "partsOpen",
      count(p.id) filter (where p.open and p.due_on < ${today}) as "partsOverdue",
      to_char(min(p.due_on) filter (where p.open), 'YYYY-MM-DD') as "oldestPartDueOn",
      (select count(*) from ${doubts} q where q.source = d.id and q.state = 'RAISED') as "doubtsOpen",
      (select count(*) from ${doubts} q where q.source = d.id and q.state = 'RAISED' and q.due_on < ${today})
        as "doubtsOverdue",
      (select to_char(min(q.due_on), 'YYYY-MM-DD') from ${doubts} q where q.source = d.id and q.state = 'RAISED')
        as "oldestDoubtDueOn",
      count(p.id) filter (where p.answered) as "partsAnswered",
      count(p.id) filter (where p.answered and ${answeredOn} <= p.due_on) as "partsAnsweredInTime"
    from ${departments} d
    left join (select *, state in ('OPEN', 'AWAITING_CONFIRMATION') as open, state in ('APPROVED', 'REFUSED') as answered
      from ${requestParts}) p on p.decider = d.id
    where ${whose}
    group by d.id
    order by least(min(p.due_on) filter (where p.open), (select min(q.due_on) from ${doubts} q
      where q.source = d.id and q.state = 'RAISED')) nulls last, d.id`);
  return rows.map((row) => ({
    ...row,
    partsOpen: Number(row.partsOpen),
    partsOverdue: Number(row.partsOverdue),
    doubtsOpen: Number(row.doubtsOpen),
    doubtsOverdue: Number(row.doubtsOverdue),
    partsAnswered: Number(row.partsAnswered),
    partsAnsweredInTime: Number(row.partsAnsweredInTime),
  }));
}

import { and, asc, eq, gte, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import { isSoon } from '../../calendar/deadlines.ts';
import { OPERATOR_DEPARTMENT } from '../../permission/principal.ts';
import type { ViewContext } from '../../subgraph/context.ts';
import { doubts } from '../doubt/table.ts';
import { accessRequests, requestParts } from '../request/table.ts';
import { grants } from '../table.ts';
import { type DutyRow, dutyOfDoubt, dutyOfGrant, dutyOfPart, isOverdue } from './duty.ts';

export interface DutyFilter {
  readonly overdue: boolean | null;
  readonly first: number;
}

/** What a department has to do, for the operator what all have; what is due first stands first. */
export async function listDuties(context: ViewContext, { overdue, first }: DutyFilter): Promise<DutyRow[]> {
  const { today, department } = context;
  if (department === null) return [];
  const found = [
    ...(await ofParts(context, first)),
    ...(await ofDoubts(context, first)),
    ...(await ofGrants(context, first)),
  ];
  const wanted = found.filter((duty) => overdue === null || isOverdue(duty, today) === overdue);
  return wanted.sort(byDueDate).slice(0, first);
}

// What nothing says until when comes last.
const LAST = '9999-12-31';
const byDueDate = (one: DutyRow, other: DutyRow): number =>
  (one.dueOn ?? LAST) < (other.dueOn ?? LAST) ? -1 : (one.dueOn ?? LAST) > (other.dueOn ?? LAST) ? 1 : 0;

/** Nothing for the operator, who sees those of all. */
const ofOwn = ({ department }: ViewContext, own: (department: string) => SQL | undefined): SQL | undefined =>
  department === OPERATOR_DEPARTMENT || department === null ? undefined : own(department);

async function ofParts(context: ViewContext, first: number): Promise<DutyRow[]> {
  const rows = await context.db
    .select({ part: requestParts, asker: accessRequests.asker })
    .from(requestParts)
    .innerJoin(accessRequests, eq(accessRequests.id, requestParts.request))
    .where(
      and(
        inArray(requestParts.state, ['OPEN', 'AWAITING_CONFIRMATION', 'RETURNED']),
        ofOwn(context, (department) =>
          or(
            and(eq(requestParts.decider, department), sql`${requestParts.state} <> 'RETURNED'`),
            and(eq(accessRequests.asker, department), eq(requestParts.state, 'RETURNED')),
          ),
        ),
      ),
    )
    .orderBy(asc(requestParts.dueOn), asc(requestParts.id))
    .limit(first);
  return rows.map(({ part, asker }) => dutyOfPart(part, asker));
}

async function ofDoubts(context: ViewContext, first: number): Promise<DutyRow[]> {
  const rows = await context.db
    .select()
    .from(doubts)
    .where(
      and(
        inArray(doubts.state, ['RAISED', 'CONFIRMED_ERROR']),
        ofOwn(context, (department) => eq(doubts.source, department)),
      ),
    )
    .orderBy(asc(doubts.dueOn), asc(doubts.id))
    .limit(first);
  return rows.map(dutyOfDoubt);
}

async function ofGrants(context: ViewContext, first: number): Promise<DutyRow[]> {
  const { today, deadlines } = context;
  const rows = await context.db
    .select()
    .from(grants)
    .where(
      and(
        isNull(grants.revokedAt),
        lte(grants.validFrom, today),
        gte(grants.validTo, today),
        ofOwn(context, (department) => eq(grants.grantee, department)),
      ),
    )
    .orderBy(asc(grants.validTo), asc(grants.id))
    .limit(first);
  return rows.filter(({ validTo }) => isSoon(validTo, today, deadlines.remind)).map(dutyOfGrant);
}

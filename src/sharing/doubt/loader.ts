import { and, asc, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { rowLoader } from '../../database/keyed-loader.ts';
import { OPERATOR_DEPARTMENT } from '../../permission/principal.ts';
import type { ViewContext } from '../../subgraph/context.ts';
import type { DoubtRow } from './record.ts';
import { doubts } from './table.ts';

/** Of the records of a type, by their keys: one that is in doubt, or null. */
export const disputedRecord = (type: string) => (context: ViewContext) =>
  context.keep(`disputed ${type}`, () =>
    rowLoader<{ recordId: string }>(
      (keys) =>
        context.db
          .selectDistinct({ recordId: doubts.recordId })
          .from(doubts)
          .where(
            and(
              eq(doubts.recordType, type),
              inArray(doubts.recordId, keys),
              sql`${doubts.state} in ('RAISED', 'CONFIRMED_ERROR')`,
            ),
          ),
      ({ recordId }) => recordId,
    ),
  );

export interface DoubtFilter {
  readonly role: 'ASKER' | 'OWNER' | null;
  readonly state: DoubtRow['state'] | null;
  readonly overdue: boolean | null;
  readonly first: number;
}

/** What a department has raised or has to answer, for the operator all; what is due first stands first. */
export function listDoubts(context: ViewContext, filter: DoubtFilter): Promise<DoubtRow[]> {
  const { role, state, overdue, first } = filter;
  const isOverdue = sql`${doubts.state} = 'RAISED' and ${doubts.dueOn} < ${context.today}`;
  return context.db
    .select()
    .from(doubts)
    .where(
      and(
        visible(context, role),
        state === null ? undefined : eq(doubts.state, state),
        overdue === null ? undefined : sql`(${isOverdue}) = ${overdue}`,
      ),
    )
    .orderBy(sql`${doubts.state} <> 'RAISED'`, asc(doubts.dueOn), asc(doubts.id))
    .limit(first);
}

export async function doubtById(context: ViewContext, id: string): Promise<DoubtRow | null> {
  const [found] = await context.db
    .select()
    .from(doubts)
    .where(and(eq(doubts.id, id), visible(context, null)));
  return found ?? null;
}

function visible({ department }: ViewContext, role: DoubtFilter['role']): SQL | undefined {
  if (department === null) return sql`false`;
  const raised = eq(doubts.raisedBy, department);
  const answers = eq(doubts.source, department);
  if (role === 'ASKER') return raised;
  if (role === 'OWNER') return answers;
  return department === OPERATOR_DEPARTMENT ? undefined : or(raised, answers);
}

import { sql } from 'drizzle-orm';
import type { Condition } from '../../subgraph/list.ts';
import type { NoticeRow } from './record.ts';
import { notices } from './table.ts';

// A return sets the routing back, not the clock; a failed routing has no recipient to be late.
export const AWAITING_CLAIM: readonly NoticeRow['state'][] = ['ROUTED', 'RETURNED', 'POOL'];

/**
 * Whether a notice was to be claimed before `today` and is not (超期未认领). Worked out when it is read: a stored flag
 * would be wrong from midnight until somebody ran over it.
 */
export const isOverdue = ({ state, claimDueOn }: NoticeRow, today: string): boolean =>
  AWAITING_CLAIM.includes(state) && claimDueOn !== null && claimDueOn < today;

/** The same as a part of a WHERE. */
export function overdueIs(overdue: boolean, today: string): Condition {
  const late = sql`(${notices.dueOrder} < ${sql.placeholder('today')}::date and ${notices.state} in (${sql.raw(AWAITING_CLAIM.map((state) => `'${state}'`).join(', '))}))`;
  return {
    name: overdue ? 'overdue' : 'in time',
    where: overdue ? late : sql`not ${late}`,
    values: { today },
    ambient: true,
  };
}

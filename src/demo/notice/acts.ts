import type { NewFeedback, NewNotice } from '../../views/license-notification/record.ts';
import type { noticeActs } from '../../views/license-notification/way/table.ts';

export type NewNoticeAct = typeof noticeActs.$inferInsert;

/** Departments end what nobody claims, the later the year; the region does not say on which day. */
const ENDED_BY = 'administrative-approval';

/** The operation log of a notice, as its way to where it rests would have left it. */
export function actsOf(notice: NewNotice, feedback: readonly NewFeedback[]): NewNoticeAct[] {
  const { id, state, pushedAt, itemCode, claimedAt, claimedBy, returnReason } = notice;
  const recipient = notice.recipient ?? null;
  const first = itemCode == null ? 'POOL' : 'ROUTED';
  const acts: NewNoticeAct[] = [];
  const add = (act: NewNoticeAct['act'], toState: NewNotice['state'], about: Partial<NewNoticeAct> = {}) => {
    const at = about.at ?? acts.at(-1)?.at ?? pushedAt;
    const fromState = acts.at(-1)?.toState ?? null;
    acts.push({ notice: id, act, fromState, toState, department: null, recipient, ...about, at, doneAt: at });
  };
  if (state === 'ROUTE_FAILED' || (recipient === null && itemCode != null && state === 'TERMINATED')) {
    add('ROUTE_FAILED', 'ROUTE_FAILED');
  } else if (first === 'POOL') add('POOLED', 'POOL', { recipient: null });
  else add('PUSHED', 'ROUTED');
  if (state === 'RETURNED')
    add('RETURNED', 'RETURNED', { department: recipient, reason: returnReason ?? null });
  // Who returned it before it went to the pool, the region does not know any more.
  if (state === 'POOL' && first !== 'POOL') {
    add('POOLED', 'POOL', { department: ENDED_BY, reason: returnReason ?? null });
  }
  if (state === 'TERMINATED') {
    add('TERMINATED', 'TERMINATED', { department: ENDED_BY, reason: returnReason ?? null });
  }
  if (claimedAt == null) return acts;
  add('CLAIMED', 'CLAIMED', { department: claimedBy ?? null, at: claimedAt });
  for (const { kind, at } of feedback) {
    add('REPORTED', 'CLAIMED', { department: claimedBy ?? null, reason: kind, at });
  }
  if (state === 'CLOSED') add('CLOSED', 'CLOSED', { department: claimedBy ?? null });
  return acts;
}

import { dueOrOpen } from '../../../calendar/deadlines.ts';
import { momentAt } from '../../../clock.ts';
import { HubError } from '../../../errors.ts';
import type { NoticeRow } from '../record.ts';
import { type Acting, doneAt, lockNotices, requireAllowed, requireNoOther, said, settle } from './acting.ts';
import { recipientKindOf } from './approvers.ts';

const locked = async ({ at }: Acting, id: string): Promise<NoticeRow> =>
  (await lockNotices(at, [id]))[0] as NoticeRow;

/**
 * Sends a notice back that is not for the department (退回). Its routing begins anew, the days to claim it do not: what is
 * returned late is late. Returned once more it is answered as it is.
 */
export async function returnNotice(
  acting: Acting,
  { id, reason: given, on }: { readonly id: string; readonly reason: string; readonly on: string | null },
): Promise<NoticeRow> {
  const { by, deadlines, moment } = acting;
  const reason = said('reason', given);
  const notice = await locked(acting, id);
  if (notice.state === 'RETURNED' && notice.recipient === by.department) return notice;
  requireAllowed('return', notice, by);
  const returnedAt = doneAt(notice, on, moment);
  const rerouteDueOn = dueOrOpen(momentAt(new Date(returnedAt)).today, deadlines.reroute);
  const returned = { state: 'RETURNED' as const, returnReason: reason, rerouteDueOn };
  return settle(acting, notice, returned, { act: 'RETURNED', reason, doneAt: returnedAt });
}

/** Sends a notice that was returned, or found nobody, to another department (重新分派). */
export async function rerouteNotice(
  acting: Acting,
  { id, to }: { readonly id: string; readonly to: string },
): Promise<NoticeRow> {
  const { at, by, members } = acting;
  const notice = await locked(acting, id);
  requireAllowed('reroute', notice, by);
  if (!members.has(to)) {
    throw new HubError('DEPARTMENT_UNKNOWN', { department: to, known: [...members].sort().join(', ') });
  }
  await requireNoOther(at, notice, to);
  const routed = {
    state: 'ROUTED' as const,
    recipient: to,
    recipientKind: await recipientKindOf(at, notice, to),
    returnReason: null,
    rerouteDueOn: null,
  };
  return settle(acting, notice, routed, { act: 'REROUTED' });
}

/** Puts a notice that was returned, or found nobody, up for any department to claim (转入公共池). */
export async function poolNotice(acting: Acting, id: string): Promise<NoticeRow> {
  const notice = await locked(acting, id);
  requireAllowed('pool', notice, acting.by);
  const pooled = { state: 'POOL' as const, recipient: null, recipientKind: null, rerouteDueOn: null };
  return settle(acting, notice, pooled, { act: 'POOLED', reason: notice.returnReason });
}

/** Ends by hand what nobody has to see to (终止). */
export async function terminateNotice(
  acting: Acting,
  { id, reason: given }: { readonly id: string; readonly reason: string },
): Promise<NoticeRow> {
  const reason = said('reason', given);
  const notice = await locked(acting, id);
  requireAllowed('terminate', notice, acting.by);
  const over = { state: 'TERMINATED' as const, returnReason: reason, rerouteDueOn: null };
  return settle(acting, notice, over, { act: 'TERMINATED', reason });
}

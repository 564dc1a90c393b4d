import { dueOrOpen } from '../../../calendar/deadlines.ts';
import { momentAt } from '../../../clock.ts';
import type { NoticeRow } from '../record.ts';
import { type Acting, doneAt, lockNotices, requireAllowed, requireNoOther, said, settle } from './acting.ts';
import { recipientKindOf } from './approvers.ts';

/**
 * Takes entities under the department's supervision (认领), all of them or none. One that is claimed already is answered
 * as it is, with who has it (该企业已被认领): of two who claim at once the second reads the first's name.
 */
export async function claimNotices(
  acting: Acting,
  ids: readonly string[],
  on: string | null,
): Promise<NoticeRow[]> {
  const answers: NoticeRow[] = [];
  for (const notice of await lockNotices(acting.at, ids)) answers.push(await claim(acting, notice, on));
  return answers;
}

async function claim(acting: Acting, notice: NoticeRow, on: string | null): Promise<NoticeRow> {
  const { at, by, deadlines, moment } = acting;
  if (notice.state === 'CLAIMED') return notice;
  requireAllowed('claim', notice, by);
  const claimedAt = doneAt(notice, on, moment);
  if (notice.recipient !== by.department) await requireNoOther(at, notice, by.department);
  const claimed = {
    state: 'CLAIMED' as const,
    claimedAt,
    claimedBy: by.department,
    recipient: by.department,
    recipientKind: notice.recipientKind ?? (await recipientKindOf(at, notice, by.department)),
    returnReason: null,
    rerouteDueOn: null,
    feedbackDueOn: dueOrOpen(momentAt(new Date(claimedAt)).today, deadlines.feedback),
  };
  return settle(acting, notice, claimed, { act: 'CLAIMED', doneAt: claimedAt });
}

/** Gives claims up (撤销认领), all of them or none: the notices are anybody's again, and as late as they were. */
export async function revokeClaims(
  acting: Acting,
  ids: readonly string[],
  given: string,
): Promise<NoticeRow[]> {
  const reason = said('reason', given);
  const answers: NoticeRow[] = [];
  for (const notice of await lockNotices(acting.at, ids)) {
    requireAllowed('revoke', notice, acting.by);
    const pooled = {
      state: 'POOL' as const,
      recipient: null,
      recipientKind: null,
      claimedAt: null,
      claimedBy: null,
      feedbackDueOn: null,
      returnReason: reason,
    };
    answers.push(await settle(acting, notice, pooled, { act: 'CLAIM_REVOKED', reason }));
  }
  return answers;
}

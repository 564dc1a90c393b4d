import { eq } from 'drizzle-orm';
import { writeRecords } from '../../../changes/write.ts';
import { momentAt } from '../../../clock.ts';
import { HubError } from '../../../errors.ts';
import { sendClue } from '../clue/send.ts';
import { type FeedbackRow, feedbackRecord, feedbackRecords, type NoticeRow } from '../record.ts';
import { feedback } from '../table.ts';
import { type Acting, doneAt, lockNotices, requireAllowed, said, settle } from './acting.ts';

export interface Report {
  readonly id: string;
  readonly kind: FeedbackRow['kind'];
  readonly note: string | null;
  readonly licenseNumber: string | null;
  readonly on: string | null;
}

/** With these nothing is left to follow up; a refused permit, an absence or trading without a permit may be followed by more. */
const SETTLING: readonly FeedbackRow['kind'][] = ['PERMIT_GRANTED', 'NOT_NEEDED'];

/**
 * Reports what was found in following a notice up (反馈). A permit is linked by its number, whether its record is there
 * already or comes later; trading without one becomes a clue for whoever supervises it.
 */
export async function reportOnNotice(acting: Acting, report: Report): Promise<NoticeRow> {
  const { at, by, moment } = acting;
  const { id, kind, licenseNumber, on } = report;
  const note = report.note === null || report.note.trim() === '' ? null : said('note', report.note);
  const number = numberOf(kind, licenseNumber);
  const [notice] = (await lockNotices(at, [id])) as [NoticeRow];
  requireAllowed('report', notice, by);
  const reportedAt = doneAt(notice, on, moment);
  const record = feedbackRecord({
    notice,
    kind,
    note,
    licenseNumber: number,
    department: by.department,
    moment: momentAt(new Date(reportedAt)),
  });
  await writeRecords(at, feedbackRecords, [record], moment.now);
  if (kind === 'TRADING_WITHOUT_PERMIT') await sendClue(acting, { notice, finding: note, report: record.id });
  const reported = await settle(acting, notice, {}, { act: 'REPORTED', reason: kind, doneAt: reportedAt });
  if (!SETTLING.includes(kind)) return reported;
  return settle(acting, reported, { state: 'CLOSED' }, { act: 'CLOSED', doneAt: reportedAt });
}

/** Ends the following up of a notice that has been reported on (办结). */
export async function closeNotice(acting: Acting, id: string): Promise<NoticeRow> {
  const [notice] = (await lockNotices(acting.at, [id])) as [NoticeRow];
  requireAllowed('close', notice, acting.by);
  const [reported] = await acting.at
    .select({ id: feedback.id })
    .from(feedback)
    .where(eq(feedback.notice, id))
    .limit(1);
  if (reported === undefined) {
    throw new HubError('NOTICE_REFUSED', { id, why: 'nobody has reported on it yet', whyZh: '尚无反馈' });
  }
  return settle(acting, notice, { state: 'CLOSED' }, { act: 'CLOSED' });
}

function numberOf(kind: Report['kind'], licenseNumber: string | null): string | null {
  const number =
    licenseNumber === null || licenseNumber.trim() === '' ? null : said('licenseNumber', licenseNumber);
  if ((kind === 'PERMIT_GRANTED') === (number !== null)) return number;
  const [why, whyZh] =
    number === null
      ? ['PERMIT_GRANTED gives the number of the licence', 'PERMIT_GRANTED 须填写许可编号']
      : ['only PERMIT_GRANTED gives one', '仅 PERMIT_GRANTED 填写许可编号'];
  throw new HubError('ARGUMENT_INVALID', { argument: 'licenseNumber', why, whyZh });
}

import { toShanghaiTime } from '../../../clock.ts';
import type { NoticeRow } from '../record.ts';

/** A notice whose way is over, with the reason; who claimed it stays on record. */
export const ended = (notice: NoticeRow, reason: string, now: Date): NoticeRow => ({
  ...notice,
  state: 'TERMINATED',
  returnReason: reason,
  rerouteDueOn: null,
  feedbackDueOn: null,
  assertedAt: toShanghaiTime(now),
});

import { HubError } from '../errors.ts';
import { addDays } from './civil-date.ts';
import { type Calendar, calendar } from './workday.ts';

/** Working days (工作日) within which something has to be done. */
export interface Deadlines {
  /** To answer a request for conditionally shared data. */
  readonly answer: number;
  /** From an approval to the first day on which the data may be read. */
  readonly provision: number;
  /** To answer a doubt about a record (校核). */
  readonly correction: number;
  /** Before a grant runs out, from when its end is told. */
  readonly remind: number;
  /** To tell departments of a registration, after its approval (双告知推送). */
  readonly push: number;
  /** To claim or return a notice, after its push (认领). */
  readonly claim: number;
  /** To report on a notice for the first time, after its claim (反馈). */
  readonly feedback: number;
  /** To route a returned notice again, after its return (重新分派). */
  readonly reroute: number;
  /** From the last day to claim a notice to when that it is not becomes the operator’s matter (升级督办). */
  readonly escalate: number;
  /** To look into a clue, after it was sent: 市场监督管理行政处罚程序规定 Art. 18. */
  readonly clue: number;
}

/**
 * What 政务数据共享条例 (State Council Decree 809) Art. 21 allows at most; what every member may read anyway is answered at
 * once, where the law gives one day. Art. 26 as it is remembered. Of notices 工商企注字〔2015〕211号 says "promptly" (及时) alone, so
 * that a region sets their limits; a year stands for none.
 */
export const LEGAL_MAXIMA: Deadlines = {
  answer: 10,
  provision: 20,
  correction: 10,
  remind: 250,
  push: 250,
  claim: 250,
  feedback: 250,
  reroute: 250,
  escalate: 250,
  clue: 30,
};

/** Those of notices are a suggestion; provinces and cities set 1 to 3 days to push, and 3 to 20 to claim and report. */
export const DEFAULT_DEADLINES: Deadlines = {
  ...LEGAL_MAXIMA,
  remind: 10,
  push: 1,
  claim: 5,
  feedback: 20,
  reroute: 2,
  escalate: 1,
  clue: 15,
};

/** The last day of a period that begins today. A year whose holidays are not announced gets YEAR_NOT_LOADED. */
export const dueAfter = (today: string, workdays: number): string => calendar.addWorkdays(today, workdays);

/** The same, but open (null) where it reaches a year whose holidays are not announced: what is due must not keep the act from being done. */
export const dueOrOpen = (day: string, workdays: number, counted: Calendar = calendar): string | null =>
  orOpen(() => counted.addWorkdays(day, workdays));

/** Whether something ends within so many working days; where a year is not announced, within as many weeks of five. */
export const isSoon = (end: string, today: string, workdays: number): boolean =>
  end <= (dueOrOpen(today, workdays) ?? addDays(today, Math.ceil((workdays * 7) / 5)));

/** The working days after one day up to another, none up to an earlier one; null where they touch a year whose holidays are not announced. */
export const workdaysOrNull = (from: string, to: string): number | null =>
  to <= from ? 0 : orOpen(() => calendar.workdaysBetween(from, to));

function orOpen<T>(counted: () => T): T | null {
  try {
    return counted();
  } catch (error) {
    if (error instanceof HubError && error.code === 'YEAR_NOT_LOADED') return null;
    throw error;
  }
}

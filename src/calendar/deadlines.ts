import { HubError } from '../errors.ts';
import { addDays } from './civil-date.ts';
import { calendar } from './workday.ts';

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
}

/**
 * What 政务数据共享条例 (State Council Decree 809) Art. 21 allows at most; what every member may read anyway is answered at
 * once, where the law gives one day. Art. 26 as it is remembered.
 */
export const LEGAL_MAXIMA: Deadlines = { answer: 10, provision: 20, correction: 10, remind: 250 };

export const DEFAULT_DEADLINES: Deadlines = { ...LEGAL_MAXIMA, remind: 10 };

/** The last day of a period that begins today. A year whose holidays are not announced gets YEAR_NOT_LOADED. */
export const dueAfter = (today: string, workdays: number): string => calendar.addWorkdays(today, workdays);

/** Whether something ends within so many working days; where a year is not announced, within as many weeks of five. */
export function isSoon(end: string, today: string, workdays: number): boolean {
  try {
    return end <= dueAfter(today, workdays);
  } catch (error) {
    if (!(error instanceof HubError && error.code === 'YEAR_NOT_LOADED')) throw error;
    return end <= addDays(today, Math.ceil((workdays * 7) / 5));
  }
}

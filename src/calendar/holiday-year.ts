import { HubError } from '../errors.ts';
import { epochDayOf } from './civil-date.ts';

/**
 * The days off of one year as the General Office of the State Council announces them (国务院办公厅关于部分节假日安排的
 * 通知), usually in October or November of the year before. All dates lie in `year`: when a notice also moves the last
 * days of December before, the table of that year is loaded anew.
 */
export interface HolidayYear {
  readonly year: number;
  /** Number of the notice (文号). */
  readonly notice: string;
  /** Runs of days off, first and last included; weekends inside a run belong to it. */
  readonly off: readonly (readonly [first: string, last: string])[];
  /** Saturdays and Sundays that are working days in exchange (调休上班). */
  readonly makeUp: readonly string[];
}

/**
 * Every day of the year, as days since 1970-01-01, with whether it is a working day (工作日).
 * Throws ARGUMENT_INVALID when the table contradicts itself, so that a typing error is not counted with.
 */
export function workingDaysOf(table: HolidayYear): Map<number, boolean> {
  const { year } = table;
  if (!/^\d{4}$/.test(String(year))) throw invalid('year', `${year} is not a year`);
  if (table.off.length === 0) throw invalid('off', `${year} has no days off, so it is not announced`);
  const working = new Map(
    daysOfRun(year, [`${year}-01-01`, `${year}-12-31`]).map((day) => [day, !isWeekend(day)]),
  );
  const off = new Set(table.off.flatMap((run) => daysOfRun(year, run)));
  for (const day of off) working.set(day, false);
  for (const date of table.makeUp) {
    const day = dayOf(year, 'makeUp', date);
    if (!isWeekend(day)) throw invalid('makeUp', `${date} is neither a Saturday nor a Sunday`);
    if (off.has(day)) throw invalid('makeUp', `${date} is also a day off`);
    working.set(day, true);
  }
  return working;
}

function daysOfRun(year: number, [first, last]: readonly [string, string]): number[] {
  const [start, end] = [dayOf(year, 'off', first), dayOf(year, 'off', last)];
  if (end < start) throw invalid('off', `${last} is before ${first}`);
  return Array.from({ length: end - start + 1 }, (_, index) => start + index);
}

function dayOf(year: number, argument: string, date: string): number {
  const day = epochDayOf(date);
  if (!date.startsWith(`${year}-`)) throw invalid(argument, `${date} is not in ${year}`);
  return day;
}

// Day 0, 1970-01-01, was a Thursday; `% 7` of the days before it is negative.
const isWeekend = (epochDay: number): boolean => (((epochDay + 3) % 7) + 7) % 7 >= 5;

const invalid = (argument: string, why: string): HubError =>
  new HubError('ARGUMENT_INVALID', { argument, why });

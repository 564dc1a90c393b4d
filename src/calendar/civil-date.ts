import { HubError } from '../errors.ts';

/** Civil dates (`YYYY-MM-DD`, years 0001 to 9999), counted in whole days without a time or a zone. */

const DAY_MS = 86_400_000;

export function isCivilDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= lastDayOf(year, month);
}

/** Days since 1970-01-01. Throws ARGUMENT_INVALID for what is not a civil date. */
export function epochDayOf(date: string): number {
  requireCivilDate(date);
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

export const civilDateOf = (epochDay: number): string =>
  new Date(epochDay * DAY_MS).toISOString().slice(0, 10);

/** `days` may be negative. Throws ARGUMENT_INVALID when the result leaves the years 0001 to 9999. */
export function addDays(date: string, days: number): string {
  requireWhole('days', days);
  const epochDay = epochDayOf(date) + days;
  if (epochDay < epochDayOf('0001-01-01') || epochDay > epochDayOf('9999-12-31')) throw outOfRange();
  return civilDateOf(epochDay);
}

/**
 * The last day of a period of months that begins with `date`, the first day not counted: the same day number, or the
 * last day of the month when it has none (民法典 Art. 201, 202). Periods of publicity and validity end there; that a
 * time limit for an act moves on when it ends on a holiday (Art. 203) is not part of it. `months` may be negative.
 */
export function addMonths(date: string, months: number): string {
  requireCivilDate(date);
  requireWhole('months', months);
  const monthIndex = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(monthIndex / 12), (monthIndex % 12) + 1];
  if (year < 1 || year > 9999) throw outOfRange();
  const day = Math.min(Number(date.slice(8)), lastDayOf(year, month));
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function lastDayOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function requireCivilDate(date: string): void {
  if (isCivilDate(date)) return;
  throw new HubError('ARGUMENT_INVALID', { argument: 'date', why: `"${date}" is not a date (YYYY-MM-DD)` });
}

function requireWhole(argument: string, value: number): void {
  if (Number.isSafeInteger(value)) return;
  throw new HubError('ARGUMENT_INVALID', { argument, why: `${value} is not a whole number` });
}

const outOfRange = (): HubError =>
  new HubError('ARGUMENT_INVALID', { argument: 'date', why: 'the result is not in the years 0001 to 9999' });

import { civilDateOf } from '../../calendar/civil-date.ts';

const CHINESE_DATE =
  /^(\d{4})\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})\s*日?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?$/;
const EIGHT_DIGITS = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;

/** A date as forms and feeds write it, as `YYYY-MM-DD`; whether there is such a day is another question. */
export function chineseDate(text: string): string | null {
  const [, year, month = '', day = ''] = CHINESE_DATE.exec(text) ?? EIGHT_DIGITS.exec(text) ?? [];
  return year === undefined ? null : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

// Day 1 is 1900-01-01, and 1900-02-29, which never was, is counted: from March on the days are off by one.
const SERIAL_OF_1970 = 25_569;
const FIRST_CERTAIN = 61;
const LAST = 2_958_465;

/** The date that a spreadsheet keeps as a number of days; also 20250110 typed as a number. */
export function serialDate(days: number): string | null {
  if (days > LAST) return chineseDate(String(days));
  return days >= FIRST_CERTAIN ? civilDateOf(Math.floor(days) - SERIAL_OF_1970) : null;
}

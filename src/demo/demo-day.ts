import { addDays, civilDateOf, epochDayOf } from '../calendar/civil-date.ts';
import { calendar } from '../calendar/workday.ts';
import { type Moment, momentAt, toShanghaiTime } from '../clock.ts';
import type { Random } from './random.ts';

/**
 * The day the demo region stands still on. Everything in it happened before, so that the region is the same
 * whenever it is loaded.
 */
export const DEMO_TODAY = '2026-11-22';

/** The last working day before it. */
export const LAST_WORKDAY = addDays(DEMO_TODAY, -2);

/** From here on the region is busy: what is new, due, overdue and just done. */
export const RECENTLY = addDays(DEMO_TODAY, -60);

/** The moment at which the region’s records are made; loading replaces it by its own. */
export const DEMO_MOMENT: Moment = momentAt(new Date(`${DEMO_TODAY}T08:00:00+08:00`));

/** What the records say of when they were asserted, until loading says when. */
export const DEMO_ASSERTED_AT = toShanghaiTime(DEMO_MOMENT.now);

// The region draws some hundred thousand dates; from a table that takes a tenth of the time of working each out.
const FIRST_DAY = epochDayOf('1960-01-01');
const DATES = Array.from({ length: 86 * 366 }, (_, index) => civilDateOf(FIRST_DAY + index));
const NUMBERS = new Map(DATES.map((date, index) => [date, index]));

const numberOf = (date: string): number => NUMBERS.get(date) as number;

/** A day from `from` to `to`, both included; `from` where the two are the wrong way round. */
export function dayBetween(random: Random, from: string, to: string): string {
  const [first, last] = [numberOf(from), numberOf(to)];
  return last <= first ? from : (DATES[random.int(first, last)] as string);
}

/** The day that many days after `date`, or before it. From 1960 to 2045. */
export const daysAfter = (date: string, days: number): string => DATES[numberOf(date) + days] as string;

export const laterOf = (one: string, other: string): string => (one > other ? one : other);
export const earlierOf = (one: string, other: string): string => (one < other ? one : other);

/** Puts things in the order of their days; those of one day stay as they were. */
export const byDay =
  <T>(dayOf: (thing: T) => string) =>
  (one: T, other: T): number => {
    const [first, second] = [dayOf(one), dayOf(other)];
    return first < second ? -1 : first > second ? 1 : 0;
  };

/**
 * Parts of an office day, so that what follows from something on the same day comes after it: a notice is pushed in
 * the morning, claimed by early afternoon and reported on before evening.
 */
const HOURS = { MORNING: [8, 11], NOON: [12, 14], AFTERNOON: [15, 17] } as const;

/** An instant of that day, RFC 3339 with the offset of Asia/Shanghai. */
export function officeTime(random: Random, day: string, part: keyof typeof HOURS): string {
  const [first, last] = HOURS[part];
  const [hour, minute, second] = [random.int(first, last), random.int(0, 59), random.int(0, 59)].map(
    (number) => String(number).padStart(2, '0'),
  );
  return `${day}T${hour}:${minute}:${second}.000+08:00`;
}

const FIRST_LOADED_YEAR = `${calendar.years[0]}-01-01`;

/** That day, or the next working day; Monday to Friday in the years before the first loaded calendar. */
export function workdayFrom(date: string): string {
  let day = date;
  while (!isWorkday(day)) day = daysAfter(day, 1);
  return day;
}

// 1960-01-01, day 0 of the table, was a Friday.
const isWorkday = (date: string): boolean =>
  date < FIRST_LOADED_YEAR ? (numberOf(date) + 4) % 7 < 5 : calendar.isWorkday(date);

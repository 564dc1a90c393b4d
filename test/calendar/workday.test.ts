import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/calendar/civil-date.ts';
import type { HolidayYear } from '../../src/calendar/holiday-year.ts';
import { SHIPPED_YEARS } from '../../src/calendar/shipped-years.ts';
import { calendar, calendarOf } from '../../src/calendar/workday.ts';

const yearNotLoaded = (year: number) =>
  expect.objectContaining({ code: 'YEAR_NOT_LOADED', values: { year } });
const argumentInvalid = (argument: string) =>
  expect.objectContaining({ code: 'ARGUMENT_INVALID', values: expect.objectContaining({ argument }) });

/** Any date that leaves room for two hundred working days within the loaded years. */
const date = fc.integer({ min: 0, max: 5 * 365 }).map((days) => addDays('2021-01-01', days));

// A made-up announcement: the real one of 2027 was not out when this was written.
const year2027: HolidayYear = {
  year: 2027,
  notice: '（测试）',
  off: [['2027-01-01', '2027-01-03']],
  makeUp: ['2027-01-09'],
};

describe('working days after a date', () => {
  it.each([
    ['2024-02-08', 7, '2024-02-23'],
    ['2024-09-13', 7, '2024-09-25'],
    ['2024-12-31', 7, '2025-01-10'],
    ['2025-01-24', 7, '2025-02-10'],
    ['2025-04-30', 7, '2025-05-14'],
    ['2025-09-26', 7, '2025-10-13'],
    ['2025-09-26', 10, '2025-10-16'],
    ['2025-09-26', 20, '2025-10-30'],
    ['2025-09-30', 1, '2025-10-09'],
    ['2025-12-31', 7, '2026-01-12'],
    ['2026-02-12', 7, '2026-02-28'],
    ['2026-02-13', 2, '2026-02-24'],
    ['2026-04-03', 3, '2026-04-09'],
    ['2026-09-18', 7, '2026-09-29'],
  ])('%s and %i are %s', (from, count, end) => {
    expect(calendar.addWorkdays(from, count)).toBe(end);
    expect(calendar.workdaysBetween(from, end)).toBe(count);
  });

  it('always end on a working day, and as many lie between', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 200 }), (from, count) => {
        const end = calendar.addWorkdays(from, count);
        expect(calendar.isWorkday(end)).toBe(true);
        expect(calendar.workdaysBetween(from, end)).toBe(count);
      }),
    );
  });

  it('end later the more they are, and never earlier for a later start', () => {
    fc.assert(
      fc.property(date, fc.nat({ max: 30 }), fc.nat({ max: 199 }), (from, later, count) => {
        expect(calendar.addWorkdays(from, count + 1) > calendar.addWorkdays(from, count)).toBe(true);
        expect(calendar.addWorkdays(addDays(from, later), count) >= calendar.addWorkdays(from, count)).toBe(
          true,
        );
      }),
    );
  });

  it('that are none leave the date as it is, even a holiday', () => {
    expect(calendar.addWorkdays('2026-10-01', 0)).toBe('2026-10-01');
  });

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('cannot be %d', (count) => {
    expect(() => calendar.addWorkdays('2026-04-30', count)).toThrow(argumentInvalid('count'));
  });

  it('cannot be counted from what is not a date', () => {
    expect(() => calendar.addWorkdays('2026-02-30', 1)).toThrow(argumentInvalid('date'));
    expect(() => calendar.isWorkday('2026/04/30')).toThrow(argumentInvalid('date'));
  });
});

describe('a day', () => {
  it.each(SHIPPED_YEARS.flatMap(({ makeUp }) => makeUp))('%s, a weekend, is worked in exchange', (day) => {
    expect(calendar.isWorkday(day)).toBe(true);
  });

  it('inside a run of days off is none of work, whatever its weekday', () => {
    expect(calendar.isWorkday('2026-02-16')).toBe(false);
    expect(calendar.isWorkday('2026-10-03')).toBe(false);
    expect(calendar.isWorkday('2026-10-07')).toBe(false);
    expect(calendar.isWorkday('2026-10-08')).toBe(true);
  });

  it('before the Spring Festival was worked in 2024 and is off since the amendment of 2025', () => {
    expect(calendar.isWorkday('2024-02-09')).toBe(true);
    expect(calendar.isWorkday('2025-01-28')).toBe(false);
    expect(calendar.isWorkday('2026-02-16')).toBe(false);
  });
});

describe('between two dates', () => {
  it.each([
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('the year %i has %i working days', (year, total) => {
    expect(calendar.workdaysBetween(`${year - 1}-12-31`, `${year}-12-31`)).toBe(total);
  });

  it('the year 2021 has 250 working days, its first day being a holiday', () => {
    expect(calendar.isWorkday('2021-01-01')).toBe(false);
    expect(calendar.workdaysBetween('2021-01-01', '2021-12-31')).toBe(250);
  });

  it('the first is not counted and the last is', () => {
    expect(calendar.workdaysBetween('2026-04-27', '2026-04-28')).toBe(1);
    expect(calendar.workdaysBetween('2026-04-28', '2026-04-28')).toBe(0);
    expect(calendar.workdaysBetween('2026-04-30', '2026-05-05')).toBe(0);
  });

  it('the working days add up', () => {
    fc.assert(
      fc.property(date, fc.nat({ max: 100 }), fc.nat({ max: 100 }), (from, first, second) => {
        const [middle, end] = [addDays(from, first), addDays(from, first + second)];
        expect(calendar.workdaysBetween(from, middle) + calendar.workdaysBetween(middle, end)).toBe(
          calendar.workdaysBetween(from, end),
        );
      }),
    );
  });

  it('they are not counted backwards', () => {
    expect(() => calendar.workdaysBetween('2026-05-02', '2026-05-01')).toThrow(argumentInvalid('to'));
  });
});

describe('a year that is not loaded', () => {
  it('is refused, not guessed, by every question that touches one of its days', () => {
    expect(() => calendar.isWorkday('2027-01-01')).toThrow(yearNotLoaded(2027));
    expect(() => calendar.addWorkdays('2026-12-30', 2)).toThrow(yearNotLoaded(2027));
    expect(() => calendar.workdaysBetween('2026-12-01', '2027-01-01')).toThrow(yearNotLoaded(2027));
    expect(() => calendar.workdaysBetween('2019-12-31', '2021-01-05')).toThrow(yearNotLoaded(2020));
    expect(() => calendarOf([]).addWorkdays('2026-04-30', 1)).toThrow(yearNotLoaded(2026));
  });

  it('does not matter when none of its days is looked at', () => {
    expect(calendar.addWorkdays('2026-12-30', 1)).toBe('2026-12-31');
    expect(calendar.addWorkdays('2020-12-31', 1)).toBe('2021-01-04');
  });

  it('counts once it is loaded beside the shipped ones', () => {
    const longer = calendarOf([...SHIPPED_YEARS, year2027]);
    expect(longer.years).toEqual([2021, 2022, 2023, 2024, 2025, 2026, 2027]);
    expect(longer.addWorkdays('2026-12-30', 2)).toBe('2027-01-04');
    expect(longer.isWorkday('2027-01-09')).toBe(true);
    expect(calendar.years).not.toContain(2027);
  });

  it('that is loaded twice counts as loaded last', () => {
    const amended = calendarOf([year2027, { ...year2027, off: [['2027-01-01', '2027-01-05']] }]);
    expect(amended.isWorkday('2027-01-04')).toBe(false);
    expect(amended.years).toEqual([2027]);
  });
});

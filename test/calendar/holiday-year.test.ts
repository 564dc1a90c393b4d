import { describe, expect, it } from 'vitest';
import { type HolidayYear, workingDaysOf } from '../../src/calendar/holiday-year.ts';

const table = (changes: Partial<HolidayYear> = {}): HolidayYear => ({
  year: 2027,
  notice: '（测试）',
  off: [['2027-01-01', '2027-01-03']],
  makeUp: ['2027-01-09'],
  ...changes,
});

describe('a table of days off', () => {
  it('makes a working day or none of every day of its year', () => {
    expect(workingDaysOf(table()).size).toBe(365);
    expect(workingDaysOf(table({ year: 2028, off: [['2028-01-01', '2028-01-01']], makeUp: [] })).size).toBe(
      366,
    );
  });

  it.each<[string, Partial<HolidayYear>, string]>([
    [
      'a run that ends before it begins',
      { off: [['2027-01-03', '2027-01-01']] },
      '2027-01-01 is before 2027-01-03',
    ],
    ['a run that leaves the year', { off: [['2026-12-31', '2027-01-03']] }, '2026-12-31 is not in 2027'],
    ['a date that does not exist', { off: [['2027-02-29', '2027-02-29']] }, '"2027-02-29" is not a date'],
    ['a make-up day of another year', { makeUp: ['2026-01-04'] }, '2026-01-04 is not in 2027'],
    [
      'a make-up day in the week',
      { makeUp: ['2027-01-11'] },
      '2027-01-11 is neither a Saturday nor a Sunday',
    ],
    ['a make-up day that is off', { makeUp: ['2027-01-02'] }, '2027-01-02 is also a day off'],
    ['no day off at all', { off: [] }, '2027 has no days off'],
    ['no year', { year: 2027.5 }, '2027.5 is not a year'],
  ])('with %s is refused', (_, changes, why) => {
    expect(() => workingDaysOf(table(changes))).toThrow(
      expect.objectContaining({ code: 'ARGUMENT_INVALID', message: expect.stringContaining(why) }),
    );
  });
});

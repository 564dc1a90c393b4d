import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, isCivilDate } from '../../src/calendar/civil-date.ts';

const date = fc
  .date({ min: new Date('0002-01-01T00:00:00Z'), max: new Date('9998-12-31T00:00:00Z'), noInvalidDate: true })
  .map((instant) => instant.toISOString().slice(0, 10));

describe('a civil date', () => {
  it.each(['2026-04-30', '2024-02-29', '2000-02-29', '0001-01-01', '2099-12-31', '9999-12-31'])(
    'may be %s',
    (text) => {
      expect(isCivilDate(text)).toBe(true);
    },
  );

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-00-10',
    '2026-13-01',
    '2026-01-00',
    '0000-01-01',
    '2026-1-1',
    '2026/01/01',
    '20260101',
    '2026-01-01T00:00:00Z',
    ' 2026-01-01',
    '2026-01-01\n',
    '长期',
    '',
  ])('is not %j', (text) => {
    expect(isCivilDate(text)).toBe(false);
  });

  it('is one for every day there is', () => {
    fc.assert(fc.property(date, (day) => isCivilDate(day)));
  });
});

describe('months', () => {
  it.each([
    ['2026-04-30', 3, '2026-07-30'],
    ['2025-11-30', 3, '2026-02-28'],
    ['2023-11-30', 3, '2024-02-29'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-02-28', 1, '2026-03-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 36, '2027-02-28'],
    ['2026-04-01', 36, '2029-04-01'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-05-15', 0, '2026-05-15'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -13, '2024-12-15'],
  ])('%s and %i months end on %s', (from, months, end) => {
    expect(addMonths(from, months)).toBe(end);
  });

  it('keep the day or end with the month, and never skip one', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -11, max: 11 }), (from, months) => {
        const end = addMonths(from, months);
        const monthsApart = (Number(end.slice(0, 4)) - Number(from.slice(0, 4))) * 12;
        expect(monthsApart + Number(end.slice(5, 7)) - Number(from.slice(5, 7))).toBe(months);
        const isLastOfMonth = addDays(end, 1).slice(8) === '01';
        expect(end.slice(8) === from.slice(8) || (end.slice(8) < from.slice(8) && isLastOfMonth)).toBe(true);
      }),
    );
  });

  it('that lead out of the calendar, or are none, are refused', () => {
    for (const months of [12, Number.POSITIVE_INFINITY, 1.5, Number.NaN]) {
      expect(() => addMonths('9999-06-01', months)).toThrow(
        expect.objectContaining({ code: 'ARGUMENT_INVALID' }),
      );
    }
    expect(() => addMonths('2026-02-30', 1)).toThrow('"2026-02-30" is not a date');
  });
});

describe('days', () => {
  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2025-12-31', 1, '2026-01-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['0001-01-01', 0, '0001-01-01'],
    ['9999-12-30', 1, '9999-12-31'],
  ])('%s and %i days are %s', (from, days, end) => {
    expect(addDays(from, days)).toBe(end);
  });

  it('there and back lead to the same date', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -365, max: 365 }), (from, days) => {
        expect(addDays(addDays(from, days), -days)).toBe(from);
      }),
    );
  });

  it('that lead out of the calendar, or are none, are refused', () => {
    const refused = expect.objectContaining({ code: 'ARGUMENT_INVALID' });
    expect(() => addDays('9999-12-31', 1)).toThrow(refused);
    expect(() => addDays('0001-01-01', -1)).toThrow(refused);
    expect(() => addDays('2026-01-01', 0.5)).toThrow(refused);
    expect(() => addDays('长期', 1)).toThrow(refused);
  });
});

import { expect, it } from 'vitest';
import { DEFAULT_DEADLINES, dueAfter, isSoon, LEGAL_MAXIMA } from '../../src/calendar/deadlines.ts';
import { HubError } from '../../src/errors.ts';

it('no default is longer than the law allows', () => {
  for (const [name, days] of Object.entries(DEFAULT_DEADLINES)) {
    expect(days, name).toBeLessThanOrEqual(LEGAL_MAXIMA[name as keyof typeof LEGAL_MAXIMA]);
  }
});

it.each([
  ['2025-09-26', 10, '2025-10-16'],
  ['2025-12-31', 7, '2026-01-12'],
  ['2026-02-12', 7, '2026-02-28'],
])('what is asked on %s is due after %i working days on %s', (from, days, due) => {
  expect(dueAfter(from, days)).toBe(due);
});

it('a deadline in a year that is not announced is refused, not guessed', () => {
  expect(() => dueAfter('2026-12-25', 10)).toThrow(HubError);
});

it('whether something ends soon is told even then, by weeks of five days', () => {
  expect(isSoon('2027-01-08', '2026-12-25', 10)).toBe(true);
  expect(isSoon('2027-01-09', '2026-12-25', 10)).toBe(false);
});

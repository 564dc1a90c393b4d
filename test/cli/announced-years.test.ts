import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it } from 'vitest';
import { calendar, loadYears } from '../../src/calendar/workday.ts';
import { loadAnnouncedYears } from '../../src/cli/announced-years.ts';
import { removeFolder, temporaryFolder } from '../kit/temporary-folder.ts';

const folder = await temporaryFolder();
afterAll(() => removeFolder(folder));
afterEach(() => loadYears([]));

async function load(content: unknown): Promise<void> {
  const file = join(folder, 'years.json');
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  await loadAnnouncedYears(file);
}

// Made up: the days of a real notice are not what is tested.
const YEAR = { year: 2027, notice: 'x', off: [['2027-01-01', '2027-01-03']], makeUp: ['2027-01-09'] };

it('a year that its operator has loaded is counted with, beside those that ship', async () => {
  expect(() => calendar.addWorkdays('2026-12-30', 3)).toThrow(/2027/);
  await load([YEAR]);
  expect(calendar.addWorkdays('2026-12-30', 3)).toBe('2027-01-05');
  expect(calendar.isWorkday('2027-01-09')).toBe(true);
  expect(calendar.years).toContain(2024);
});

it.each([
  ['is no JSON', '{', /HUB_HOLIDAYS.*JSON/s],
  ['lacks the notice', [{ ...YEAR, notice: undefined }], /0\.notice/],
  ['has a day of another year', [{ ...YEAR, makeUp: ['2026-01-09'] }], /2026-01-09 is not in 2027/],
  [
    'has a make-up day that is no weekend',
    [{ ...YEAR, makeUp: ['2027-01-08'] }],
    /neither a Saturday nor a Sunday/,
  ],
])('a file that %s is refused, and nothing of it is taken', async (_what, content, why) => {
  await expect(load(content)).rejects.toThrow(why);
  expect(calendar.years).not.toContain(2027);
});

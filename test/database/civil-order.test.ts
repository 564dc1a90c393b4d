import fc from 'fast-check';
import { expect, it } from 'vitest';
import { civilOrder } from '../../src/database/civil-order.ts';
import { testDatabase } from '../kit/database.ts';

const { sql } = await testDatabase();

const padded = (number: number, places: number) => String(number).padStart(places, '0');
const dates = fc.oneof(
  fc.constantFrom(
    'infinity',
    '-infinity',
    '2026-11-22',
    '2026-11-23',
    '9999-12-31',
    '10000-01-01',
    '0001-01-01',
  ),
  fc
    .record({
      year: fc.oneof(fc.integer({ min: 1, max: 4000 }), fc.integer({ min: 9_990, max: 12_000 })),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
      before: fc.boolean(),
    })
    .map(({ year, month, day, before }) => {
      const date = `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
      return before && year <= 4000 ? `${date} BC` : date;
    }),
);

it('orders civil dates as PostgreSQL does, those beyond four digits of the year too', async () => {
  const pairs = fc.array(fc.tuple(dates, dates), { minLength: 40, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(pairs, async (asked) => {
      const found = await sql<{ one: string; other: string; sign: number }[]>`
        select one::text as one, other::text as other, case when one < other then -1 when one > other then 1 else 0 end as sign
        from unnest(${asked.map(([one]) => one)}::text[]::date[], ${asked.map(([, other]) => other)}::text[]::date[]) as pair(one, other)`;
      for (const { one, other, sign } of found) {
        expect(Math.sign(civilOrder(one, other)), `${one} and ${other}`).toBe(sign);
      }
    }),
    { numRuns: 30 },
  );
});

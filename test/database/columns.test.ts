import { getTableColumns } from 'drizzle-orm';
import { pgTable } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/postgres-js';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { civilDate, fen, instant } from '../../src/database/columns.ts';
import { DateTimeScalar } from '../../src/subgraph/scalars.ts';
import { testDatabase } from '../kit/database.ts';

const { sql } = await testDatabase();
const db = drizzle(sql);
const values = pgTable('values', { on: civilDate('on'), at: instant('at'), paid: fen('paid') });

beforeAll(() => sql.unsafe('create table values ("on" date, at timestamptz, paid bigint)'));

async function stored(row: typeof values.$inferInsert): Promise<typeof values.$inferSelect> {
  await db.delete(values);
  await db.insert(values).values(row);
  const [found] = await db.select().from(values);
  return found as typeof values.$inferSelect;
}

const NOTHING = { on: null, at: null, paid: null };

describe('a column', () => {
  it('of civil dates gives back the day, in whatever zone the process runs', async () => {
    for (const on of ['2026-01-01', '1986-05-04', '2099-12-31', '1900-01-01']) {
      expect(await stored({ on })).toEqual({ ...NOTHING, on });
    }
  });

  it('of instants gives back the same instant, as a DateTime of Asia/Shanghai', async () => {
    expect((await stored({ at: '2026-04-30T00:00:00Z' })).at).toBe('2026-04-30T08:00:00+08:00');
    expect((await stored({ at: '2026-04-30T00:00:00.123456Z' })).at).toBe('2026-04-30T08:00:00.123456+08:00');
    const instants = fc.date({
      min: new Date('1901-01-01Z'),
      max: new Date('2200-01-01Z'),
      noInvalidDate: true,
    });
    await fc.assert(
      fc.asyncProperty(instants, async (given) => {
        const { at } = await stored({ at: given.toISOString() });
        expect(DateTimeScalar.parseValue(at)).toBe(at);
        expect(new Date(at as string)).toEqual(given);
      }),
      { numRuns: 50 },
    );
  });

  it('of money gives back every fen as a number', async () => {
    for (const paid of [0, -1, 1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]) {
      expect(await stored({ paid })).toEqual({ ...NOTHING, paid });
    }
  });

  it('has the type that the migration gives it', () => {
    const types = Object.values(getTableColumns(values)).map((column) => column.getSQLType());
    expect(types).toEqual(['date', 'timestamp with time zone', 'bigint']);
  });
});

import { sql as text } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import { expect, it } from 'vitest';
import { type Statement, statement } from '../../src/database/statement.ts';
import { testDatabase } from '../kit/database.ts';

const { sql } = await testDatabase();

it('builds a statement once per database and name, and another one for another of either', async () => {
  const [db, other] = [drizzle(sql), drizzle(sql)];
  let built = 0;
  const build = (): Statement<{ n: number }> => {
    built += 1;
    const n = built;
    return { execute: async () => [{ n }] };
  };
  const first = statement(db, 'one', build);
  expect(statement(db, 'one', build)).toBe(first);
  expect(statement(db, 'two', build)).not.toBe(first);
  expect(statement(other, 'one', build)).not.toBe(first);
  expect(built).toBe(3);
});

it('runs a kept statement with the values of each call', async () => {
  const db = drizzle(sql);
  const double = () =>
    statement<{ doubled: number }>(db, 'double', () =>
      db
        .select({ doubled: text<number>`2 * ${text.placeholder('n')}::int`.mapWith(Number) })
        .from(text`(select) as nothing`)
        .prepare('double'),
    );
  const answers = await Promise.all([1, 2, 3].map((n) => double().execute({ n })));
  expect(answers.flat()).toEqual([{ doubled: 2 }, { doubled: 4 }, { doubled: 6 }]);
});

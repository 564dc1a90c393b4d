import { sql } from 'drizzle-orm';
import { boolean, date, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/postgres-js';
import { beforeAll, expect, it } from 'vitest';
import { fen, instant } from '../../src/database/columns.ts';
import { withRowMapper } from '../../src/database/row-mapper.ts';
import { testDatabase } from '../kit/database.ts';

const { sql: client } = await testDatabase();
const db = drizzle(client);
const things = pgTable('things', {
  id: text('id').primaryKey(),
  words: text('words').array().notNull(),
  count: integer('count'),
  flag: boolean('flag'),
  day: date('day', { mode: 'string' }),
  at: instant('at'),
  amount: fen('amount'),
});

beforeAll(async () => {
  await client.unsafe(`
    create table things (id text, words text[], count int, flag boolean, day date, at timestamptz, amount bigint);
    insert into things values ('a', '{"旬阳","b,c"}', 1, true, '2026-11-22', '2026-11-22T10:00:00.5+08:00', 12345),
      ('b', '{}', null, null, null, null, null)`);
});

it.each([
  ['whole rows', () => db.select().from(things).orderBy(things.id).prepare('whole')],
  [
    'some columns under other names',
    () => db.select({ n: things.count, when: things.at }).from(things).prepare('some'),
  ],
  [
    'what is computed',
    () =>
      db
        .select({ id: things.id, n: sql<number>`count(*)`.mapWith(Number) })
        .from(things)
        .groupBy(things.id)
        .orderBy(things.id)
        .prepare('computed'),
  ],
  [
    'columns beside what is computed under a name',
    () =>
      db
        .select({
          id: things.id,
          isMany: sql<boolean>`${things.count} > 0`.as('is_many'),
          n: sql<number>`${things.amount}`.mapWith(Number).as('n'),
        })
        .from(things)
        .orderBy(things.id)
        .prepare('named'),
  ],
  [
    'rows inside of rows',
    () =>
      db
        .select({ id: things.id, inner: { day: things.day, amount: things.amount } })
        .from(things)
        .prepare('nested'),
  ],
])('makes the same rows as drizzle of %s', async (_what, build) => {
  expect(await withRowMapper(build()).execute()).toEqual(await build().execute());
});

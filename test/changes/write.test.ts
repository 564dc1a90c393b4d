import { sql as text } from 'drizzle-orm';
import { integer, pgSchema, primaryKey, text as textColumn } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/postgres-js';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { changeLog } from '../../src/changes/log.ts';
import { type RecordKind, ROWS_A_CHUNK, writeRecords } from '../../src/changes/write.ts';
import { civilDate, fen, instant } from '../../src/database/columns.ts';
import { testDatabase } from '../kit/database.ts';
import { recordedStatements } from '../kit/recorded-statements.ts';

const sample = pgSchema('sample');
const notices = sample.table(
  'notices',
  {
    office: textColumn('office').notNull(),
    number: integer('number').notNull(),
    wording: textColumn('wording'),
    wordCount: integer('word_count').generatedAlwaysAs(text`cardinality(string_to_array(wording, ' '))`),
    tags: textColumn('tags').array(),
    fine: fen('fine'),
    seenOn: civilDate('seen_on'),
    assertedAt: instant('asserted_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.office, t.number] })],
);

const kind: RecordKind<typeof notices> = {
  kind: 'notice',
  table: notices,
  log: changeLog(sample),
  identity: [notices.office, notices.number],
  subjectKey: () => text`'NONE:' || office`,
  created: 'IMPOSED',
  merge: { seen_on: text`least(old.seen_on, excluded.seen_on)` },
};

const { sql, url } = await testDatabase();
const db = drizzle(sql);
// Beside drizzle: it changes how the client that it has reads what comes.
const { sql: plain, take } = recordedStatements(url);
await plain.unsafe(`
  create schema sample;
  create table sample.notices (
    office text, number integer, wording text,
    word_count integer generated always as (cardinality(string_to_array(wording, ' '))) stored,
    tags text[], fine bigint, seen_on date, asserted_at timestamptz not null, version integer not null,
    primary key (office, number)
  );
  create table sample.changes (like subject.changes including all);`);
beforeEach(async () => {
  await plain`truncate sample.notices, sample.changes`;
});

type NewNotice = typeof notices.$inferInsert;
const AT = new Date('2026-11-22T10:00:00+08:00');
const notice = (number: number, more: Partial<NewNotice> = {}): NewNotice => ({
  office: 'fire',
  number,
  wording: `notice ${number}`,
  assertedAt: '2026-11-22T09:00:00+08:00',
  ...more,
});

const write = (...rows: NewNotice[]) => writeRecords(db, kind, rows, AT);
const rowsNow = () =>
  plain`select office, number, wording, tags, fine, seen_on::text, version from sample.notices order by office, number`;
const logNow = () =>
  plain`select kind, record_id, version::int, subject_key, operation, reason, changed_at from sample.changes order by sequence`;

describe('writing records', () => {
  it('logs a record once when it is new, and not again while nothing about it changes', async () => {
    expect(await write(notice(1), notice(2))).toEqual({ created: 2, amended: 0 });
    expect(await write(notice(1), notice(2))).toEqual({ created: 0, amended: 0 });
    expect(await logNow()).toEqual(
      [1, 2].map((number) => ({
        kind: 'notice',
        record_id: `fire ${number}`,
        version: 1,
        subject_key: 'NONE:fire',
        operation: 'UPSERT',
        reason: 'IMPOSED',
        changed_at: AT,
      })),
    );
  });

  it('makes the next version of a record that changed, and logs that alone', async () => {
    await write(notice(1), notice(2), notice(3));
    expect(await write(notice(1), notice(2, { wording: 'reworded' }), notice(4))).toEqual({
      created: 1,
      amended: 1,
    });
    await write(notice(2, { wording: 'again' }));
    expect((await rowsNow()).map(({ number, version }) => [number, version])).toEqual([
      [1, 1],
      [2, 3],
      [3, 1],
      [4, 1],
    ]);
    const log = (await logNow())
      .slice(3)
      .map(({ record_id, version, reason }) => [record_id, version, reason]);
    expect(log).toEqual([
      ['fire 2', 2, 'AMENDED'],
      ['fire 4', 1, 'IMPOSED'],
      ['fire 2', 3, 'AMENDED'],
    ]);
  });

  it('does not take a record for new because it was asserted once more', async () => {
    await write(notice(1));
    expect(await write(notice(1, { assertedAt: '2026-11-23T09:00:00+08:00', version: 7 }))).toEqual({
      created: 0,
      amended: 0,
    });
    expect(await rowsNow()).toMatchObject([{ version: 1 }]);
  });

  it('tells a value apart from none, and a list by its order', async () => {
    await write(notice(1, { wording: null, tags: ['a', 'b'], fine: 9_007_199_254_740_991 }));
    for (const change of [
      { wording: '' },
      { wording: null },
      { tags: ['b', 'a'] },
      { tags: [] },
      { tags: null },
    ]) {
      expect(await write(notice(1, change))).toEqual({ created: 0, amended: 1 });
    }
    expect(await rowsNow()).toMatchObject([{ version: 6, tags: null, fine: null }]);
  });

  it('knows a record by all columns of its identity', async () => {
    const rows = [notice(1), notice(1, { office: 'tax' }), notice(2, { office: 'tax' })];
    expect(await write(...rows)).toEqual({ created: 3, amended: 0 });
    expect(await write(notice(1, { office: 'tax', wording: 'other' }))).toEqual({ created: 0, amended: 1 });
    expect((await rowsNow()).map(({ office, number, version }) => [office, number, version])).toEqual([
      ['fire', 1, 1],
      ['tax', 1, 2],
      ['tax', 2, 1],
    ]);
  });

  it('keeps what the hub itself has come to know, where the kind says how', async () => {
    await write(notice(1, { seenOn: '2026-03-01' }));
    expect(await write(notice(1, { seenOn: '2026-05-01' }))).toEqual({ created: 0, amended: 0 });
    expect(await write(notice(1, { seenOn: '2026-05-01', wording: 'new' }))).toEqual({
      created: 0,
      amended: 1,
    });
    expect(await rowsNow()).toMatchObject([{ seen_on: '2026-03-01', wording: 'new', version: 2 }]);
    expect(await write(notice(1, { seenOn: '2026-02-01', wording: 'new' }))).toEqual({
      created: 0,
      amended: 1,
    });
    expect(await rowsNow()).toMatchObject([{ seen_on: '2026-02-01', version: 3 }]);
  });

  it('takes the later of two rows for one record, wherever in the batch they stand', async () => {
    const batch = Array.from({ length: ROWS_A_CHUNK + 10 }, (_, n) => notice(n));
    expect(await write(notice(3, { wording: 'early' }), ...batch, notice(3, { wording: 'late' }))).toEqual({
      created: batch.length,
      amended: 0,
    });
    expect((await rowsNow())[3]).toMatchObject({ number: 3, wording: 'late', version: 1 });
  });

  it('writes a batch of any size in chunks, each in one statement', async () => {
    const batch = Array.from({ length: 2 * ROWS_A_CHUNK + 1 }, (_, n) => notice(n));
    take();
    expect(await writeRecords(drizzle(plain), kind, batch, AT)).toEqual({
      created: batch.length,
      amended: 0,
    });
    expect(take()).toHaveLength(3);
    expect(await rowsNow()).toHaveLength(batch.length);
    expect(await logNow()).toHaveLength(batch.length);
    expect(await write()).toEqual({ created: 0, amended: 0 });
  });

  it('leaves neither row nor log when its transaction is rolled back', async () => {
    await write(notice(1));
    const failed = db.transaction(async (tx) => {
      await writeRecords(tx, kind, [notice(1, { wording: 'never' }), notice(2)], AT);
      throw new Error('something else went wrong');
    });
    await expect(failed).rejects.toThrow('something else');
    expect(await rowsNow()).toMatchObject([{ number: 1, wording: 'notice 1', version: 1 }]);
    expect(await logNow()).toHaveLength(1);
  });

  it('leaves neither when one row of the batch cannot be written', async () => {
    await expect(write(notice(1), notice(2, { seenOn: '2026-02-30' }))).rejects.toThrow();
    expect(await rowsNow()).toEqual([]);
    expect(await logNow()).toEqual([]);
  });
});

describe('writers of the same records at the same time', () => {
  it('lose no version: each change is one row of the log', async () => {
    const writers = Array.from({ length: 12 }, (_, n) => write(notice(1, { wording: `writer ${n}` })));
    const written = await Promise.all(writers);
    expect(written.reduce((sum, { created }) => sum + created, 0)).toBe(1);
    expect(written.reduce((sum, { amended }) => sum + amended, 0)).toBe(11);
    const log = await plain`select version::int, xid from sample.changes order by version`;
    expect(log.map(({ version }) => version)).toEqual(Array.from({ length: 12 }, (_, n) => n + 1));
    expect(new Set(log.map(({ xid }) => xid)).size).toBe(12);
    expect(await rowsNow()).toMatchObject([{ version: 12 }]);
  });

  it('do not stop each other for good when they come from opposite ends', async () => {
    const numbers = Array.from({ length: 1_500 }, (_, n) => n);
    const batch = (writer: number, order: readonly number[]) =>
      write(...order.map((number) => notice(number, { wording: `writer ${writer}` })));
    await batch(0, numbers);
    await Promise.all([1, 2, 3, 4].map((n) => batch(n, n % 2 ? numbers : numbers.toReversed())));
    const [{ least, most }] = (await plain`
      select min(version) as least, max(version) as most from sample.notices`) as [Record<string, number>];
    expect([least, most]).toEqual([5, 5]);
    expect(await logNow()).toHaveLength(5 * numbers.length);
  });
});

it('the log tells of every change, whatever is written in whatever order', async () => {
  const change = fc.record({ number: fc.nat({ max: 4 }), wording: fc.constantFrom('a', 'b', null) });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(change, { maxLength: 6 }), { maxLength: 6 }), async (batches) => {
      await plain`truncate sample.notices, sample.changes`;
      const now = new Map<number, string | null>();
      const versions = new Map<number, number>();
      for (const batch of batches) {
        const told = new Map(batch.map(({ number, wording }) => [number, wording]));
        await write(...batch.map(({ number, wording }) => notice(number, { wording })));
        for (const [number, wording] of told) {
          if (now.get(number) !== wording) versions.set(number, (versions.get(number) ?? 0) + 1);
          now.set(number, wording);
        }
      }
      const rows = await rowsNow();
      expect(new Map(rows.map(({ number, wording }) => [number, wording]))).toEqual(
        new Map([...now].sort(([a], [b]) => a - b)),
      );
      expect(new Map(rows.map(({ number, version }) => [number, version]))).toEqual(
        new Map([...versions].sort(([a], [b]) => a - b)),
      );
      const [{ count }] = (await plain`select count(*)::int from sample.changes`) as unknown as [
        { count: number },
      ];
      expect(count).toBe([...versions.values()].reduce((sum, version) => sum + version, 0));
    }),
    { numRuns: 40 },
  );
});

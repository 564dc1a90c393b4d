import { sql as text } from 'drizzle-orm';
import { integer, pgSchema, primaryKey, text as textColumn } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/postgres-js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changeLog } from '../../src/changes/log.ts';
import { type RecordKind, writeRecords } from '../../src/changes/write.ts';
import { instant } from '../../src/database/columns.ts';
import { testDatabase } from '../kit/database.ts';

const sample = pgSchema('sample');
const measures = sample.table(
  'measures',
  {
    office: textColumn('office').notNull(),
    number: integer('number').notNull(),
    subject: textColumn('subject').notNull(),
    state: textColumn('state').notNull(),
    wording: textColumn('wording'),
    assertedAt: instant('asserted_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.office, t.number] })],
);

const kind: RecordKind<typeof measures> = {
  kind: 'measure',
  table: measures,
  log: changeLog(sample),
  identity: [measures.office, measures.number],
  subjectKey: (table) => table.subject,
  created: 'IMPOSED',
  standing: {
    holds: text`(state = 'ON')`,
    ended: text`case state when 'DRAFT' then null when 'ENDED' then 'LIFTED' else 'WITHDRAWN' end`,
  },
};

const { sql } = await testDatabase();
const db = drizzle(sql);
await sql.unsafe(`
  create schema sample;
  create table sample.measures (office text, number integer, subject text not null, state text not null, wording text,
    asserted_at timestamptz not null, version integer not null, primary key (office, number));
  create table sample.changes (like subject.changes including all);`);

const AT = new Date('2026-11-22T10:00:00+08:00');

interface Told {
  readonly number: number;
  readonly subject: string;
  readonly state: 'ON' | 'DRAFT' | 'ENDED' | 'GONE';
  readonly wording: string;
}

/** Operation and reason of the change from one row to the next, in the words of what the log promises. */
function meaning(before: Told | undefined, after: Told): string {
  if (after.state === 'ON') {
    if (before?.state !== 'ON') return 'UPSERT IMPOSED';
    return before.subject === after.subject ? 'UPSERT AMENDED' : 'UPSERT CORRECTED';
  }
  if (before === undefined) return 'UPSERT RECORDED';
  if (after.state === 'DRAFT') return 'UPSERT AMENDED';
  return after.state === 'ENDED' ? 'RETRACT LIFTED' : 'RETRACT WITHDRAWN';
}

const told = fc.record({
  number: fc.nat({ max: 2 }),
  subject: fc.constantFrom('a', 'b'),
  state: fc.constantFrom('ON' as const, 'DRAFT' as const, 'ENDED' as const, 'GONE' as const),
  wording: fc.constantFrom('x', 'y'),
});

it('the log tells of each version whether it stands and why not, whatever became of the record before', async () => {
  const met = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(told, { maxLength: 3 }), { maxLength: 8 }), async (batches) => {
      await sql`truncate sample.measures, sample.changes`;
      const now = new Map<number, Told>();
      const expected: string[] = [];
      for (const batch of batches) {
        const rows = batch.map((row) => ({ ...row, office: 'fire', assertedAt: AT.toISOString() }));
        await writeRecords(db, kind, rows, AT);
        for (const row of new Map(batch.map((each) => [each.number, each])).values()) {
          const before = now.get(row.number);
          if (JSON.stringify(before) === JSON.stringify(row)) continue;
          expected.push(`${row.number} ${row.subject} ${meaning(before, row)}`);
          now.set(row.number, row);
        }
      }
      for (const each of expected) met.add(each.slice(4));
      const log = await sql`select record_id, subject_key, operation, reason from sample.changes`;
      const logged = log.map(
        (row) => `${row.record_id.slice('fire '.length)} ${row.subject_key} ${row.operation} ${row.reason}`,
      );
      // Those of one batch have no order among them.
      expect(logged.sort()).toEqual(expected.sort());
    }),
    { numRuns: 60 },
  );
  expect([...met].sort()).toEqual([
    'RETRACT LIFTED',
    'RETRACT WITHDRAWN',
    'UPSERT AMENDED',
    'UPSERT CORRECTED',
    'UPSERT IMPOSED',
    'UPSERT RECORDED',
  ]);
});

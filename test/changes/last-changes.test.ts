import { drizzle } from 'drizzle-orm/postgres-js';
import { expect, it, vi } from 'vitest';
import { lastChangesOf } from '../../src/changes/last-changes.ts';
import { writeRecords } from '../../src/changes/write.ts';
import { departmentRecords } from '../../src/sharing/record.ts';
import { changes as sharing } from '../../src/sharing/table.ts';
import { changes as subject } from '../../src/views/subject/table.ts';
import { testDatabase } from '../kit/database.ts';
import { recordedStatements } from '../kit/recorded-statements.ts';

const { sql, url } = await testDatabase();
const recorded = recordedStatements(url);
const logs = new Map([
  ['sharing', sharing],
  ['subject', subject],
]);

const write = (id: string, at: string) =>
  writeRecords(
    drizzle(sql),
    departmentRecords,
    [{ id, name: id, englishName: id, assertedAt: at }],
    new Date(at),
  );

it('tells when the records of each view last changed, of those of which anything was written', async () => {
  await write('tax', '2026-11-21T10:00:00+08:00');
  await write('fire', '2026-11-22T10:00:00.250+08:00');
  const lastChanges = lastChangesOf(drizzle(sql), logs);
  expect([...(await lastChanges())]).toEqual([['sharing', '2026-11-22T10:00:00.25+08:00']]);
});

it('asks the database once a second, however many want to know, and again after a failure', async () => {
  let now = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
  const lastChanges = lastChangesOf(drizzle(recorded.sql), logs);
  await Promise.all([lastChanges(), lastChanges()]);
  now = 999;
  await lastChanges();
  expect(recorded.take()).toHaveLength(1);
  now = 1_000;
  await lastChanges();
  expect(recorded.take()).toHaveLength(1);
  clock.mockRestore();

  const failing = lastChangesOf({ execute: vi.fn(() => Promise.reject(new Error('away'))) } as never, logs);
  await expect(failing()).rejects.toThrow('away');
  await expect(failing()).rejects.toThrow('away');
});

it('reads each log from its end, by the primary key', async () => {
  const plan = await sql<{ 'QUERY PLAN': string }[]>`
    explain select changed_at from sharing.changes order by sequence desc limit 1`;
  expect(JSON.stringify(plan)).toContain('changes_pkey');
});

import { drizzle } from 'drizzle-orm/postgres-js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AuditEvent } from '../../src/audit/event.ts';
import { openAuditLog } from '../../src/audit/log.ts';
import { countReads, type WantedReads } from '../../src/audit/read.ts';
import { auditedRead } from '../kit/audit-event.ts';
import { testDatabase } from '../kit/database.ts';
import { recordedStatements } from '../kit/recorded-statements.ts';

const { sql, url } = await testDatabase();
const recorded = recordedStatements(url);
const db = drizzle(recorded.sql);

const entry = (at: string, coordinates: AuditEvent['coordinates'], more: Partial<AuditEvent> = {}) =>
  auditedRead({ at: new Date(at), coordinates, ...more });
const PHONE = 'Subject.phone';
const NAME = 'Subject.legalRepresentative';

beforeAll(async () => {
  const log = openAuditLog(sql, new Uint8Array(32));
  for (const event of [
    entry('2026-11-01T00:00:00+08:00', { [PHONE]: 'FULL' }),
    entry('2026-11-02T12:00:00+08:00', { [PHONE]: 'SCOPED', [NAME]: 'DENIED' }),
    entry('2026-11-03T12:00:00+08:00', { [PHONE]: 'MASKED', [NAME]: 'FULL' }, { client: 'other-app' }),
    entry('2026-11-04T23:59:59.999+08:00', { [NAME]: 'MASKED' }),
    // What nothing was given of, or for something else, or by somebody else.
    entry('2026-11-03T12:00:00+08:00', { [PHONE]: 'DENIED', [NAME]: 'HIDDEN' }),
    entry('2026-11-03T12:00:00+08:00', { 'Subject.name': 'FULL' }),
    entry('2026-11-03T12:00:00+08:00', { [PHONE]: 'FULL' }, { outcome: 'REFUSED' }),
    entry('2026-11-03T12:00:00+08:00', { [PHONE]: 'FULL' }, { purpose: null }),
    entry('2026-11-03T12:00:00+08:00', { [PHONE]: 'FULL' }, { purpose: 'joint-inspection' }),
    entry('2026-11-03T12:00:00+08:00', { [PHONE]: 'FULL' }, { department: 'fire' }),
    entry('2026-10-31T23:59:59.999+08:00', { [PHONE]: 'FULL' }),
    entry('2026-11-05T00:00:00+08:00', { [PHONE]: 'FULL' }),
  ]) {
    await log.append(event);
  }
});

const wanted = (more: Partial<WantedReads> = {}): WantedReads => ({
  id: 'g',
  department: 'education',
  client: null,
  purpose: 'campus-food-safety',
  coordinates: [PHONE, NAME],
  masked: false,
  from: '2026-11-01',
  before: '2026-11-05',
  ...more,
});
const count = async (more: Partial<WantedReads>) => (await countReads(db, [wanted(more)])).get('g');

describe('reads are counted', () => {
  it('where something was given, whole or of some records, from the first midnight to the last', async () => {
    expect(await count({})).toEqual({
      reads: 3,
      lastReadAt: '2026-11-03T12:00:00+08:00',
      fields: new Map([
        [PHONE, { reads: 2, lastReadAt: '2026-11-02T12:00:00+08:00' }],
        [NAME, { reads: 1, lastReadAt: '2026-11-03T12:00:00+08:00' }],
      ]),
    });
  });

  it('masked as well where that is what was granted', async () => {
    expect(await count({ masked: true })).toMatchObject({
      reads: 4,
      lastReadAt: '2026-11-04T23:59:59.999+08:00',
    });
  });

  it('of one application where one is named', async () => {
    expect(await count({ client: 'other-app' })).toMatchObject({ reads: 1 });
    expect(await count({ client: 'nobody' })).toEqual({
      reads: 0,
      lastReadAt: null,
      fields: new Map([PHONE, NAME].map((coordinate) => [coordinate, { reads: 0, lastReadAt: null }])),
    });
  });

  it('of many in one statement, each on its own days and of its own fields', async () => {
    recorded.take();
    const counted = await countReads(db, [
      wanted({ id: 'a', from: '2026-11-02', before: '2026-11-03' }),
      wanted({ id: 'b', coordinates: [NAME], masked: true }),
      wanted({ id: 'c', from: '2026-11-05', before: '2026-12-01' }),
      wanted({ id: 'd', department: 'fire', purpose: 'campus-food-safety' }),
      wanted({ id: 'e', purpose: 'no-such-purpose' }),
    ]);
    expect(recorded.take()).toHaveLength(1);
    const reads = Object.fromEntries([...counted].map(([id, { reads }]) => [id, reads]));
    expect(reads).toEqual({ a: 1, b: 2, c: 1, d: 1, e: 0 });
  });

  it('without a statement where nothing is wanted', async () => {
    recorded.take();
    expect((await countReads(db, [])).size).toBe(0);
    expect(recorded.take()).toEqual([]);
  });
});

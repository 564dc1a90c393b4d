import { drizzle } from 'drizzle-orm/postgres-js';
import { describe, expect, it } from 'vitest';
import { writeRecords } from '../../../src/changes/write.ts';
import {
  abnormalListingRecords,
  annualReportRecords,
  dossierRecords,
  repairRecords,
  riskClassChangeRecords,
  seriousViolationListingRecords,
} from '../../../src/views/credit/record.ts';
import { testDatabase } from '../../kit/database.ts';
import { abnormalListing, annualReport, dossier, repair, SUBJECT, seriousListing } from './sample.ts';

const { sql } = await testDatabase();
const db = drizzle(sql);
const at = new Date('2026-11-22T00:00:00Z');

const logged = (kind: string) =>
  sql`select record_id, version::int, subject_key, operation, reason from credit.changes where kind = ${kind} order by sequence`;

describe('the identity of a listing', () => {
  it('is the same however its decision number is typed', () => {
    expect(abnormalListing({ decisionNumber: '旬市监列字[2026]第01号' }).id).toBe(abnormalListing().id);
  });

  it('is another for another counterpart, reason, authority or source', () => {
    const ids = [
      abnormalListing(),
      abnormalListing({ subjectKey: 'REG:610900000000001' }),
      abnormalListing({ reason: 'AN1' }),
      abnormalListing({ authority: 'tax' }),
      abnormalListing({ source: 'credit-office' }),
      seriousListing(),
    ].map((listing) => listing.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('goes by its day where it has no number', () => {
    const unnumbered = { decisionNumber: null };
    expect(abnormalListing(unnumbered).id).toBe(abnormalListing(unnumbered).id);
    expect(abnormalListing(unnumbered).id).not.toBe(
      abnormalListing({ ...unnumbered, listedOn: '2025-07-09' }).id,
    );
  });

  it('shows nothing of the subject', () => {
    const { id } = abnormalListing({ subjectKey: 'ID:4f3c' });
    expect(id).toMatch(/^AL-[0-9a-f]{32}$/);
  });
});

describe('a serious-violation listing', () => {
  it('ends three years on', () => {
    expect(seriousListing({ listedOn: '2024-02-29' }).endsOn).toBe('2027-02-28');
  });

  it('takes its state from its repair and its removal', () => {
    expect(seriousListing().state).toBe('IN_FORCE');
    expect(seriousListing({ removedOn: '2026-05-01' }).state).toBe('REMOVED');
    expect(seriousListing({ removedOn: '2026-05-01', repairNumber: '修〔2026〕3号' }).state).toBe('REPAIRED');
  });
});

describe('an annual report', () => {
  it('is due on 30 June of the following year, or when an extended season ends', () => {
    expect(annualReport({ year: 2024 }).dueOn).toBe('2025-06-30');
    expect(annualReport({ year: 2019, dueOn: '2020-12-31' }).dueOn).toBe('2020-12-31');
  });
});

describe('writing the records', () => {
  it('logs a listing as imposed, and nothing when it is told a second time', async () => {
    for (const [kind, row] of [
      [abnormalListingRecords, abnormalListing()],
      [seriousViolationListingRecords, seriousListing()],
    ] as const) {
      expect(await writeRecords(db, kind as never, [row as never], at)).toEqual({ created: 1, amended: 0 });
      const again = { ...row, assertedAt: '2026-02-05T08:00:00+08:00' };
      expect(await writeRecords(db, kind as never, [again as never], at)).toEqual({ created: 0, amended: 0 });
      expect(await logged(kind.kind)).toEqual([
        { record_id: row.id, version: 1, subject_key: SUBJECT, operation: 'UPSERT', reason: 'IMPOSED' },
      ]);
    }
  });

  it('logs a removal as the next version of the listing', async () => {
    const listing = abnormalListing({ reason: 'AN1' });
    await writeRecords(db, abnormalListingRecords, [listing], at);
    await writeRecords(db, abnormalListingRecords, [{ ...listing, removedOn: '2026-04-01' }], at);
    const versions = (await logged('abnormal-listing')).filter((row) => row.record_id === listing.id);
    expect(versions.map(({ version, reason }) => [version, reason])).toEqual([
      [1, 'IMPOSED'],
      [2, 'AMENDED'],
    ]);
  });

  it('logs everything else as recorded, once', async () => {
    const change = { ...dossier(), since: '2026-03-01', riskClass: 'B' as const };
    const told = [
      [dossierRecords, dossier(), SUBJECT],
      [riskClassChangeRecords, change, `${SUBJECT} 2026-03-01`],
      [repairRecords, repair(), repair().id],
      [annualReportRecords, annualReport(), `${SUBJECT} 2024`],
    ] as const;
    for (const [kind, row, recordId] of told) {
      await writeRecords(db, kind as never, [row as never], at);
      await writeRecords(db, kind as never, [row as never], at);
      expect(await logged(kind.kind)).toEqual([
        { record_id: recordId, version: 1, subject_key: SUBJECT, operation: 'UPSERT', reason: 'RECORDED' },
      ]);
    }
  });
});

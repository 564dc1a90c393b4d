import { eq } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { type RecordKind, writeRecords } from '../changes/write.ts';
import { type Moment, toShanghaiTime } from '../clock.ts';
import type { Database } from '../database/statement.ts';
import { departmentRecords, purposeRecords } from '../sharing/record.ts';
import {
  abnormalListingRecords,
  annualReportRecords,
  dossierRecords,
  repairRecords,
  riskClassChangeRecords,
  seriousViolationListingRecords,
} from '../views/credit/record.ts';
import {
  feedbackRecords,
  itemRecords,
  licenseRecords,
  noticeRecords,
} from '../views/license-notification/record.ts';
import { disclosureRecords } from '../views/penalty-disclosure/record.ts';
import { directoryMemberRecords, directoryRecords, subjectRecords } from '../views/subject/record.ts';
import { WHOLE_REGION } from './directory/directories.ts';
import { type DemoRegion, demoRegion } from './region.ts';

export { exampleFoodBusiness } from './example.ts';

export interface LoadOptions {
  /** Any whole number; the region of a seed is always the same. */
  readonly seed: number;
  /** When the records are told to have been asserted, and to have changed. */
  readonly moment: Moment;
  onProgress(done: number, total: number): void;
}

/** Rows a transaction: a longer one holds the readers of the change logs back, and keeps progress from being seen. */
const ROWS_A_STEP = 2_500;

/**
 * Writes the demo region, each record into its view and its view's change log. What is there already is left as it
 * is, so a loading that was cut short is completed by the next one with the same seed.
 */
export async function loadDemoRegion(db: Database, { seed, moment, onProgress }: LoadOptions): Promise<void> {
  const parts = partsOf(demoRegion(seed));
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  let done = 0;
  onProgress(done, total);
  for (const part of parts) {
    for (let from = 0; from < part.count; from += ROWS_A_STEP) {
      await part.write(db, from, moment);
      done += Math.min(ROWS_A_STEP, part.count - from);
      onProgress(done, total);
    }
  }
}

/** Whether the whole region is there: the directory of the whole region is written after everything else. */
export async function isDemoLoaded(db: Database): Promise<boolean> {
  const { table } = directoryRecords;
  const found = await db.select({ id: table.id }).from(table).where(eq(table.id, WHOLE_REGION.id));
  return found.length > 0;
}

interface Part {
  readonly count: number;
  /** Writes a step of the rows, beginning with the row `from`. */
  write(db: Database, from: number, moment: Moment): Promise<void>;
}

function part<T extends PgTable>(
  kind: RecordKind<T>,
  rows: (T['$inferInsert'] & { assertedAt: string })[],
): Part {
  return {
    count: rows.length,
    async write(db, from, moment) {
      const step = rows.slice(from, from + ROWS_A_STEP);
      const assertedAt = toShanghaiTime(moment.now);
      for (const row of step) row.assertedAt = assertedAt;
      await writeRecords(db, kind, step, moment.now);
    },
  };
}

/** Departments first, as whoever asks meanwhile has to be one; the directories last, see `isDemoLoaded`. */
const partsOf = (region: DemoRegion): Part[] => [
  part(departmentRecords, region.departments),
  part(purposeRecords, region.purposes),
  part(subjectRecords, region.subjects),
  part(dossierRecords, region.dossiers),
  part(riskClassChangeRecords, region.riskClassChanges),
  part(annualReportRecords, region.annualReports),
  part(abnormalListingRecords, region.abnormalListings),
  part(seriousViolationListingRecords, region.seriousViolationListings),
  part(itemRecords, region.approvalItems),
  part(licenseRecords, region.licenses),
  part(noticeRecords, region.notices),
  part(feedbackRecords, region.feedback),
  part(disclosureRecords, region.disclosures),
  part(repairRecords, region.repairs),
  part(directoryMemberRecords, region.directoryMembers),
  part(directoryRecords, region.directories),
];

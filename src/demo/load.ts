import { eq, getTableColumns, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { leasesOver } from '../changes/lease.ts';
import { type RecordKind, writeRecords } from '../changes/write.ts';
import { type Moment, toShanghaiTime } from '../clock.ts';
import type { Database } from '../database/statement.ts';
import { departmentRecords, grantRecords, purposeRecords, sourceRecords } from '../sharing/record.ts';
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
import { toldScopes } from '../views/license-notification/told/table.ts';
import { noticeActs } from '../views/license-notification/way/table.ts';
import { disclosureRecords } from '../views/penalty-disclosure/record.ts';
import { directoryMemberRecords, directoryRecords, subjectRecords } from '../views/subject/record.ts';
import { WHOLE_REGION } from './directory/directories.ts';
import { type DemoRegion, demoRegion } from './region.ts';

export interface LoadOptions {
  /** Any whole number; the region of a seed is always the same. */
  readonly seed: number;
  /** When the records are told to have been asserted, and to have changed. */
  readonly moment: Moment;
  onProgress(done: number, total: number): void;
}

/** Rows a transaction: a longer one holds the readers of the change logs back, and keeps progress from being seen. */
const ROWS_A_STEP = 2_500;

/** While the database takes one step in, the next is put into words for it. */
const STEPS_AT_ONCE = 2;

/**
 * Writes the demo region, each record into its view and its view's change log. What is there already is left as it
 * is, so a loading that was cut short is completed by the next one with the same seed; one with another seed puts a
 * second region beside the first. Ask `isDemoLoaded` before: loading a whole region again undoes what its users did.
 */
export async function loadDemoRegion(db: Database, { seed, moment, onProgress }: LoadOptions): Promise<void> {
  const [first, middle, last] = stepsOf(demoRegion(seed));
  const total = [...first, ...middle, ...last].reduce((sum, { rows }) => sum + rows, 0);
  let done = 0;
  onProgress(done, total);
  const write = async (step: Step) => {
    await step.write(db, moment);
    done += step.rows;
    onProgress(done, total);
  };
  for (const steps of [first, middle, last]) await inTurn(steps, write);
  await leasesOver();
}

/** Runs a few steps at once, in order; after one has failed no further one begins, and its error is thrown. */
async function inTurn(steps: readonly Step[], write: (step: Step) => Promise<void>): Promise<void> {
  const waiting = [...steps];
  const lane = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      await write(step).catch((error: unknown) => {
        waiting.length = 0;
        throw error;
      });
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: STEPS_AT_ONCE }, lane));
  const failed = ended.find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

/** Whether the whole region is there: the directory of the whole region is written after everything else. */
export async function isDemoLoaded(db: Database): Promise<boolean> {
  const { table } = directoryRecords;
  const found = await db.select({ id: table.id }).from(table).where(eq(table.id, WHOLE_REGION.id));
  return found.length > 0;
}

interface Step {
  readonly rows: number;
  write(db: Database, moment: Moment): Promise<void>;
}

function steps<T extends PgTable>(
  kind: RecordKind<T>,
  rows: (T['$inferInsert'] & { assertedAt: string })[],
): Step[] {
  return Array.from({ length: Math.ceil(rows.length / ROWS_A_STEP) }, (_, index) => {
    const step = rows.slice(index * ROWS_A_STEP, (index + 1) * ROWS_A_STEP);
    return {
      rows: step.length,
      async write(db, { now }) {
        const assertedAt = toShanghaiTime(now);
        for (const row of step) row.assertedAt = assertedAt;
        await writeRecords(db, kind, step, now);
      },
    };
  });
}

/** Rows that are no records, as they stand beside records: those that are there already are left alone. */
function besides<T extends PgTable>(
  table: T,
  rows: readonly T['$inferInsert'][],
  same: readonly PgColumn[],
): Step[] {
  return Array.from({ length: Math.ceil(rows.length / ROWS_A_STEP) }, (_, index) => {
    const step = rows.slice(index * ROWS_A_STEP, (index + 1) * ROWS_A_STEP);
    return {
      rows: step.length,
      async write(db) {
        const columns = Object.entries(getTableColumns(table)).filter(([key]) => key in (step[0] as object));
        const told = step.map((row) =>
          Object.fromEntries(
            columns.map(([key, { name }]) => [name, (row as Record<string, unknown>)[key] ?? null]),
          ),
        );
        const names = sql.raw(columns.map(([, { name }]) => `"${name}"`).join(', '));
        const isSame = sql.join(
          same.map(({ name }) => sql.raw(`old."${name}" = new."${name}"`)),
          sql` and `,
        );
        await db.execute(sql`
          insert into ${table} (${names})
          select ${names} from json_populate_recordset(null::${table}, ${JSON.stringify(told)}::json) as new
          where not exists (select from ${table} as old where ${isSame})`);
      },
    };
  });
}

/**
 * The steps in three parts, each of which ends before the next begins: departments and purposes, because whoever
 * asks meanwhile has to be somebody; everything else; and the directories, by which `isDemoLoaded` tells.
 */
const stepsOf = (region: DemoRegion): [first: Step[], middle: Step[], last: Step[]] => [
  [
    ...steps(departmentRecords, region.departments),
    ...steps(purposeRecords, region.purposes),
    // Before the subjects: a hub that runs already tells departments of what it finds untold.
    ...besides(toldScopes, region.toldScopes, [toldScopes.subjectKey]),
  ],
  [
    ...steps(sourceRecords, region.sources),
    ...steps(grantRecords, region.grants),
    ...steps(subjectRecords, region.subjects),
    ...steps(dossierRecords, region.dossiers),
    ...steps(riskClassChangeRecords, region.riskClassChanges),
    ...steps(annualReportRecords, region.annualReports),
    ...steps(abnormalListingRecords, region.abnormalListings),
    ...steps(seriousViolationListingRecords, region.seriousViolationListings),
    ...steps(itemRecords, region.approvalItems),
    ...steps(licenseRecords, region.licenses),
    ...steps(noticeRecords, region.notices),
    ...steps(feedbackRecords, region.feedback),
    ...besides(noticeActs, region.noticeActs, [noticeActs.notice, noticeActs.act, noticeActs.doneAt]),
    ...steps(disclosureRecords, region.disclosures),
    ...steps(repairRecords, region.repairs),
    ...steps(directoryMemberRecords, region.directoryMembers),
  ],
  steps(directoryRecords, region.directories),
];

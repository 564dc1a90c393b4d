import { drizzle } from 'drizzle-orm/postgres-js';
import { systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { connectDatabase } from '../database/connect.ts';
import type { Database } from '../database/statement.ts';
import { type IngestReport, ingest } from '../ingest/ingest.ts';
import { penaltyOfRow } from '../ingest/penalties.ts';
import { openSource } from '../ingest/read.ts';
import type { Fault } from '../ingest/row-reader.ts';
import { subjectOfRow } from '../ingest/subjects.ts';
import { openKeyRing } from '../keys.ts';
import { registerSource } from '../sharing/source.ts';
import { disclosureRecords } from '../views/penalty-disclosure/record.ts';
import { subjectRecords } from '../views/subject/record.ts';
import { withDatabase } from './database.ts';
import { ingestItems } from './ingest-items.ts';
import { progressBar } from './progress.ts';
import { requireDepartment } from './token.ts';

export const INGEST_KINDS = ['subjects', 'penalties', 'items'] as const;
export type IngestKind = (typeof INGEST_KINDS)[number];

export interface IngestOptions {
  readonly kind: IngestKind;
  readonly file: string;
  /** Sends the file and owns its records. */
  readonly department: string;
}

/**
 * `hub ingest KIND FILE`: right rows go in, wrong ones are listed on stdout and end in exit code 1. Of items all go in or
 * none.
 */
export const ingestCommand = (config: Config, options: IngestOptions): Promise<void> =>
  withDatabase(config, async ({ url }) => {
    await requireDepartment(url, options.department);
    const sql = connectDatabase(url, { max: 2, applicationName: 'hub ingest' });
    try {
      if (options.kind === 'items') {
        const { faults, summary: told } = await ingestItems(drizzle(sql), options, systemClock());
        process.stdout.write(`${faults.map(faultLine).join('')}${told}`);
        if (faults.length > 0) process.exitCode = 1;
        return;
      }
      const report = await run(drizzle(sql), config, options);
      process.stdout.write(summary(report));
      if (report.rejected > 0) process.exitCode = 1;
    } finally {
      await sql.end({ timeout: 5 });
    }
  });

async function run(
  db: Database,
  config: Config,
  { kind, file, department }: IngestOptions,
): Promise<IngestReport> {
  const source = await openSource(file);
  const moment = systemClock();
  const progress = progressBar(`Reading ${file}`);
  const common = {
    source,
    moment,
    onFault: (fault: Fault) => void process.stdout.write(faultLine(fault)),
    onBytes: (done: number) => progress.update(done, source.bytes),
  };
  try {
    if (kind === 'subjects') {
      return await ingest(db, {
        ...common,
        kind: subjectRecords,
        recordOf: (row) => subjectOfRow(row, department, moment),
        identityOf: ({ uscc }) => uscc,
      });
    }
    const hashKey = openKeyRing(config.keyFile, { create: true }).secret('persons', 32);
    // Before the first record is there: whoever asserts records has them for its own from the beginning.
    await registerSource(db, { department, type: 'PenaltyDisclosure' }, moment.now);
    return await ingest(db, {
      ...common,
      kind: disclosureRecords,
      recordOf: (row) => penaltyOfRow(row, { source: department, moment, hashKey }),
      identityOf: ({ id }) => id,
    });
  } finally {
    progress.stop();
  }
}

const LONGEST_SHOWN = 80;

function faultLine({ line, column, value, reason }: Fault): string {
  const at = column === '' ? '' : `, column ${column}`;
  const given = value === null ? '' : `, value ${JSON.stringify(shortened(value))}`;
  return `line ${line}${at}${given}: ${reason}\n`;
}

const shortened = (text: string) => (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text);

function summary({ rows, created, amended, unchanged, rejected, unknownColumns }: IngestReport): string {
  const ignored =
    unknownColumns.length === 0 ? '' : `Columns not known and not read: ${unknownColumns.join(', ')}.\n`;
  return `${ignored}${rows} rows: ${created} new, ${amended} amended, ${unchanged} unchanged, ${rejected} rejected.\n`;
}

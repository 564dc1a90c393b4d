import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Database } from '../database/statement.ts';
import { transactionConnection } from '../database/transaction-connection.ts';
import { HubError } from '../errors.ts';
import { findingsOf } from '../ingest/batch/batch.ts';
import { type DryRun, dryRun } from '../ingest/dry-run.ts';
import type { Fault } from '../ingest/fault.ts';
import { type IntakeJob, type Taken, takeIn } from '../ingest/intake.ts';
import { intakeKind } from '../ingest/kind/kinds.ts';
import { rejectsFile } from '../ingest/rejects/rejects-file.ts';
import { openKeyRing } from '../keys.ts';
import { withDatabase } from './database.ts';
import { type Progress, progressBar } from './progress.ts';
import { requireDepartment } from './token.ts';

export interface IngestOptions {
  readonly kind: string;
  readonly file: string;
  /** Sends the file and owns its records. */
  readonly department: string;
  readonly dryRun: boolean;
  /** Where the rejected rows go; null for beside the file. */
  readonly rejects: string | null;
}

const FAULTS_SHOWN = 1_000;

/** `hub ingest KIND FILE`: right rows go in, wrong ones are listed on stdout and end in exit code 1. */
export const ingestCommand = (config: Config, options: IngestOptions): Promise<void> =>
  withDatabase(config, async ({ url }) => {
    const kind = intakeKind(options.kind);
    await requireDepartment(url, options.department);
    const connection = transactionConnection(url, { applicationName: 'hub ingest' });
    const progress = progressBar(`Reading ${options.file}`);
    const job: IntakeJob = {
      kind,
      sender: { department: options.department, client: 'cli', person: null },
      path: options.file,
      fileName: basename(options.file),
      limits: config.intake,
      moment: systemClock(),
      hashKey: openKeyRing(config.keyFile, { create: true }).secret('persons', 32),
      onBytes: await bytesOf(options.file, progress),
    };
    try {
      if (options.dryRun) showDryRun(await dryRun(connection.db, job, FAULTS_SHOWN).finally(progress.stop));
      else await showTaken(connection.db, await takeIn(connection, job).finally(progress.stop), options);
    } finally {
      await connection.end();
    }
  });

async function bytesOf(file: string, progress: Progress): Promise<(done: number) => void> {
  const total = await stat(file).then(
    ({ size }) => size,
    () => 0,
  );
  return (done) => progress.update(Math.min(done, total), total);
}

function showDryRun({ faults, unknownColumns, ...counts }: DryRun): void {
  for (const fault of faults) tell(fault.outcome, fault);
  process.stdout.write(
    `${unknown(unknownColumns)}${counts.rows} rows: ${counts.accepted} right, ${counts.warned} with warnings, ${counts.rejected} to be rejected. Nothing was stored.\n`,
  );
  if (counts.rejected > 0) process.exitCode = 1;
}

async function showTaken(
  db: Database,
  { batch, isKnown }: Taken,
  { file, rejects }: IngestOptions,
): Promise<void> {
  for (const { outcome, faults } of await findingsOf(db, batch.id, FAULTS_SHOWN)) {
    for (const fault of faults) tell(outcome, fault);
  }
  const { id, rows, warned, rejected } = batch;
  const unchanged = isKnown ? rows - rejected : batch.unchanged;
  const { created, amended } = isKnown ? { created: 0, amended: 0 } : batch;
  process.stdout.write(
    `${unknown(batch.unknownColumns)}${rows} rows: ${created} new, ${amended} amended, ${unchanged} unchanged, ${rejected} rejected.\n`,
  );
  if (warned > 0) process.stdout.write(`${warned} of them went in with a warning.\n`);
  if (rejected > 0) {
    process.exitCode = 1;
    const { content, name } = await rejectsFile(db, batch);
    const path = rejects ?? `${file.slice(0, file.length - extname(file).length)}-rejected${extname(name)}`;
    await pipeline(content, createWriteStream(path));
    process.stdout.write(`Batch ${id}. Its rejected rows, with the reasons: ${path}\n`);
  }
  if (batch.failure !== null) throw new HubError('INTAKE_FAILED', { why: batch.failure.message });
}

const unknown = (columns: readonly string[]): string =>
  columns.length === 0 ? '' : `Columns not known and not read: ${columns.join(', ')}.\n`;

function tell(outcome: 'WARNED' | 'REJECTED', { line, sheet, column, value, reason, mend }: Fault): void {
  const where = sheet === null ? `line ${line}` : `sheet ${sheet}, line ${line}`;
  const at = column === '' ? '' : `, column ${column}`;
  const given = value === null || value === '' ? '' : `, value ${JSON.stringify(value)}`;
  const said = outcome === 'WARNED' ? 'warning: ' : '';
  process.stdout.write(`${where}${at}${given}: ${said}${reason}; ${mend}\n`);
}

import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { drizzle } from 'drizzle-orm/postgres-js';
import { systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { connectDatabase } from '../database/connect.ts';
import { HubError } from '../errors.ts';
import { type Batch, findingsOf, requireBatch } from '../ingest/batch/batch.ts';
import type { Outcome, ProcessJob } from '../ingest/desk/process-job.ts';
import { openRunner } from '../ingest/desk/runner.ts';
import type { DryRun } from '../ingest/dry-run.ts';
import type { Fault } from '../ingest/fault.ts';
import { intakeKind } from '../ingest/kind/kinds.ts';
import { rejectsFile } from '../ingest/rejects/rejects-file.ts';
import { openKeyRing } from '../keys.ts';
import { governOlderDecisions } from '../views/penalty-disclosure/regime.ts';
import { withDatabase } from './database.ts';
import { ingestItems } from './ingest-items.ts';
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

/** The catalogue of approval items, of which all go in or none. */
const ITEMS = 'items';

/** Who sends files of a kind where nobody says; undefined where any department may. */
export const senderOf = (kind: string): string | undefined => {
  if (kind === ITEMS) return 'administrative-approval';
  const { name, senders } = intakeKind(kind);
  return name === 'registrations' ? senders?.[0] : undefined;
};

const FAULTS_SHOWN = 1_000;

/** `hub ingest KIND FILE`: right rows go in, wrong ones are listed on stdout and end in exit code 1. */
export const ingestCommand = (config: Config, options: IngestOptions): Promise<void> =>
  withDatabase(config, async ({ url }) => {
    const { department, file, dryRun } = options;
    await requireDepartment(url, department);
    if (options.kind === ITEMS) return itemsCommand(url, config, options);
    governOlderDecisions(config.olderDecisions);
    const kind = intakeKind(options.kind);
    const hashKey = openKeyRing(config.keyFile, { create: true }).secret('persons', 32);
    const job: ProcessJob = {
      databaseUrl: url,
      kind: kind.name,
      sender: { department, client: 'cli', person: null },
      path: file,
      fileName: basename(file),
      limits: config.intake,
      now: systemClock().now.toISOString(),
      hashKey: Buffer.from(hashKey).toString('base64'),
      isDryRun: dryRun,
    };
    const outcome = await inProcess(job);
    if ('dryRun' in outcome) showDryRun(outcome.dryRun);
    else if ('taken' in outcome) await showTaken(url, outcome.taken, options);
    else if ('refused' in outcome) throw new HubError(outcome.refused.code, outcome.refused.values);
    else throw new HubError('INTERNAL', { reference: 'intake' });
  });

async function itemsCommand(url: string, { intake: limits }: Config, options: IngestOptions): Promise<void> {
  const sql = connectDatabase(url, { max: 1, applicationName: 'hub ingest' });
  try {
    const { faults, summary: told } = await ingestItems(drizzle(sql), { ...options, limits }, systemClock());
    for (const fault of faults) tell('REJECTED', fault);
    process.stdout.write(told);
    if (faults.length > 0) process.exitCode = 1;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function inProcess(job: ProcessJob): Promise<Outcome> {
  const progress = progressBar(`Reading ${job.path}`);
  const runner = openRunner();
  try {
    return await runner.run(job, await bytesOf(job.path, progress));
  } finally {
    runner.close();
    progress.stop();
  }
}

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

type TakenFile = Extract<Outcome, { taken: unknown }>['taken'];

async function showTaken(
  url: string,
  taken: TakenFile,
  { file, rejects, department }: IngestOptions,
): Promise<void> {
  const sql = connectDatabase(url, { max: 1, applicationName: 'hub ingest' });
  try {
    const db = drizzle(sql);
    const batch = await requireBatch(db, department, taken.batch);
    for (const { outcome, faults } of await findingsOf(db, batch.id, FAULTS_SHOWN)) {
      for (const fault of faults) tell(outcome, fault);
    }
    process.stdout.write(summary(batch, taken.isKnown));
    if (batch.rejected > 0) {
      process.exitCode = 1;
      const { content, name } = await rejectsFile(db, batch);
      const path = rejects ?? `${file.slice(0, file.length - extname(file).length)}-rejected${extname(name)}`;
      await pipeline(content, createWriteStream(path));
      process.stdout.write(`Batch ${batch.id}. Its rejected rows, with the reasons: ${path}\n`);
    }
    if (batch.failure !== null) throw new HubError('INTAKE_FAILED', { why: batch.failure.message });
  } finally {
    await sql.end({ timeout: 5 });
  }
}

function summary({ rows, warned, rejected, unknownColumns, ...batch }: Batch, isKnown: boolean): string {
  const unchanged = isKnown ? rows - rejected : batch.unchanged;
  const { created, amended } = isKnown ? { created: 0, amended: 0 } : batch;
  const warnings = warned === 0 ? '' : `${warned} of them went in with a warning.\n`;
  return `${unknown(unknownColumns)}${rows} rows: ${created} new, ${amended} amended, ${unchanged} unchanged, ${rejected} rejected.\n${warnings}`;
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

import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { leasesOver } from '../changes/lease.ts';
import type { Moment } from '../clock.ts';
import type { TransactionConnection } from '../database/transaction-connection.ts';
import { HubError } from '../errors.ts';
import type { HashKey } from '../identifier/counterpart.ts';
import { log } from '../log.ts';
import { rulesOfAuthority } from '../views/penalty-disclosure/severity-rule.ts';
import {
  type Batch,
  endBatch,
  forgetOldFindings,
  lockBatch,
  openBatch,
  requireBatch,
  type Sender,
  unlockBatch,
} from './batch/batch.ts';
import { Chunk, WARNINGS_KEPT } from './batch/chunk.ts';
import { otherNames, registerSender, requireSender } from './batch/sender.ts';
import { prepareStaging } from './batch/staged.ts';
import { batches } from './batch/table.ts';
import { type InspectedFile, inspectFile } from './file/inspected-file.ts';
import { judgeRow } from './judged-row.ts';
import type { IntakeKind, JudgeContext } from './kind/kind.ts';
import type { IntakeLimits } from './limits.ts';
import type { Header } from './sheet/header.ts';
import { rowsOf } from './sheet/rows.ts';

export interface IntakeJob {
  readonly kind: IntakeKind;
  readonly sender: Sender;
  /** Where the file lies, and how its sender calls it. */
  readonly path: string;
  readonly fileName: string;
  readonly limits: IntakeLimits;
  readonly moment: Moment;
  readonly hashKey: HashKey;
  readonly onBytes: (done: number) => void;
}

export interface Taken {
  readonly batch: Batch;
  /** The file was done before, and nothing was. */
  readonly isKnown: boolean;
}

/**
 * For so long rows are judged without a look at what the database has answered. Storing a chunk takes some ten answers,
 * one after another; if each waits longer, the database idles while rows are judged, and the other way round.
 */
const TURN_MS = 1;

/**
 * Takes a file in: reads it once, judges each row, and stores the right ones a chunk at a time, while the next chunk
 * is read. Each chunk is in whole or not at all, together with how far the file has come, so the same file goes on
 * where it was left, and does nothing once it is done.
 */
export async function takeIn(connection: TransactionConnection, job: IntakeJob): Promise<Taken> {
  const { kind, sender, moment } = job;
  const { db } = connection;
  await requireSender(db, sender.department, kind);
  const file = await inspectFile(job.path, job.fileName, job.limits);
  const batch = await openBatch(db, { sender, kind: kind.name, file, moment });
  if (batch.state === 'DONE') return { batch, isKnown: true };
  await lockBatch(db, batch.id);
  const begun = performance.now();
  const end = (failure: Batch['failure']) =>
    endBatch(db, batch.id, new Date(moment.now.getTime() + performance.now() - begun), failure);
  try {
    await forgetOldFindings(db, moment);
    await registerSender(db, sender.department, kind, moment);
    await prepareStaging(connection, kind.kinds);
    await applyAll(connection, job, file, await requireBatch(db, sender.department, batch.id));
    await end(null);
  } catch (error) {
    await end(failureOf(error)).catch(() => undefined);
    if (!(error instanceof HubError)) throw error;
  } finally {
    await unlockBatch(db, batch.id).catch(() => undefined);
  }
  const ended = await requireBatch(db, sender.department, batch.id);
  if (ended.created + ended.amended > 0) await leasesOver();
  return { batch: ended, isKnown: false };
}

async function applyAll(
  connection: TransactionConnection,
  job: IntakeJob,
  file: InspectedFile,
  batch: Batch,
): Promise<void> {
  const { kind, moment } = job;
  const { db } = connection;
  const unknown = new Set(batch.unknownColumns);
  let warningsLeft = WARNINGS_KEPT - batch.warned;
  let applying: Promise<void> = Promise.resolve();
  const apply = async (chunk: Chunk): Promise<void> => {
    await applying;
    applying = chunk.apply(connection, batch.id, moment, warningsLeft);
    // Whoever waits for it next hears of its failure.
    applying.catch(() => undefined);
    warningsLeft -= chunk.counts.warned;
  };

  const context = await contextOf(connection, job);
  let behind = 0;
  let chunk = new Chunk(kind, batch.rows);
  let turned = performance.now();
  try {
    for await (const rows of rowsOf(file, rowsOptions(job, unknown))) {
      for (const row of rows) {
        behind += 1;
        if (behind <= batch.rows) continue;
        chunk.add(judgeRow(row, kind, context));
        if (performance.now() - turned >= TURN_MS) {
          await nextTurn();
          turned = performance.now();
        }
        if (!chunk.isFull) continue;
        await apply(chunk);
        chunk = new Chunk(kind, behind);
      }
    }
  } finally {
    // Also before an error of the file: what stood before it is right.
    if (chunk.size > 0) await apply(chunk);
    await applying;
    const columns = JSON.stringify([...unknown].slice(0, job.limits.columns));
    await db.execute(sql`
      update ${batches} set unknown_columns = array(select jsonb_array_elements_text(${columns}::jsonb))
      where id = ${batch.id}`);
  }
  if (behind === 0) throw noRows(file.name);
}

export async function contextOf(
  { db }: Pick<TransactionConnection, 'db'>,
  job: IntakeJob,
): Promise<JudgeContext> {
  const { sender, moment, hashKey } = job;
  const { department } = sender;
  const severityRules = await rulesOfAuthority(db, department);
  return { department, isOther: await otherNames(db, department), moment, hashKey, severityRules };
}

export function rowsOptions({ kind, limits, onBytes, fileName }: IntakeJob, unknown: Set<string>) {
  return {
    columns: kind.columns,
    limits,
    onBytes,
    onHeader: (header: Header, isTable: boolean) => {
      for (const title of header.unknown) unknown.add(title);
      if (isTable) requireColumns(fileName, kind, header);
    },
  };
}

function requireColumns(file: string, { columns, required }: IntakeKind, header: Header): void {
  const missing = required(header.isOld).filter((code) => header.placeOf(code) === undefined);
  if (missing.length === 0) return;
  const title = (code: string) => columns.columns.find((column) => column.code === code)?.title ?? code;
  const named = missing.map((code) => `${title(code)} (${code})`).join(', ');
  throw new HubError('INTAKE_FILE_REFUSED', {
    file,
    why: `it lacks the columns ${named}`,
    whyZh: `缺少列：${named}`,
  });
}

export const noRows = (file: string): HubError =>
  new HubError('INTAKE_FILE_REFUSED', { file, why: 'there is no row in it', whyZh: '文件中没有数据行' });

function failureOf(error: unknown): Batch['failure'] {
  const shown = error instanceof HubError ? error : new HubError('INTERNAL', { reference: 'intake' });
  if (shown !== error) log.error({ err: error }, 'a file could not be taken in');
  return { code: shown.code, message: shown.message, messageZh: shown.messageZh };
}

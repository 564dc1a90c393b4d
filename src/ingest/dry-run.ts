import type { Database } from '../database/statement.ts';
import { requireSender } from './batch/sender.ts';
import type { Fault } from './fault.ts';
import { inspectFile } from './file/inspected-file.ts';
import { contextOf, type IntakeJob, noRows, rowsOptions } from './intake.ts';
import { judgeRow } from './judged-row.ts';
import { rowsOf } from './sheet/rows.ts';

/** What a file would come to, as far as it tells by itself: whose the records are is found out when they are written. */
export interface DryRun {
  readonly rows: number;
  readonly accepted: number;
  readonly warned: number;
  readonly rejected: number;
  readonly unknownColumns: readonly string[];
  /** Of the first rows that have any. */
  readonly faults: readonly JudgedFault[];
}

export type JudgedFault = Fault & { readonly outcome: 'WARNED' | 'REJECTED' };

/** Judges every row and keeps nothing. */
export async function dryRun(db: Database, job: IntakeJob, mostFaults: number): Promise<DryRun> {
  await requireSender(db, job.sender.department, job.kind);
  const file = await inspectFile(job.path, job.fileName, job.limits);
  const context = await contextOf({ db }, job);
  const unknown = new Set<string>();
  const found = { rows: 0, accepted: 0, warned: 0, rejected: 0 };
  const told: JudgedFault[] = [];
  for await (const rows of rowsOf(file, rowsOptions(job, unknown))) {
    for (const row of rows) {
      const { filed, faults } = judgeRow(row, job.kind, context);
      const outcome = filed === null ? 'REJECTED' : 'WARNED';
      found.rows += 1;
      if (filed === null) found.rejected += 1;
      else if (faults.length > 0) found.warned += 1;
      else found.accepted += 1;
      if (told.length < mostFaults) told.push(...faults.map((fault) => ({ ...fault, outcome }) as const));
    }
  }
  if (found.rows === 0) throw noRows(file.name);
  return { ...found, unknownColumns: [...unknown], faults: told.slice(0, mostFaults) };
}

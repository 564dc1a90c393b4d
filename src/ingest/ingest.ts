import type { InferInsertModel } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { leasesOver } from '../changes/lease.ts';
import { type RecordKind, writeRecords } from '../changes/write.ts';
import type { Moment } from '../clock.ts';
import type { Database } from '../database/statement.ts';
import type { SourceFile } from './read.ts';
import { type Fault, RowReader } from './row-reader.ts';

export interface IngestJob<T extends PgTable> {
  readonly source: SourceFile;
  readonly kind: RecordKind<T>;
  /** The record of a row, or null where `row.faults` says why not. */
  readonly recordOf: (row: RowReader) => InferInsertModel<T> | null;
  /** Two rows of one file with the same identity are one record, and the later row counts. */
  readonly identityOf: (record: InferInsertModel<T>) => string;
  readonly moment: Moment;
  readonly onFault: (fault: Fault) => void;
  readonly onBytes: (done: number) => void;
}

export interface IngestReport {
  readonly rows: number;
  readonly created: number;
  readonly amended: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** Columns of the file that the hub does not know and did not read. */
  readonly unknownColumns: readonly string[];
}

const ROWS_A_CHUNK = 1_000;

/** Reads a file to its end: right rows go in by chunks, wrong ones are told and left out. */
export async function ingest<T extends PgTable>(db: Database, job: IngestJob<T>): Promise<IngestReport> {
  const unknown = new Set<string>();
  const report = { rows: 0, created: 0, amended: 0, unchanged: 0, rejected: 0 };
  let chunk = new Map<string, InferInsertModel<T>>();

  async function store(): Promise<void> {
    if (chunk.size === 0) return;
    const records = [...chunk.values()];
    chunk = new Map();
    const written = await writeRecords(db, job.kind, records, job.moment.now);
    report.created += written.created;
    report.amended += written.amended;
    report.unchanged += records.length - written.created - written.amended;
  }

  for await (const raw of job.source.rows(job.onBytes)) {
    report.rows += 1;
    if ('broken' in raw) {
      report.rejected += 1;
      job.onFault({ line: raw.line, column: '', value: null, reason: raw.broken });
      continue;
    }
    const row = new RowReader(raw.line, raw.values);
    const record = job.recordOf(row);
    for (const column of row.unread) unknown.add(column);
    if (record === null) {
      report.rejected += 1;
      row.faults.forEach(job.onFault);
      continue;
    }
    const identity = job.identityOf(record);
    if (chunk.has(identity)) report.unchanged += 1;
    chunk.set(identity, record);
    if (chunk.size >= ROWS_A_CHUNK) await store();
  }
  await store();
  if (report.created + report.amended > 0) await leasesOver();
  return { ...report, unknownColumns: [...unknown] };
}

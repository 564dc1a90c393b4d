import { Readable } from 'node:stream';
import type { Database } from '../../database/statement.ts';
import type { Batch } from '../batch/batch.ts';
import type { IntakeFormat } from '../file/format.ts';
import { csvRejects } from './csv-rejects.ts';
import { jsonLineRejects, jsonRejects } from './json-rejects.ts';
import { rejectsTable } from './rejects-table.ts';
import { xlsxRejects } from './xlsx-rejects.ts';

export interface RejectsFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Readable;
}

const MEDIA_TYPES: Readonly<Record<IntakeFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
};

/** The rejected rows of a batch in the format in which they came, with the reasons: ready to correct and send again. */
export async function rejectsFile(db: Database, batch: Batch): Promise<RejectsFile> {
  const format = batch.format as IntakeFormat;
  const table = await rejectsTable(db, batch);
  const pieces = {
    xlsx: xlsxRejects,
    csv: csvRejects,
    json: jsonRejects,
    jsonl: jsonLineRejects,
  }[format](table);
  return {
    name: `${batch.fileName.replace(/\.\w+$/, '')}-rejected.${format}`,
    mediaType: MEDIA_TYPES[format],
    content: Readable.from(pieces),
  };
}

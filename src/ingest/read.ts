import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { createInterface } from 'node:readline';
import { parse } from 'csv-parse';
import { HubError } from '../errors.ts';

/** One row of a file as it stands there; `line` is where it begins, counted from 1. */
export interface RawRow {
  readonly line: number;
  readonly values: Readonly<Record<string, unknown>>;
}

/** A line that is no row at all. */
export interface BrokenLine {
  readonly line: number;
  readonly broken: string;
}

// The longest column of the templates holds 4,000 characters; a line of this size is not a record.
const LONGEST_LINE = 1_000_000;

export interface SourceFile {
  readonly bytes: number;
  /** Reads the rows once; `onBytes` tells how far it has come. */
  rows(onBytes: (done: number) => void): AsyncIterable<RawRow | BrokenLine>;
}

/** A file of JSON lines (`.jsonl`, `.ndjson`) or CSV with a header (`.csv`), in UTF-8 with or without a BOM. */
export async function openSource(file: string): Promise<SourceFile> {
  const bytes = await sizeOf(file);
  switch (extname(file).toLowerCase()) {
    case '.jsonl':
    case '.ndjson':
      return { bytes, rows: (onBytes) => jsonLines(file, onBytes) };
    case '.csv':
      return { bytes, rows: (onBytes) => csvRows(file, onBytes) };
    default:
      throw new HubError('FILE_UNREADABLE', { file, why: 'its name ends in none of .jsonl, .ndjson, .csv' });
  }
}

async function sizeOf(file: string): Promise<number> {
  try {
    const found = await stat(file);
    if (!found.isFile()) throw new HubError('FILE_UNREADABLE', { file, why: 'it is not a file' });
    return found.size;
  } catch (cause) {
    if (cause instanceof HubError) throw cause;
    const { code } = cause as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such file' : String(code);
    throw new HubError('FILE_UNREADABLE', { file, why }, { cause });
  }
}

async function* jsonLines(file: string, onBytes: (done: number) => void): AsyncIterable<RawRow | BrokenLine> {
  const input = createReadStream(file);
  let line = 0;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    line += 1;
    onBytes(input.bytesRead);
    const content = line === 1 ? text.replace(/^\uFEFF/, '') : text;
    if (content.trim() === '') continue;
    yield jsonRow(line, content);
  }
}

function jsonRow(line: number, text: string): RawRow | BrokenLine {
  if (text.length > LONGEST_LINE) return { line, broken: 'the line is longer than any record' };
  if (text.includes('\uFFFD')) return { line, broken: 'it is not UTF-8' };
  try {
    const values: unknown = JSON.parse(text);
    if (typeof values === 'object' && values !== null && !Array.isArray(values)) {
      return { line, values: values as Record<string, unknown> };
    }
    return { line, broken: 'it is not a JSON object' };
  } catch {
    return { line, broken: 'it is not JSON' };
  }
}

async function* csvRows(file: string, onBytes: (done: number) => void): AsyncIterable<RawRow | BrokenLine> {
  const input = createReadStream(file);
  const parser = input.pipe(
    parse({
      bom: true,
      columns: (header: string[]) => header.map((name) => name.trim()),
      info: true,
      max_record_size: LONGEST_LINE,
      relax_column_count: true,
      skip_empty_lines: true,
    }),
  );
  // `pipe` does not pass an error on, and a reader would wait for ever.
  input.on('error', (error) => parser.destroy(error));
  let next = 2;
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: Record<string, string>;
      info: { lines: number; error?: { message: string } };
    }>) {
      const line = next;
      next = info.lines + 1;
      onBytes(input.bytesRead);
      if (info.error !== undefined)
        yield { line, broken: 'it has another number of columns than the header' };
      else if (Object.values(record).some((value) => value?.includes('\uFFFD'))) {
        yield { line, broken: 'it is not UTF-8' };
      } else yield { line, values: record };
    }
  } catch (cause) {
    yield { line: next, broken: `from here on it is not CSV (${(cause as Error).message})` };
  }
}

import { type Parser, parse } from 'csv-parse';
import type { IntakeLimits } from '../limits.ts';
import { columnsExceeded } from './columns-exceeded.ts';
import { type CellLine, LONGEST_LINE, type SheetLine } from './line.ts';

/** The lines of a CSV, or of the tab-separated text that spreadsheets save as Unicode text. */
export async function* csvLines(
  text: AsyncIterable<string>,
  file: string,
  limits: IntakeLimits,
): AsyncIterable<readonly SheetLine[]> {
  let lines: CellLine[] = [];
  let next = 1;
  const take = (cells: string[], ends: number): void => {
    if (cells.length > limits.columns && cells.slice(limits.columns).some((cell) => cell !== '')) {
      throw columnsExceeded(file, cells.length, limits);
    }
    lines.push({ line: next, cells });
    next = ends + 1;
  };
  let parser: Parser | undefined;
  try {
    for await (const piece of text) {
      parser ??= csvParser(piece, take);
      await written(parser, piece);
      yield lines;
      lines = [];
    }
    if (parser === undefined) return;
    await ended(parser);
    yield lines;
  } catch (cause) {
    if (!isCsvError(cause)) throw cause;
    yield [...lines, { line: next, broken: 'NOT_CSV', more: cause.message }];
  }
}

function csvParser(head: string, take: (cells: string[], ends: number) => void): Parser {
  const parser = parse({
    delimiter: delimiterOf(head),
    max_record_size: LONGEST_LINE,
    relax_column_count: true,
    // A quotation mark within a cell is a character of it, as typists leave it.
    relax_quotes: true,
    // Taken here and not read from the stream, which forgets them when a later one is broken.
    on_record: (cells: string[], { lines }) => {
      take(cells, lines);
      return null;
    },
  });
  // Whoever has written hears of it too; an error without a listener ends the process.
  parser.on('error', () => undefined);
  return parser;
}

function delimiterOf(head: string): string {
  const first = head.slice(0, 10_000);
  return first.includes('\t') && !first.includes(',') ? '\t' : ',';
}

const written = (parser: Parser, piece: string): Promise<void> =>
  new Promise((resolve, reject) => {
    parser.write(piece, (error) => (error ? reject(error) : resolve()));
  });

const ended = (parser: Parser): Promise<void> =>
  new Promise((resolve, reject) => {
    parser.once('error', reject);
    parser.end(resolve);
  });

const isCsvError = (cause: unknown): cause is Error =>
  cause instanceof Error && String((cause as { code?: string }).code).startsWith('CSV_');

import { REASON_TITLE } from '../sheet/column-set.ts';
import { guarded } from './formula-guard.ts';
import type { RejectsTable } from './rejects-table.ts';

/** With a BOM, without which spreadsheets take UTF-8 for something else. */
export async function* csvRejects({ titles, rows }: RejectsTable): AsyncIterable<string> {
  yield `\uFEFF${csvLine([...titles, REASON_TITLE])}`;
  for await (const page of rows()) {
    yield page
      .map(({ values, reason }) => csvLine([...titles.map((title) => textOf(values[title])), reason]))
      .join('');
  }
}

const textOf = (value: unknown): string =>
  value == null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);

const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;

function csvCell(text: string): string {
  const cell = guarded(text);
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

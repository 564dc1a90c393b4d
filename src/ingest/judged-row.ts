import type { Fault } from './fault.ts';
import { lineFault } from './fault.ts';
import type { Filed, IntakeKind, JudgeContext } from './kind/kind.ts';
import { RowReader } from './row-reader.ts';
import type { IntakeRow } from './sheet/table-reader.ts';

/** A row and what was found: rejected where `filed` is null. */
export interface JudgedRow {
  readonly row: IntakeRow;
  filed: readonly Filed[] | null;
  faults: readonly Fault[];
}

export function judgeRow(row: IntakeRow, kind: IntakeKind, context: JudgeContext): JudgedRow {
  if ('broken' in row) return { row, filed: null, faults: [lineFault(row, row.broken, { more: row.more })] };
  const reader = new RowReader(row);
  const filed = kind.judge(reader, context);
  if (filed === null) return { row, filed, faults: reader.faults };
  reader.tellFormulas();
  return { row, filed, faults: reader.warnings };
}

/** What a row says, by the titles of its file: as it goes into a file of rejected rows. */
export function rowAsWritten(row: IntakeRow): Record<string, unknown> {
  if ('broken' in row) return {};
  const { titles } = row.header;
  const written: Record<string, unknown> = {};
  titles.forEach((title, place) => {
    if (title.trim() !== '') written[title.trim()] = row.cells[place] ?? null;
  });
  for (let place = titles.length; place < row.cells.length; place += 1) {
    if (row.cells[place] != null && row.cells[place] !== '') written[`(${place + 1})`] = row.cells[place];
  }
  return written;
}

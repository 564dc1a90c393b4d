import { HubError } from '../../errors.ts';
import type { InspectedFile } from '../file/inspected-file.ts';
import type { IntakeLimits } from '../limits.ts';
import type { ColumnSet } from './column-set.ts';
import type { Header } from './header.ts';
import { openSheets } from './sheets.ts';
import { type IntakeRow, TableReader } from './table-reader.ts';

export interface RowsOptions {
  readonly columns: ColumnSet;
  readonly limits: IntakeLimits;
  /** Called for each header before its rows come. */
  readonly onHeader: (header: Header, isTable: boolean) => void;
  readonly onBytes: (done: number) => void;
}

/**
 * The rows of a file in their order, some at a time. Of a workbook, those of every sheet that has a header: legal and
 * natural persons come on two. Throws INTAKE_FILE_REFUSED where no sheet has one, or a header says a thing twice.
 */
export async function* rowsOf(
  file: InspectedFile,
  options: RowsOptions,
): AsyncIterable<readonly IntakeRow[]> {
  const { columns, limits } = options;
  const onHeader = (header: Header, isTable: boolean) => {
    requireOnce(file.name, header);
    if (header.titles.length > limits.columns) requireNarrow(file.name, header, limits);
    options.onHeader(header, isTable);
  };
  const opened = await openSheets(file, limits, options.onBytes);
  let hasHeader = false;
  let hasBroken = false;
  try {
    for (const sheet of opened.sheets) {
      const table = new TableReader(sheet.name, columns, onHeader);
      for await (const lines of sheet.lines()) {
        const rows = table.rowsOf(lines);
        hasBroken ||= rows.some((row) => 'broken' in row);
        if (rows.length > 0) yield rows;
        if (table.isGivenUp) break;
      }
      hasHeader ||= !table.isHeaderless;
    }
  } finally {
    opened.close();
  }
  if (!hasHeader && !hasBroken) throw noHeader(file.name, columns);
}

function requireOnce(file: string, { twice }: Header): void {
  const [title] = twice;
  if (title === undefined) return;
  throw new HubError('INTAKE_FILE_REFUSED', {
    file,
    why: `two of its columns mean the same, one of them is "${title}"; leave one of them out`,
    whyZh: `有两列含义相同，其一为“${title}”，请删去一列`,
  });
}

function requireNarrow(file: string, { titles }: Header, { columns }: IntakeLimits): void {
  throw new HubError('INTAKE_FILE_TOO_LARGE', {
    file,
    why: `a row has ${titles.length} columns`,
    whyZh: `一行共有 ${titles.length} 列`,
    limit: columns,
    setting: 'HUB_INTAKE_COLUMNS',
  });
}

function noHeader(file: string, { columns }: ColumnSet): HubError {
  const known = columns
    .slice(0, 5)
    .map(({ code, title }) => `${title} (${code})`)
    .join(', ');
  return new HubError('INTAKE_FILE_REFUSED', {
    file,
    why: `no line of it names the columns, as ${known}`,
    whyZh: `未找到表头，应含 ${known} 等列`,
  });
}

import type { InspectedFile } from '../file/inspected-file.ts';
import { textOf } from '../file/text.ts';
import type { IntakeLimits } from '../limits.ts';
import { openWorkbook } from '../xlsx/workbook.ts';
import { csvLines } from './csv.ts';
import { jsonLines } from './json-lines.ts';
import { jsonValues } from './json-values.ts';
import type { Sheet, SheetLine } from './line.ts';

export interface OpenSheets {
  readonly sheets: readonly Sheet[];
  close(): void;
}

/** The sheets of a file of any format; `onBytes` tells how far into the file the reading has come. */
export async function openSheets(
  file: InspectedFile,
  limits: IntakeLimits,
  onBytes: (done: number) => void,
): Promise<OpenSheets> {
  const single = (lines: () => AsyncIterable<readonly SheetLine[]>): OpenSheets => ({
    sheets: [{ name: null, lines }],
    close: () => undefined,
  });
  switch (file.format) {
    case 'xlsx':
      return openWorkbook(file, limits, onBytes);
    case 'csv':
      return single(() => csvLines(textOf(file, onBytes), file.name, limits));
    case 'json':
      return single(() => jsonValues(textOf(file, onBytes)));
    case 'jsonl':
      return single(() => jsonLines(textOf(file, onBytes)));
  }
}

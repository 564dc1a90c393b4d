import type { RuleName } from '../rule.ts';

/** One line of a sheet as it stands there. */
export interface CellLine {
  readonly line: number;
  readonly cells: readonly unknown[];
}

/** A line that tells its columns itself. */
export interface ObjectLine {
  readonly line: number;
  readonly object: Readonly<Record<string, unknown>>;
}

/** A line that is no row at all; `more` goes into the words of the rule. */
export interface BrokenLine {
  readonly line: number;
  readonly broken: RuleName;
  readonly more?: string;
}

export type SheetLine = CellLine | ObjectLine | BrokenLine;

/** A sheet of a workbook; every other file is one sheet without a name. */
export interface Sheet {
  readonly name: string | null;
  lines(): AsyncIterable<readonly SheetLine[]>;
}

/** A record is shorter: a line of this many characters is none, and is not kept to its end. */
export const LONGEST_LINE = 1_000_000;

export const isEmptyCell = (cell: unknown): boolean =>
  cell == null || (typeof cell === 'string' && cell.trim() === '');

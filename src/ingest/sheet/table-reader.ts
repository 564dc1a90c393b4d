import type { Place } from '../fault.ts';
import type { RuleName } from '../rule.ts';
import type { ColumnSet } from './column-set.ts';
import { Header } from './header.ts';
import { type CellLine, isEmptyCell, type SheetLine } from './line.ts';

/** A row under its header. */
export interface TableRow extends Place {
  readonly header: Header;
  readonly cells: readonly unknown[];
}

export interface BrokenRow extends Place {
  readonly broken: RuleName;
  readonly more: string;
}

export type IntakeRow = TableRow | BrokenRow;

// Titles and remarks above the header are a few lines; whoever has more of them has sent something else.
const HEADER_WITHIN = 60;
const FEWEST_COLUMNS = 2;
// JSON rows of one file have a few shapes; one that always changes must not fill the memory.
const MOST_SHAPES = 500;
/** How the lines below a table begin. */
const NOTE =
  /^[(（【[]?\s*(?:注|说明|备注|填表|填报|填写|制表|审核|合计|总计|联系人|联系电话|本表|单位负责人)/;

/** Tells the rows of one sheet from its titles above, its second header and its notes below. */
export class TableReader {
  private header: Header | null = null;
  private before = 0;
  private readonly shapes = new Map<string, Header>();

  constructor(
    private readonly sheet: string | null,
    private readonly columns: ColumnSet,
    /** `isTable` where the rows below have no titles of their own. */
    private readonly onHeader: (header: Header, isTable: boolean) => void,
  ) {}

  /** A sheet that is no table, as the instructions that come with a template. */
  get isHeaderless(): boolean {
    return this.header === null && this.shapes.size === 0;
  }

  get isGivenUp(): boolean {
    return this.header === null && this.before > HEADER_WITHIN;
  }

  rowsOf(lines: readonly SheetLine[]): IntakeRow[] {
    const rows: IntakeRow[] = [];
    for (const line of lines) {
      const row = this.rowOf(line);
      if (row !== null) rows.push(row);
    }
    return rows;
  }

  private rowOf(line: SheetLine): IntakeRow | null {
    const place = { line: line.line, sheet: this.sheet };
    if ('broken' in line) return { ...place, broken: line.broken, more: line.more ?? '' };
    if ('object' in line) return { ...place, ...this.shaped(line.object) };
    if (this.header === null) {
      if (isBlank(line.cells)) return null;
      this.before += 1;
      const header = headerOf(line, this.columns);
      if (header !== null && this.before <= HEADER_WITHIN) {
        this.header = header;
        this.onHeader(header, true);
      }
      return null;
    }
    return this.isRow(line.cells, this.header) ? { ...place, header: this.header, cells: line.cells } : null;
  }

  private isRow(cells: readonly unknown[], header: Header): boolean {
    let filled = 0;
    let read = 0;
    let titles = 0;
    for (let at = 0; at < cells.length; at += 1) {
      const cell = cells[at];
      if (isEmptyCell(cell)) continue;
      filled += 1;
      if (header.reads(at)) read += 1;
      if (filled === titles + 1 && typeof cell === 'string' && this.columns.find(cell) !== undefined)
        titles += 1;
    }
    // Nothing at all, or the numbers that are in the empty rows of a template already.
    if (read === 0) return filled > 0 && !header.isNumbering(cells) && !isNote(cells);
    // Codes above Chinese titles, or the other way round.
    if (filled >= FEWEST_COLUMNS && titles === filled) return false;
    return !(filled === 1 && isNote(cells));
  }

  private shaped(object: Readonly<Record<string, unknown>>): Pick<TableRow, 'header' | 'cells'> {
    const titles = Object.keys(object);
    const key = JSON.stringify(titles);
    let header = this.shapes.get(key);
    if (header === undefined) {
      header = new Header(titles, this.columns);
      if (this.shapes.size < MOST_SHAPES) this.shapes.set(key, header);
      this.onHeader(header, false);
    }
    return { header, cells: Object.values(object) };
  }
}

function headerOf({ cells }: CellLine, columns: ColumnSet): Header | null {
  const header = new Header(
    cells.map((cell) => (cell == null ? '' : String(cell))),
    columns,
  );
  return header.known >= FEWEST_COLUMNS ? header : null;
}

const isBlank = (cells: readonly unknown[]): boolean => cells.every(isEmptyCell);

const isNote = (cells: readonly unknown[]): boolean =>
  NOTE.test(String(cells.find((cell) => !isEmptyCell(cell)) ?? '').trim());

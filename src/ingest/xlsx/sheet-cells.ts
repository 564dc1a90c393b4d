import { FormulaCell } from '../sheet/formula-cell.ts';
import type { CellLine } from '../sheet/line.ts';
import { BoundedText } from './bounded-text.ts';
import type { XmlHandler } from './xml.ts';

export interface SheetOptions {
  readonly stringAt: (index: number) => string | undefined;
  readonly columns: number;
  readonly cellCharacters: number;
  readonly onTooManyColumns: (columns: number) => never;
}

/** Makes lines of the XML of one sheet. */
export class SheetCells implements XmlHandler {
  private lines: CellLine[] = [];
  private cells: unknown[] = [];
  private line = 0;
  private column = -1;
  private type = 'n';
  private isFormula = false;
  private isValue = false;
  private isReading = false;
  private readonly value: BoundedText;

  constructor(private readonly options: SheetOptions) {
    this.value = new BoundedText(options.cellCharacters);
  }

  /** The lines that are complete by now; begins anew. */
  take(): readonly CellLine[] {
    const taken = this.lines;
    this.lines = [];
    return taken;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    switch (name) {
      case 'row':
        this.line = Number(attributes.r) || this.line + 1;
        this.cells = [];
        this.column = -1;
        break;
      case 'c':
        this.column = attributes.r === undefined ? this.column + 1 : columnOf(attributes.r);
        this.type = attributes.t ?? 'n';
        this.isFormula = false;
        break;
      case 'f':
        this.isFormula = true;
        break;
      case 'v':
      case 't':
        this.isValue = true;
        break;
      case 'rPh':
        this.isReading = true;
    }
  }

  text(text: string): void {
    if (this.isValue && !this.isReading) this.value.add(text);
  }

  close(name: string): void {
    switch (name) {
      case 'v':
      case 't':
        this.isValue = false;
        break;
      case 'rPh':
        this.isReading = false;
        break;
      case 'c':
        this.closeCell();
        break;
      case 'row':
        this.lines.push({ line: this.line, cells: this.cells });
        this.cells = [];
    }
  }

  private closeCell(): void {
    const value = cellValue(this.type, this.value.take(), this.options);
    if (value === null && !this.isFormula) return;
    if (this.column >= this.options.columns) this.options.onTooManyColumns(this.column + 1);
    while (this.cells.length < this.column) this.cells.push(null);
    this.cells[this.column] = this.isFormula ? new FormulaCell(value) : value;
  }
}

function cellValue(type: string, text: string, { stringAt }: SheetOptions): unknown {
  switch (type) {
    case 's':
      // What names no string is shown as it stands, and will be no value of its column.
      return text === '' ? null : (stringAt(Number(text)) ?? `#${text}`);
    case 'b':
      return text === '' ? null : text === '1';
    case 'n': {
      const number = Number(text);
      return text.trim() === '' ? null : Number.isFinite(number) ? number : text;
    }
    default:
      return text === '' ? null : text;
  }
}

/** `AB12` is column 27, counted from 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

import { type ColumnSet, type FoundColumn, isPassedOver } from './column-set.ts';
import { isEmptyCell } from './line.ts';

/** The columns of a sheet, or of one JSON object, by where they stand. */
export class Header {
  private readonly places = new Map<string, number>();
  private readonly read = new Set<number>();
  private readonly yuan = new Set<string>();
  /** Two columns of the file that mean the same one. */
  readonly twice: string[] = [];
  readonly unknown: string[] = [];
  /** Whether it speaks in the codes of 2015 to 2018, where status codes mean something else. */
  readonly isOld: boolean;

  constructor(
    readonly titles: readonly string[],
    columns: ColumnSet,
  ) {
    const found = titles.map((title) => columns.find(title));
    for (const [place, column] of found.entries()) this.place(column, titles[place] ?? '', place);
    this.isOld = found.some((column) => column?.isOld === true);
  }

  private place(column: FoundColumn | undefined, title: string, at: number): void {
    if (column === undefined) {
      if (title.trim() !== '' && !isPassedOver(title)) this.unknown.push(title.trim());
    } else if (this.places.has(column.code)) this.twice.push(title.trim());
    else {
      this.places.set(column.code, at);
      this.read.add(at);
      if (column.inYuan) this.yuan.add(column.code);
    }
  }

  get known(): number {
    return this.places.size;
  }

  placeOf(code: string): number | undefined {
    return this.places.get(code);
  }

  reads(place: number): boolean {
    return this.read.has(place);
  }

  /** Whether nothing stands in the row but the numbers of the rows. */
  isNumbering(cells: readonly unknown[]): boolean {
    return cells.every((cell, place) => isEmptyCell(cell) || isPassedOver(this.titles[place] ?? ''));
  }

  isInYuan(code: string): boolean {
    return this.yuan.has(code);
  }

  /** The column as the file calls it. */
  titleOf(code: string): string {
    const place = this.places.get(code);
    return place === undefined ? code : (this.titles[place]?.trim() ?? code);
  }
}

import fc from 'fast-check';
import { closedTable } from '../../../src/views/credit/closed-table.ts';
import { groupKey, type Leaf } from '../../../src/views/credit/group-table.ts';

const COUNTS = 5;
const columns = [...new Array(COUNTS).keys()];

/** What a caller may ask for, and in each group what it leaves over when its parts are subtracted from it. */
const DIVISIONS = {
  '': ['51', '61', ' '],
  '51': ['5101', '51 '],
  '61': ['6101', '6109', '61 '],
  '5101': ['510104', '510107', '5101 '],
  '6101': ['610102', '610104', '6101 '],
  '6109': ['610902', '610921', '610922', '610928', '6109 '],
};
const INDUSTRIES = {
  '': ['A', 'F', 'H', ' '],
  A: ['A01', 'A '],
  F: ['F52', 'F61', 'F '],
  H: ['H62', 'H '],
  A01: ['A011', 'A01 '],
  F52: ['F521', 'F529', 'F52 '],
  F61: ['F611', 'F61 '],
  H62: ['H621', 'H622', 'H62 '],
  A011: ['A0111', 'A011 '],
  F521: ['F5211', 'F5212', 'F521 '],
  F529: ['F5299', 'F529 '],
  F611: ['F6110', 'F611 '],
  H621: ['H6210', 'H621 '],
  H622: ['H6220', 'H622 '],
};

type Axis = Readonly<Record<string, readonly string[]>>;
const everyGroup = (axis: Axis): string[] => ['', ...Object.values(axis).flat()];
/** As a dossier has it: what is left over of a city has the code of the city. */
const codesOf = (axis: Axis): (string | null)[] =>
  everyGroup(axis)
    .filter((group) => axis[group] === undefined)
    .map((group) => group.trim() || null);

const isIn = (code: string | null, group: string): boolean =>
  group.endsWith(' ') ? (code ?? '') === group.trim() : (code ?? '').startsWith(group);

/** Codes in few places, so that groups are small, alone, and of the same subjects as others. */
export const regionOf = (count: fc.Arbitrary<number>): fc.Arbitrary<Leaf[]> =>
  fc
    .tuple(
      fc.uniqueArray(fc.constantFrom(...codesOf(DIVISIONS)), { minLength: 1, maxLength: 6 }),
      fc.uniqueArray(fc.constantFrom(...codesOf(INDUSTRIES)), { minLength: 1, maxLength: 5 }),
    )
    .chain(([divisions, industries]) =>
      fc.uniqueArray(
        fc.record({
          division: fc.constantFrom(...divisions),
          industry: fc.constantFrom(...industries),
          counts: fc.array(count, { minLength: COUNTS, maxLength: COUNTS }),
        }),
        {
          minLength: 1,
          maxLength: 30,
          selector: (leaf) => groupKey(leaf.division ?? '', leaf.industry ?? ''),
        },
      ),
    )
    .map((leaves) => leaves.filter(({ counts }) => counts.some((count) => count > 0)));

export const REGIONS = fc.oneof(
  regionOf(fc.nat(4)),
  regionOf(fc.nat(9)),
  regionOf(
    fc.oneof({ weight: 1, arbitrary: fc.nat(4) }, { weight: 9, arbitrary: fc.integer({ min: 5, max: 30 }) }),
  ),
);

/** The sum of some unknown counts, as subtraction leaves it. */
interface Sum {
  readonly total: string | number;
  readonly parts: readonly string[];
}

/**
 * Asks for every group, knows the exact number of subjects of each, and subtracts until there is nothing left to be
 * had: whenever of a sum and its parts all but one are known, or all of the unknown parts together are few.
 */
export class SubtractingCaller {
  readonly known = new Map<string, number>();
  readonly found = new Map<string, number>();
  private readonly sums: Sum[] = [];

  constructor(private readonly leaves: readonly Leaf[]) {
    const table = closedTable(leaves);
    for (const division of everyGroup(DIVISIONS)) {
      for (const industry of everyGroup(INDUSTRIES)) {
        const total = columns.reduce((sum, column) => sum + this.truth(division, industry, column), 0);
        const cells = columns.map((column) => cellKey(division, industry, column));
        const isAsked = !division.endsWith(' ') && !industry.endsWith(' ');
        const group = isAsked ? table.get(groupKey(division, industry)) : undefined;
        for (const [column, cell] of cells.entries()) {
          if (total === 0) this.known.set(cell, 0);
          else if (group?.cells[column]?.hidden === false)
            this.known.set(cell, group.cells[column]?.count as number);
        }
        this.sums.push({ total, parts: cells });
        for (const [index, cell] of cells.entries()) {
          for (const [axis, parts] of [
            ['division', (DIVISIONS as Axis)[division]],
            ['industry', (INDUSTRIES as Axis)[industry]],
          ] as const) {
            if (parts === undefined) continue;
            this.sums.push({
              total: cell,
              parts: parts.map((part) =>
                axis === 'division' ? cellKey(part, industry, index) : cellKey(division, part, index),
              ),
            });
          }
        }
      }
    }
  }

  truth(division: string, industry: string, column: number): number {
    return this.leaves
      .filter((leaf) => isIn(leaf.division, division) && isIn(leaf.industry, industry))
      .reduce((sum, { counts }) => sum + (counts[column] ?? 0), 0);
  }

  subtract(): this {
    for (let before = -1; before !== this.known.size; ) {
      before = this.known.size;
      for (const sum of this.sums) this.solve(sum);
    }
    return this;
  }

  private solve({ total, parts }: Sum): void {
    const unknown = parts.filter((part) => !this.known.has(part));
    const told = parts.reduce((sum, part) => sum + (this.known.get(part) ?? 0), 0);
    const whole = typeof total === 'number' ? total : this.known.get(total);
    if (whole === undefined) {
      if (unknown.length === 0) this.find(total as string, told);
    } else if (unknown.length === 1) {
      this.find(unknown[0] as string, whole - told);
    } else if (unknown.length > 1 && whole === told) {
      for (const part of unknown) this.find(part, 0);
    }
  }

  /** What all sums solved at once give away that subtraction does not: cells that are the same in every solution. */
  solveTogether(): string[] {
    const rows: Map<string, number>[] = [];
    for (const { total, parts } of this.sums) {
      const row = new Map(parts.filter((part) => !this.known.has(part)).map((part) => [part, 1]));
      if (typeof total === 'string' && !this.known.has(total)) row.set(total, PRIME - 1);
      const reduced = reduce(row, rows);
      if (reduced.size > 0) rows.push(reduced);
    }
    return rows
      .map((row, index) => reduce(row, rows.slice(index + 1)))
      .flatMap((row) => (row.size === 1 ? [...row.keys()] : []));
  }

  private find(cell: string, count: number): void {
    this.known.set(cell, count);
    this.found.set(cell, count);
  }

  /** The sums whose unknown parts are few together, although the sum itself is not. */
  fewTogether(): Sum[] {
    return this.sums.filter(({ total, parts }) => {
      const whole = typeof total === 'number' ? total : this.known.get(total);
      if (whole === undefined || whole < 5) return false;
      const told = parts.reduce((sum, part) => sum + (this.known.get(part) ?? 0), 0);
      return parts.some((part) => !this.known.has(part)) && whole - told < 5;
    });
  }
}

const cellKey = (division: string, industry: string, column: number) =>
  `${groupKey(division, industry)}|${column}`;

// Sums are solved in whole numbers modulo a prime whose products a number still holds exactly.
const PRIME = 67_108_859;

/** The row without the first unknown of each of the others. */
function reduce(
  row: ReadonlyMap<string, number>,
  others: readonly ReadonlyMap<string, number>[],
): Map<string, number> {
  const left = new Map(row);
  for (const other of others) {
    const [[first, one] = ['', 0]] = other;
    const count = left.get(first);
    if (count === undefined) continue;
    const times = (count * inverse(one)) % PRIME;
    for (const [cell, value] of other) {
      const rest = ((left.get(cell) ?? 0) + PRIME - ((times * value) % PRIME)) % PRIME;
      if (rest === 0) left.delete(cell);
      else left.set(cell, rest);
    }
  }
  return left;
}

function inverse(value: number): number {
  let [power, result] = [value, 1];
  for (let exponent = PRIME - 2; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = (result * power) % PRIME;
    power = (power * power) % PRIME;
  }
  return result;
}

/**
 * A number of fewer than five subjects is not told (小单元抑制). Zero is not told either: if it were, null would mean
 * at least one, and three nulls that make up three would be one each.
 */
export const SMALL = 5;

export interface Cell {
  readonly count: number;
  hidden: boolean;
}

export const cellOf = (count: number): Cell => ({ count, hidden: count < SMALL });

/** What has to stay unknown of a sum's parts, once the sum or one of them is hidden. */
export interface Line {
  /** So many parts at least, as far as there are so many. */
  readonly least: number;
  readonly isSumHidden: boolean;
}

/**
 * Hides more of the parts of a sum until the hidden ones cannot be had by subtraction: not one alone, and not several
 * that are few together. The next is always the smallest, of equals the first. Says whether any was hidden.
 */
export function closeLine(parts: readonly Cell[], { least, isSumHidden }: Line): boolean {
  let hidden = 0;
  let together = 0;
  for (const cell of parts) {
    if (!cell.hidden) continue;
    hidden += 1;
    together += cell.count;
  }
  if (hidden === 0 && !isSumHidden) return false;
  const before = hidden;
  while (hidden < least || together < SMALL) {
    const next = smallestShown(parts);
    if (next === undefined) break;
    next.hidden = true;
    hidden += 1;
    together += next.count;
  }
  return hidden > before;
}

function smallestShown(cells: readonly Cell[]): Cell | undefined {
  let found: Cell | undefined;
  for (const cell of cells) {
    if (!cell.hidden && (found === undefined || cell.count < found.count)) found = cell;
  }
  return found;
}

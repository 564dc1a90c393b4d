import { type Group, groupTable, type Leaf } from './group-table.ts';
import { closeLine } from './small-group.ts';

// The counts of one group are told with their exact sum, so of those two at least are hidden.
const LEAST_COUNTS = 2;

// Between divisions and industries a caller has many sums at once. With two hidden parts in each, several sums together
// gave a cell away in 1.6 % of random small regions; with three, in 3 of 54,000, for 2.5 % more hidden cells in the demo.
const LEAST_PARTS = 3;

/** Every group by its key, with all of its counts that are small hidden, and all that would give those away. */
export function closedTable(leaves: readonly Leaf[]): ReadonlyMap<string, Group> {
  const table = groupTable(leaves);
  const groups = [...new Set(table.values())];
  // What is hidden in one group may have to be hidden in others. It only grows, so this ends.
  while (groups.filter(closeGroup).length > 0);
  return table;
}

function closeGroup({ cells, sums }: Group): boolean {
  let grew = closeLine(cells, { least: LEAST_COUNTS, isSumHidden: false });
  for (const { of, parts } of sums) {
    if (closeLine(parts, { least: LEAST_PARTS, isSumHidden: of.hidden })) grew = true;
  }
  return grew;
}

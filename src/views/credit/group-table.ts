import { divisionPath, type GroupPath, industryPath } from './group-path.ts';
import { type Cell, cellOf } from './small-group.ts';

/** What is counted of the subjects of one division and industry code. */
export interface Leaf {
  readonly division: string | null;
  readonly industry: string | null;
  readonly counts: readonly number[];
}

/** Subjects of a division and an industry. */
export interface Group {
  readonly cells: readonly Cell[];
  /** Each cell with its parts along the divisions, and along the industries, as far as they divide it. */
  readonly sums: readonly Sum[];
}

export interface Sum {
  readonly of: Cell;
  readonly parts: readonly Cell[];
}

export const groupKey = (division: string, industry: string): string => `${division}|${industry}`;

/**
 * Every group that holds anybody, by its key. Groups of the same subjects, as those of a province with one city on
 * record, are one group under two keys: what is hidden of the one must not be shown of the other.
 */
export function groupTable(leaves: readonly Leaf[]): Map<string, Group> {
  const drafts = new Map<string, Draft>();
  for (const { division, industry, counts } of leaves) {
    const paths = [divisionPath(division), industryPath(industry)] as const;
    for (let d = 0; d < paths[0].length; d += 1) {
      for (let i = 0; i < paths[1].length; i += 1) {
        const key = groupKey(paths[0][d] as string, paths[1][i] as string);
        let draft = drafts.get(key);
        if (draft === undefined) {
          draft = newDraft(paths, counts.length);
          drafts.set(key, draft);
        }
        addLeaf(draft, { paths, at: [d, i], counts });
      }
    }
  }
  return finished(drafts);
}

interface Draft {
  readonly counts: number[];
  /** Where the first of its leaves stands, and how far down each axis all others stand there too. */
  readonly paths: readonly [GroupPath, GroupPath];
  readonly shared: [number, number];
  readonly parts: readonly [Set<string>, Set<string>];
}

interface Added {
  readonly paths: readonly [GroupPath, GroupPath];
  readonly at: readonly [number, number];
  readonly counts: readonly number[];
}

const newDraft = (paths: Draft['paths'], columns: number): Draft => ({
  counts: new Array(columns).fill(0),
  paths,
  shared: [paths[0].length - 1, paths[1].length - 1],
  parts: [new Set(), new Set()],
});

function addLeaf(draft: Draft, { paths, at: [d, i], counts }: Added): void {
  counts.forEach((count, column) => {
    draft.counts[column] = (draft.counts[column] as number) + count;
  });
  for (const axis of [0, 1] as const) {
    while (draft.paths[axis][draft.shared[axis]] !== paths[axis][draft.shared[axis]]) draft.shared[axis] -= 1;
  }
  const [division, industry] = [paths[0][d + 1], paths[1][i + 1]];
  if (division !== undefined) draft.parts[0].add(groupKey(division, paths[1][i] as string));
  if (industry !== undefined) draft.parts[1].add(groupKey(paths[0][d] as string, industry));
}

/** The key of the narrowest group that holds the same subjects. */
const narrowest = ({ paths, shared }: Draft): string =>
  groupKey(paths[0][shared[0]] as string, paths[1][shared[1]] as string);

function finished(drafts: ReadonlyMap<string, Draft>): Map<string, Group> {
  const groups = new Map<string, Group>();
  const found = (key: string): Group => {
    const draft = drafts.get(key) as Draft;
    const own = narrowest(draft);
    let group = groups.get(own);
    if (group === undefined) {
      const { counts, parts } = drafts.get(own) as Draft;
      const cells = counts.map(cellOf);
      const axes = parts.filter((keys) => keys.size > 1).map((keys) => [...keys].sort().map(found));
      group = { cells, sums: axes.flatMap((groups) => cells.map((of, column) => sumOf(of, groups, column))) };
      groups.set(own, group);
    }
    groups.set(key, group);
    return group;
  };
  for (const key of [...drafts.keys()].sort()) found(key);
  return groups;
}

const sumOf = (of: Cell, groups: readonly Group[], column: number): Sum => ({
  of,
  parts: groups.map(({ cells }) => cells[column] as Cell),
});

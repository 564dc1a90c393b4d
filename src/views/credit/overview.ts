import type { ViewContext } from '../../subgraph/context.ts';
import { type Group, groupKey, type Leaf } from './group-table.ts';
import { keptTable } from './kept-table.ts';
import { count, type Figure } from './overview-count.ts';
import type { OverviewGroup } from './overview-group.ts';
import { riskClass } from './table.ts';

/** What an overview speaks of. Each of its figures is counted only when it is asked for. */
export interface Overview {
  readonly group: OverviewGroup;
  readonly year: number;
}

export interface ClassCountRow {
  readonly riskClass: (typeof riskClass.enumValues)[number];
  readonly count: number | null;
}

/** Exact, however few: that there are subjects of a division and an industry is in the open register. */
export async function countSubjects(context: ViewContext, overview: Overview): Promise<number> {
  const group = await classes(context, overview);
  return group?.cells.reduce((sum, cell) => sum + cell.count, 0) ?? 0;
}

export async function countByClass(context: ViewContext, overview: Overview): Promise<ClassCountRow[]> {
  const group = await classes(context, overview);
  return riskClass.enumValues.map((value, column) => ({ riskClass: value, count: shown(group, column) }));
}

/** With those that are not listed as the rest, which the exact number of subjects would tell. */
export const countAbnormalListed = async (context: ViewContext, overview: Overview): Promise<number | null> =>
  shown(
    await figure(context, overview, {
      name: 'abnormalListed',
      cellsOf: ([listed = 0], subjects) => [listed, Math.max(0, subjects - listed)],
    }),
  );

export const countRemovals = async (context: ViewContext, overview: Overview): Promise<number | null> =>
  shown(await figure(context, overview, { name: 'removals', cellsOf: ([removals = 0]) => [removals] }));

export const countRepairs = async (context: ViewContext, overview: Overview): Promise<number | null> =>
  shown(await figure(context, overview, { name: 'repairs', cellsOf: ([repairs = 0]) => [repairs] }));

/** Four decimals; null when no report was due. Late reports count as made. */
export async function annualReportRate(context: ViewContext, overview: Overview): Promise<number | null> {
  const group = await figure(context, overview, {
    name: 'annualReports',
    cellsOf: ([made = 0, missing = 0]) => [made, missing],
  });
  const [made, missing] = [shown(group, 0), shown(group, 1)];
  if (made === null || missing === null || made + missing === 0) return null;
  return Math.round((made / (made + missing)) * 10_000) / 10_000;
}

/** A group that is not in the table has no subjects, as everybody may know, so none of its zeros is a secret. */
function shown(group: Group | undefined, column = 0): number | null {
  if (group === undefined) return 0;
  const cell = group.cells[column];
  return cell === undefined || cell.hidden ? null : cell.count;
}

const classes = async (context: ViewContext, overview: Overview): Promise<Group | undefined> =>
  keptTable(context, nameOf('classes', overview), await classLeaves(context, overview)).get(
    overview.group.key,
  );

interface FigureCells {
  readonly name: Exclude<Figure, 'classes'>;
  readonly cellsOf: (counts: readonly number[], subjects: number) => number[];
}

/** Of a figure a code without any record has its zeros too: its subjects are known. */
async function figure(
  context: ViewContext,
  overview: Overview,
  { name, cellsOf }: FigureCells,
): Promise<Group | undefined> {
  const [subjects, counted] = await Promise.all([
    classLeaves(context, overview),
    count(context, name, extentOf(overview)),
  ]);
  const leaves = new Map<string, { leaf: Leaf; subjects: number; counts: readonly number[] }>();
  for (const leaf of subjects) {
    leaves.set(keyOf(leaf), { leaf, subjects: leaf.counts.reduce((sum, n) => sum + n, 0), counts: [] });
  }
  for (const leaf of counted) {
    if (leaf.counts.every((n) => n === 0)) continue;
    leaves.set(keyOf(leaf), { leaf, subjects: leaves.get(keyOf(leaf))?.subjects ?? 0, counts: leaf.counts });
  }
  const cells = [...leaves.values()].map(({ leaf, subjects, counts }) => ({
    ...leaf,
    counts: cellsOf(counts, subjects),
  }));
  return keptTable(context, nameOf(name, overview), cells).get(overview.group.key);
}

const keyOf = ({ division, industry }: Leaf): string => groupKey(division ?? '', industry ?? '');

/** Those of no subject at all are none. Asked for once for all figures of an operation. */
const classLeaves = (context: ViewContext, overview: Overview): Promise<Leaf[]> =>
  context.keep(nameOf('classes', overview), async () => {
    const leaves = await count(context, 'classes', extentOf(overview));
    return leaves.filter(({ counts }) => counts.some((n) => n > 0));
  });

const extentOf = ({ group, year }: Overview) => ({ year, isByGroup: !group.isEverybody });

const nameOf = (figure: Figure, { group }: Overview): string =>
  `overview ${figure}${group.isEverybody ? '' : ' by group'}`;

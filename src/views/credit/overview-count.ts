import { between, eq, isNotNull, lte, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { statement } from '../../database/statement.ts';
import type { ViewContext } from '../../subgraph/context.ts';
import type { Leaf } from './group-table.ts';
import { abnormalInForce } from './row-rule.ts';
import { abnormalListings, annualReports, dossiers, repairs, riskClass } from './table.ts';

// Figures count every record, also those that exist for their source alone: that 155 records were repaired names none.

interface Counted {
  readonly table: typeof dossiers | typeof abnormalListings | typeof repairs | typeof annualReports;
  readonly counts: readonly SQL[];
  readonly where: readonly SQL[];
}

const all = sql`count(*)`;
const countOf = (condition: SQL): SQL => sql`count(*) filter (where ${condition})`;

const today = sql.placeholder('today');

/** In the year of the overview, and not ahead of today. */
const inYear = (day: AnyPgColumn): SQL[] => [
  between(day, sql.placeholder('from'), sql.placeholder('to')),
  lte(day, today),
];

const made = sql`${isNotNull(annualReports.reportedOn)} and ${lte(annualReports.reportedOn, today)}`;

const COUNTED = {
  /** Dossiers by risk class, the unclassified last: all of them are the subjects. */
  classes: {
    table: dossiers,
    counts: [
      ...riskClass.enumValues.map((value) => countOf(eq(dossiers.riskClass, value))),
      countOf(sql`${dossiers.riskClass} is null`),
    ],
    where: [],
  },
  /** Subjects, not listings: one may be listed for two reasons. */
  abnormalListed: {
    table: abnormalListings,
    counts: [sql`count(distinct ${abnormalListings.subjectKey})`],
    where: [abnormalInForce],
  },
  removals: { table: abnormalListings, counts: [all], where: inYear(abnormalListings.removedOn) },
  repairs: {
    table: repairs,
    counts: [all],
    where: [eq(repairs.state, 'REPAIRED'), ...inYear(repairs.decidedOn)],
  },
  /** Reports that were made, in time or late, and those that were not. */
  annualReports: {
    table: annualReports,
    counts: [countOf(made), countOf(sql`(${made}) is not true`)],
    where: [eq(annualReports.year, sql.placeholder('reportYear'))],
  },
} satisfies Record<string, Counted>;

export type Figure = keyof typeof COUNTED;

export interface Extent {
  readonly year: number;
  /** By division and industry, or all in one. */
  readonly isByGroup: boolean;
}

/** The counts of a figure, by one statement whatever group is asked for: what a group shows depends on its neighbours. */
export function count({ db, today }: ViewContext, figure: Figure, extent: Extent): Promise<Leaf[]> {
  const { year, isByGroup } = extent;
  const name = `overview ${figure}${isByGroup ? ' by group' : ''}`;
  return statement<Leaf>(db, name, () => {
    const { table, counts, where }: Counted = COUNTED[figure];
    const isJoined = isByGroup && table !== dossiers;
    const select = db
      .select({
        division: isByGroup ? sql<string | null>`left(${dossiers.divisionCode}, 6)` : NOTHING,
        industry: isByGroup ? sql<string | null>`left(${dossiers.industryCode}, 5)` : NOTHING,
        counts: sql<number[]>`array[${sql.join([...counts], sql`, `)}]::int[]`,
      })
      .from(
        isJoined
          ? sql`${table} left join ${dossiers} on ${dossiers.subjectKey} = ${table.subjectKey}`
          : sql`${table}`,
      )
      .where(where.length === 0 ? undefined : sql.join([...where], sql` and `));
    return (isByGroup ? select.groupBy(sql`1`, sql`2`) : select).prepare(name);
  }).execute({ from: `${year}-01-01`, to: `${year}-12-31`, reportYear: year - 1, today });
}

const NOTHING = sql<string | null>`null::text`;

/** The latest year in which a removal or a repair is on record; this year while none is. */
export async function latestYearOnRecord({ db, today }: ViewContext): Promise<number> {
  const rows = await statement<{ latest: string | null }>(db, 'overview latest year', () =>
    db
      .select({
        latest: sql<string | null>`greatest(
          (select max(${abnormalListings.removedOn}) from ${abnormalListings} where ${abnormalListings.removedOn} <= ${sql.placeholder('today')}),
          (select max(${repairs.decidedOn}) from ${repairs} where ${repairs.state} = 'REPAIRED' and ${repairs.decidedOn} <= ${sql.placeholder('today')})
        )::text`,
      })
      .from(sql`(select) as nothing`)
      .prepare('overview latest year'),
  ).execute({ today });
  return Number((rows[0]?.latest ?? today).slice(0, 4));
}

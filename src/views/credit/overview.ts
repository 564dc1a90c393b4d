import { and, between, count, countDistinct, eq, isNotNull, lte, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { type Statement, statement } from '../../database/statement.ts';
import type { ViewContext } from '../../subgraph/context.ts';
import { inGroup, type OverviewGroup } from './overview-group.ts';
import { abnormalInForce } from './row-rule.ts';
import { abnormalListings, annualReports, dossiers, repairs, type riskClass } from './table.ts';

// Figures count every record, also those that exist for their source alone: that 155 records were repaired names none.

/** What an overview speaks of. Each of its figures is one aggregate statement, run only when it is asked for. */
export interface Overview {
  readonly group: OverviewGroup;
  readonly year: number;
}

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

export interface ClassCountRow {
  readonly riskClass: (typeof riskClass.enumValues)[number] | null;
  readonly count: number;
}

/** Dossiers by risk class, the unclassified under null. Asked for once for both figures that come of it. */
export const countByClass = (context: ViewContext, { group }: Overview): Promise<ClassCountRow[]> =>
  context.keep(`overview classes ${JSON.stringify(valuesOf(group))}`, () =>
    aggregate<ClassCountRow>(context, { figure: 'classes', group }, () =>
      context.db
        .select({ riskClass: dossiers.riskClass, count: count() })
        .from(dossiers)
        .where(and(...group.conditions.map((condition) => condition.where)))
        .groupBy(dossiers.riskClass),
    ),
  );

/** Subjects, not listings: one may be listed for two reasons. */
export const countAbnormalListed = (context: ViewContext, { group }: Overview): Promise<number> =>
  one(context, { figure: 'abnormal listed', group }, () =>
    context.db
      .select({ count: countDistinct(abnormalListings.subjectKey) })
      .from(abnormalListings)
      .where(and(abnormalInForce, inGroup(group, abnormalListings.subjectKey))),
  );

export const countRemovals = (context: ViewContext, { group, year }: Overview): Promise<number> =>
  one(context, { figure: 'removals', group, year }, () =>
    context.db
      .select({ count: count() })
      .from(abnormalListings)
      .where(and(withinYear(abnormalListings.removedOn), inGroup(group, abnormalListings.subjectKey))),
  );

export const countRepairs = (context: ViewContext, { group, year }: Overview): Promise<number> =>
  one(context, { figure: 'repairs', group, year }, () =>
    context.db
      .select({ count: count() })
      .from(repairs)
      .where(
        and(eq(repairs.state, 'REPAIRED'), withinYear(repairs.decidedOn), inGroup(group, repairs.subjectKey)),
      ),
  );

/** Four decimals; null when no report is due. Late reports count as made. */
export async function annualReportRate(
  context: ViewContext,
  { group, year }: Overview,
): Promise<number | null> {
  const made = and(
    isNotNull(annualReports.reportedOn),
    lte(annualReports.reportedOn, sql.placeholder('today')),
  );
  const [counted] = await aggregate<{ due: number; made: number }>(
    context,
    { figure: 'annual reports', group, year },
    () =>
      context.db
        .select({ due: count(), made: sql<number>`count(*) filter (where ${made})`.mapWith(Number) })
        .from(annualReports)
        .where(
          and(
            eq(annualReports.year, sql.placeholder('reportYear')),
            inGroup(group, annualReports.subjectKey),
          ),
        ),
  );
  if (counted === undefined || counted.due === 0) return null;
  return Math.round((counted.made / counted.due) * 10_000) / 10_000;
}

interface Figure {
  readonly figure: string;
  readonly group: OverviewGroup;
  readonly year?: number;
}

async function one(
  context: ViewContext,
  figure: Figure,
  build: () => Aggregate<{ count: number }>,
): Promise<number> {
  const [row] = await aggregate(context, figure, build);
  return row?.count ?? 0;
}

/** A select that is not run yet. */
interface Aggregate<Row> extends Statement<Row> {
  prepare(name: string): Statement<Row>;
}

/**
 * A group's figures are planned anew each time: the one plan that a prepared statement settles on expects a small
 * group, and takes four times as long for a whole city.
 */
function aggregate<Row>(
  { db, today, department }: ViewContext,
  { figure, group, year }: Figure,
  build: () => Aggregate<Row>,
): Promise<Row[]> {
  const name = `overview ${figure}`;
  const select = group.conditions.length > 0 ? build() : statement(db, name, () => build().prepare(name));
  return select.execute({
    ...valuesOf(group),
    ...(year !== undefined && { from: `${year}-01-01`, to: `${year}-12-31`, reportYear: year - 1 }),
    today,
    department,
  });
}

const valuesOf = (group: OverviewGroup): Record<string, unknown> =>
  Object.assign({}, ...group.conditions.map((condition) => condition.values));

/** In the year of the overview, and not ahead of today. */
const withinYear = (column: AnyPgColumn): SQL | undefined =>
  and(between(column, sql.placeholder('from'), sql.placeholder('to')), lte(column, sql.placeholder('today')));

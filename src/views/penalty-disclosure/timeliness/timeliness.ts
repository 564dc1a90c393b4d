import { sql } from 'drizzle-orm';
import { epochDayOf } from '../../../calendar/civil-date.ts';
import type { ViewContext } from '../../../subgraph/context.ts';
import { workdaysAfter } from '../record.ts';
import { decisionCounts, disclosures } from '../table.ts';
import type { Window } from './record.ts';

export interface RatioRow {
  readonly numerator: number | null;
  readonly denominator: number | null;
}

export interface TimelinessRow extends Window {
  readonly department: { readonly id: string };
  readonly shouldReport: number | null;
  readonly reported: RatioRow;
  readonly onTime: RatioRow;
  readonly late: RatioRow;
  readonly compliant: RatioRow;
  readonly concealed: RatioRow;
}

/** 双公示: 7 working days. */
const REPORT_WITHIN_WORKDAYS = 7;

/** Each department that has published decisions of the window, or has counted some. */
export async function timeliness(context: ViewContext, window: Window): Promise<TimelinessRow[]> {
  const [published, counted] = await Promise.all([
    countPublished(context, window),
    countReported(context, window),
  ]);
  const departments = [...new Set([...published.keys(), ...counted.keys()])].sort();
  const lastDue = workdaysAfter(window.to, REPORT_WITHIN_WORKDAYS);
  const isOver = lastDue !== null && lastDue < context.today;
  return departments.map((id) => {
    const { reported, timed, due, onTime, late, compliant } = published.get(id) ?? NONE;
    const shouldReport = counted.get(id) ?? null;
    return {
      ...window,
      department: { id },
      shouldReport,
      reported: { numerator: reported, denominator: shouldReport },
      onTime: { numerator: onTime, denominator: timed },
      late: { numerator: late, denominator: due },
      compliant: { numerator: compliant, denominator: reported },
      // While one of them may still come in time, nobody can say of how many that is missing.
      concealed:
        shouldReport === null || !isOver
          ? { numerator: null, denominator: null }
          : { numerator: Math.max(0, shouldReport - reported), denominator: shouldReport },
    };
  });
}

const NONE = { reported: 0, timed: 0, due: 0, onTime: 0, late: 0, compliant: 0 };

type Published = Readonly<Record<keyof typeof NONE, number>>;

/**
 * What was published at any time, whatever has become of it since; the exempt are no part of it. Those of which no
 * calendar tells the last day are neither in time nor late.
 */
async function countPublished(
  { db, today }: ViewContext,
  { from, to }: Window,
): Promise<ReadonlyMap<string, Published>> {
  const { publishedOn, publicityDueOn: dueOn } = disclosures;
  const rows = await db.execute<{ source: string } & Record<keyof Published, string>>(sql`
    select source, count(*) as reported,
      count(*) filter (where ${dueOn} is not null) as timed,
      count(*) filter (where ${dueOn} < ${today}) as due,
      count(*) filter (where ${publishedOn} <= ${dueOn}) as "onTime",
      count(*) filter (where ${publishedOn} > ${dueOn} and ${dueOn} < ${today}) as late,
      count(*) filter (where subject_key not like 'NONE:%' and cardinality(categories) > 0
        and violation is not null and facts is not null and basis is not null and content is not null) as compliant
    from ${disclosures}
    where decided_on between ${from} and ${to} and ${publishedOn} is not null and exemption is null
    group by source`);
  return new Map(
    rows.map(({ source, reported, timed, due, onTime, late, compliant }) => [
      source,
      {
        reported: Number(reported),
        timed: Number(timed),
        due: Number(due),
        onTime: Number(onTime),
        late: Number(late),
        compliant: Number(compliant),
      },
    ]),
  );
}

/** What each department should have reported, where its own counts cover every day of the window and no other. */
async function countReported(
  { db }: ViewContext,
  { from, to }: Window,
): Promise<ReadonlyMap<string, number | null>> {
  const rows = await db.execute<{ source: string; should: string; days: string }>(sql`
    select source, sum(count - exempt) as should, sum("to" - "from" + 1) as days
    from ${decisionCounts} where "from" >= ${from} and "to" <= ${to}
    group by source`);
  const days = epochDayOf(to) - epochDayOf(from) + 1;
  return new Map(rows.map((row) => [row.source, Number(row.days) === days ? Number(row.should) : null]));
}

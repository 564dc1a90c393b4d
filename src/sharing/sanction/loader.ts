import { and, asc, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { OPERATOR_DEPARTMENT } from '../../permission/principal.ts';
import type { ViewContext } from '../../subgraph/context.ts';
import { nameOf } from './delivery.ts';
import type { DeliveryRow, MeasureReportRow, PullerRow } from './record.ts';
import { deliveries, measureReports, pullers, sanctionDigests } from './table.ts';

/** A record in the hands of a puller, with what the puller has said of it. */
export interface UptakeRow extends DeliveryRow {
  readonly department: string;
  readonly isNoticed: boolean;
  readonly measures: readonly MeasureReportRow[];
}

export interface UptakeFilter {
  readonly recordId: string | null;
  readonly noticed: boolean | null;
  readonly applied: boolean | null;
  readonly first: number;
}

/** The records that a department has asserted, or pulled, in the hands of each puller; the oldest first. */
export async function listUptake(context: ViewContext, filter: UptakeFilter): Promise<UptakeRow[]> {
  const { recordId, noticed, applied, first } = filter;
  const { department } = context;
  if (department === null) return [];
  const isNoticed = sql<boolean>`(${deliveries.page} <= ${pullers.acknowledgedPage})`;
  const rows = await context.db
    .select({ delivery: deliveries, department: pullers.department, isNoticed })
    .from(deliveries)
    .innerJoin(pullers, eq(pullers.id, deliveries.puller))
    .where(
      and(
        or(eq(deliveries.source, department), eq(pullers.department, department)),
        inArray(deliveries.state, ['HELD', 'RETRACTED']),
        recordId === null ? undefined : eq(deliveries.recordId, recordId),
        noticed === null ? undefined : sql`${isNoticed} = ${noticed}`,
        applied === null ? undefined : isApplied(applied),
      ),
    )
    .orderBy(
      asc(deliveries.deliveredAt),
      asc(deliveries.kind),
      asc(deliveries.recordId),
      asc(deliveries.puller),
    )
    .limit(first);
  const reports = await reportsOf(
    context,
    rows.map(({ delivery }) => delivery),
  );
  return rows.map(({ delivery, ...row }) => ({
    ...delivery,
    ...row,
    measures: reports.get(`${delivery.puller} ${nameOf(delivery)}`) ?? [],
  }));
}

// What is retracted needs no measure any more, so it is not among those without one.
const isApplied = (applied: boolean): SQL => {
  const done = sql`exists (select from ${measureReports} where ${measureReports.puller} = ${deliveries.puller}
    and ${measureReports.kind} = ${deliveries.kind} and ${measureReports.recordId} = ${deliveries.recordId}
    and ${measureReports.applied})`;
  return applied ? done : sql`${deliveries.state} = 'HELD' and not ${done}`;
};

async function reportsOf(
  context: ViewContext,
  given: readonly DeliveryRow[],
): Promise<Map<string, MeasureReportRow[]>> {
  const found = new Map<string, MeasureReportRow[]>();
  if (given.length === 0) return found;
  const rows = await context.db
    .select()
    .from(measureReports)
    .where(
      and(
        inArray(measureReports.puller, [...new Set(given.map(({ puller }) => puller))]),
        inArray(measureReports.recordId, [...new Set(given.map(({ recordId }) => recordId))]),
      ),
    )
    .orderBy(asc(measureReports.reportedAt), asc(measureReports.measure));
  for (const row of rows) {
    const key = `${row.puller} ${nameOf(row)}`;
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return found;
}

export interface PullerState extends PullerRow {
  readonly held: number;
  readonly lastDigest: typeof sanctionDigests.$inferSelect | null;
}

/** Who pulls: for the operator all, for a department its own. */
export async function listPullers(context: ViewContext): Promise<PullerState[]> {
  const { department } = context;
  if (department === null) return [];
  const rows = await context.db
    .select({
      puller: pullers,
      held: sql<string>`(select count(*) from ${deliveries} where ${deliveries.puller} = ${pullers.id} and ${deliveries.state} = 'HELD')`,
    })
    .from(pullers)
    .where(department === OPERATOR_DEPARTMENT ? undefined : eq(pullers.department, department))
    .orderBy(asc(pullers.department), asc(pullers.id));
  const digests = await context.db
    .selectDistinctOn([sanctionDigests.puller])
    .from(sanctionDigests)
    .orderBy(sanctionDigests.puller, desc(sanctionDigests.day));
  return rows.map(({ puller, held }) => ({
    ...puller,
    held: Number(held),
    lastDigest: digests.find((digest) => digest.puller === puller.id) ?? null,
  }));
}

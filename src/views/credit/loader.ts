import type DataLoader from 'dataloader';
import { and, getTableName, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { rowLoader } from '../../database/keyed-loader.ts';
import { statement } from '../../database/statement.ts';
import type { ViewContext } from '../../subgraph/context.ts';
import type { Condition } from '../../subgraph/list.ts';
import { newestOfSubject } from './newest-of-subject.ts';
import type {
  AbnormalListingRow,
  AnnualReportRow,
  DossierRow,
  RepairRow,
  RiskClassChangeRow,
  SeriousViolationListingRow,
} from './record.ts';
import { abnormalForce, abnormalRule, repairRule, seriousForce, seriousRule } from './row-rule.ts';
import {
  abnormalListings,
  annualReports,
  dossiers,
  repairs,
  riskClassChanges,
  seriousViolationListings,
} from './table.ts';

export const dossierBySubject = ({ db }: ViewContext): DataLoader<string, DossierRow | null> =>
  rowLoader(
    (keys) =>
      statement<DossierRow>(db, 'dossier by subject', () =>
        db
          .select()
          .from(dossiers)
          .where(sql`${dossiers.subjectKey} = any(${sql.placeholder('keys')}::text[])`)
          .prepare('dossier by subject'),
      ).execute({ keys }),
    (row) => row.subjectKey,
  );

export const abnormalListingById = (context: ViewContext): DataLoader<string, AbnormalListingRow | null> =>
  visibleById<AbnormalListingRow>(context, abnormalListings, abnormalRule(context));

export const seriousViolationListingById = (
  context: ViewContext,
): DataLoader<string, SeriousViolationListingRow | null> =>
  visibleById<SeriousViolationListingRow>(context, seriousViolationListings, seriousRule(context));

function visibleById<Row extends { id: string }>(
  { db }: ViewContext,
  table: PgTable & { id: PgColumn },
  rule: Condition,
): DataLoader<string, Row | null> {
  const name = `${getTableName(table)} by id`;
  return rowLoader(
    (ids) =>
      statement<Row>(
        db,
        name,
        () =>
          db
            .select()
            .from(table as PgTable)
            .where(and(sql`${table.id} = any(${sql.placeholder('ids')}::text[])`, rule.where))
            .prepare(name) as never,
      ).execute({ ...rule.values, ids }),
    (row) => row.id,
  );
}

/** `inForce` null for all that there are. */
export const abnormalListingsOfSubject = (
  context: ViewContext,
  inForce: boolean | null,
): DataLoader<string, AbnormalListingRow[]> =>
  newestOfSubject(context, {
    table: abnormalListings,
    by: [abnormalListings.listedOn, abnormalListings.id],
    conditions: [abnormalRule(context), ...(inForce === null ? [] : [abnormalForce(inForce, context)])],
  });

/** `inForce` null for all that there are. */
export const seriousViolationListingsOfSubject = (
  context: ViewContext,
  inForce: boolean | null,
): DataLoader<string, SeriousViolationListingRow[]> =>
  newestOfSubject(context, {
    table: seriousViolationListings,
    by: [seriousViolationListings.listedOn, seriousViolationListings.id],
    conditions: [seriousRule(context), ...(inForce === null ? [] : [seriousForce(inForce, context)])],
  });

export const repairsOfSubject = (context: ViewContext): DataLoader<string, RepairRow[]> =>
  newestOfSubject(context, {
    table: repairs,
    by: [repairs.appliedOn, repairs.id],
    conditions: [repairRule(context)],
  });

export const riskClassHistoryOfSubject = (context: ViewContext): DataLoader<string, RiskClassChangeRow[]> =>
  newestOfSubject(context, { table: riskClassChanges, by: [riskClassChanges.since], conditions: [] });

export const annualReportsOfSubject = (context: ViewContext): DataLoader<string, AnnualReportRow[]> =>
  newestOfSubject(context, { table: annualReports, by: [annualReports.year], conditions: [] });

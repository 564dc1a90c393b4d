import type { KeyLoader } from '../../database/keyed-loader.ts';
import type { ViewContext } from '../../subgraph/context.ts';
import { rowByKey } from '../../subgraph/row-by-key.ts';
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

export const dossierBySubject = (context: ViewContext): KeyLoader<DossierRow | null> =>
  rowByKey(context, dossiers, 'subjectKey');

export const abnormalListingById = (context: ViewContext): KeyLoader<AbnormalListingRow | null> =>
  rowByKey(context, abnormalListings, 'id', [abnormalRule(context)]);

export const seriousViolationListingById = (
  context: ViewContext,
): KeyLoader<SeriousViolationListingRow | null> =>
  rowByKey(context, seriousViolationListings, 'id', [seriousRule(context)]);

/** `inForce` null for all that there are. */
export const abnormalListingsOfSubject = (
  context: ViewContext,
  inForce: boolean | null,
): KeyLoader<AbnormalListingRow[]> =>
  newestOfSubject(context, {
    table: abnormalListings,
    by: [abnormalListings.listedOn, abnormalListings.id],
    conditions: [abnormalRule(context), ...(inForce === null ? [] : [abnormalForce(inForce, context)])],
  });

/** `inForce` null for all that there are. */
export const seriousViolationListingsOfSubject = (
  context: ViewContext,
  inForce: boolean | null,
): KeyLoader<SeriousViolationListingRow[]> =>
  newestOfSubject(context, {
    table: seriousViolationListings,
    by: [seriousViolationListings.listedOn, seriousViolationListings.id],
    conditions: [seriousRule(context), ...(inForce === null ? [] : [seriousForce(inForce, context)])],
  });

export const repairsOfSubject = (context: ViewContext): KeyLoader<RepairRow[]> =>
  newestOfSubject(context, {
    table: repairs,
    by: [repairs.appliedOn, repairs.id],
    conditions: [repairRule(context)],
  });

export const riskClassHistoryOfSubject = (context: ViewContext): KeyLoader<RiskClassChangeRow[]> =>
  newestOfSubject(context, { table: riskClassChanges, by: [riskClassChanges.since], conditions: [] });

export const annualReportsOfSubject = (context: ViewContext): KeyLoader<AnnualReportRow[]> =>
  newestOfSubject(context, { table: annualReports, by: [annualReports.year], conditions: [] });

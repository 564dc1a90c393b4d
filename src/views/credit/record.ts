import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { addMonths } from '../../calendar/civil-date.ts';
import type { RecordKind } from '../../changes/write.ts';
import { normalizeDecisionNumber } from '../../identifier/decision-number.ts';
import {
  abnormalListings,
  annualReports,
  changes,
  dossiers,
  repairs,
  riskClassChanges,
  seriousViolationListings,
} from './table.ts';

export type DossierRow = typeof dossiers.$inferSelect;
export type NewDossier = typeof dossiers.$inferInsert;
export type RiskClassChangeRow = typeof riskClassChanges.$inferSelect;
export type NewRiskClassChange = typeof riskClassChanges.$inferInsert;
export type AbnormalListingRow = typeof abnormalListings.$inferSelect;
export type NewAbnormalListing = typeof abnormalListings.$inferInsert;
export type SeriousViolationListingRow = typeof seriousViolationListings.$inferSelect;
export type NewSeriousViolationListing = typeof seriousViolationListings.$inferInsert;
export type RepairRow = typeof repairs.$inferSelect;
export type NewRepair = typeof repairs.$inferInsert;
export type AnnualReportRow = typeof annualReports.$inferSelect;
export type NewAnnualReport = typeof annualReports.$inferInsert;

const ofView = { log: changes } as const;

export const dossierRecords: RecordKind<typeof dossiers> = {
  ...ofView,
  kind: 'dossier',
  table: dossiers,
  identity: [dossiers.subjectKey],
  subjectKey: (table) => table.subjectKey,
  created: 'RECORDED',
};

export const riskClassChangeRecords: RecordKind<typeof riskClassChanges> = {
  ...ofView,
  kind: 'risk-class-change',
  table: riskClassChanges,
  identity: [riskClassChanges.subjectKey, riskClassChanges.since],
  subjectKey: (table) => table.subjectKey,
  created: 'RECORDED',
};

/** The day on which the row was asserted, in the zone of every period. */
const ASSERTED_ON = sql`(asserted_at at time zone 'Asia/Shanghai')::date`;

// What has ended stays so where its source sends it again as it was: a blank cell takes nothing back.
const unlessBlank = (column: string) =>
  sql`coalesce(excluded.${sql.identifier(column)}, old.${sql.identifier(column)})`;

export const abnormalListingRecords: RecordKind<typeof abnormalListings> = {
  ...ofView,
  kind: 'abnormal-listing',
  table: abnormalListings,
  identity: [abnormalListings.id],
  subjectKey: (table) => table.subjectKey,
  created: 'IMPOSED',
  merge: {
    removed_on: unlessBlank('removed_on'),
    removal_reason: unlessBlank('removal_reason'),
    removal_channel: unlessBlank('removal_channel'),
    repair_number: unlessBlank('repair_number'),
  },
  standing: {
    holds: sql`(repair_number is null and (removed_on is null or removed_on > ${ASSERTED_ON}))`,
    ended: sql`case when repair_number is null then 'LIFTED' else 'REPAIRED' end`,
  },
};

export const seriousViolationListingRecords: RecordKind<typeof seriousViolationListings> = {
  ...ofView,
  kind: 'serious-violation-listing',
  table: seriousViolationListings,
  identity: [seriousViolationListings.id],
  subjectKey: (table) => table.subjectKey,
  created: 'IMPOSED',
  merge: {
    state: sql`case when excluded.state = 'IN_FORCE' then old.state else excluded.state end`,
    removed_on: unlessBlank('removed_on'),
    repair_number: unlessBlank('repair_number'),
  },
  standing: {
    holds: sql`(ends_on >= ${ASSERTED_ON} and
      (state = 'IN_FORCE' or (state = 'REMOVED' and coalesce(removed_on > ${ASSERTED_ON}, false))))`,
    ended: sql`case state when 'REPAIRED' then 'REPAIRED' when 'REMOVED' then 'LIFTED' else 'EXPIRED' end`,
  },
};

export const repairRecords: RecordKind<typeof repairs> = {
  ...ofView,
  kind: 'credit-repair',
  table: repairs,
  identity: [repairs.id],
  subjectKey: (table) => table.subjectKey,
  created: 'RECORDED',
};

export const annualReportRecords: RecordKind<typeof annualReports> = {
  ...ofView,
  kind: 'annual-report',
  table: annualReports,
  identity: [annualReports.subjectKey, annualReports.year],
  subjectKey: (table) => table.subjectKey,
  created: 'RECORDED',
};

/**
 * An abnormal listing (经营异常名录), with the id that the same decision always has: its source, authority, subject,
 * reason and decision number, or its day where it has no number. `removedOn` may lie ahead; a `repairNumber` says
 * that the listing was repaired, and it then exists for its source alone.
 */
export function newAbnormalListing(listing: Omit<NewAbnormalListing, 'id' | 'version'>): NewAbnormalListing {
  return { ...listing, id: recordId('AL', [...decision(listing), listing.reason]) };
}

// 市场监督管理严重违法失信名单管理办法 (SAMR Order 44, 2021): removed by its authority after three years.
const SERIOUS_LISTING_MONTHS = 36;

type SeriousListing = Omit<NewSeriousViolationListing, 'id' | 'version' | 'endsOn' | 'state'>;

/**
 * A serious-violation listing (严重违法失信名单), with its id as above and its last day three years on. It is REPAIRED
 * with a `repairNumber`, REMOVED with a `removedOn` alone, else IN_FORCE.
 */
export function newSeriousViolationListing(listing: SeriousListing): NewSeriousViolationListing {
  const left = listing.removedOn == null ? 'IN_FORCE' : 'REMOVED';
  return {
    ...listing,
    id: recordId('SV', [...decision(listing), listing.ground]),
    endsOn: addMonths(listing.listedOn, SERIOUS_LISTING_MONTHS),
    state: listing.repairNumber == null ? left : 'REPAIRED',
  };
}

/**
 * A credit repair (信用修复): `recordId` is the id of the listing, or of the penalty disclosure in its own view. The
 * same application (source, subject, record, day) always has the same id.
 */
export function newRepair(repair: Omit<NewRepair, 'id' | 'version'>): NewRepair {
  return {
    ...repair,
    id: recordId('CR', [
      repair.source,
      repair.subjectKey,
      repair.recordKind,
      repair.recordId,
      repair.appliedOn,
    ]),
  };
}

type AnnualReport = Omit<NewAnnualReport, 'dueOn' | 'version'> & Pick<Partial<NewAnnualReport>, 'dueOn'>;

/**
 * The annual report (年度报告) on `year`; without `reportedOn` it is due and was not made. `dueOn` is 30 June of the
 * following year (企业信息公示暂行条例 Art. 8) unless that season was extended.
 */
export function newAnnualReport(report: AnnualReport): NewAnnualReport {
  return { ...report, dueOn: report.dueOn ?? `${report.year + 1}-06-30` };
}

interface Decision {
  readonly source: string;
  readonly authority: string;
  readonly subjectKey: string;
  readonly decisionNumber?: string | null | undefined;
  readonly listedOn: string;
}

const decision = (listing: Decision): string[] => [
  listing.source,
  listing.authority,
  listing.subjectKey,
  listing.decisionNumber == null ? listing.listedOn : normalizeDecisionNumber(listing.decisionNumber),
];

// Hashed, because an id is handed around, and a subject key may be that of a natural person.
const recordId = (prefix: string, parts: readonly string[]): string =>
  `${prefix}-${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)}`;

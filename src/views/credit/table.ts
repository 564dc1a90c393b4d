import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgSchema, primaryKey, text } from 'drizzle-orm/pg-core';
import { consumerCursors } from '../../changes/consumer-cursor.ts';
import { feedLog, standingChanges } from '../../changes/feed/tables.ts';
import { changeLog } from '../../changes/log.ts';
import { subjectFacts as subjectFactsOf } from '../../changes/subject-facts.ts';
import { civilDate, instant } from '../../database/columns.ts';

export const creditSchema = pgSchema('credit');

export const riskClass = creditSchema.enum('risk_class', ['A', 'B', 'C', 'D']);

export const abnormalListingKind = creditSchema.enum('abnormal_listing_kind', ['LISTED', 'MARKED']);

export const abnormalListingReason = creditSchema.enum('abnormal_listing_reason', [
  'AN1',
  'AN2',
  'AN3',
  'AN4',
]);

export const creditChannel = creditSchema.enum('credit_channel', ['ONLINE', 'OFFLINE']);

export const seriousViolationGround = creditSchema.enum('serious_violation_ground', [
  'FOOD_SAFETY',
  'DRUGS_DEVICES_COSMETICS',
  'PRODUCT_AND_EQUIPMENT_SAFETY',
  'CONSUMER_RIGHTS',
  'MARKET_ORDER',
  'OTHER',
]);

export const seriousListingState = creditSchema.enum('serious_listing_state', [
  'IN_FORCE',
  'REPAIRED',
  'REMOVED',
]);

export const repairableRecord = creditSchema.enum('repairable_record', [
  'ABNORMAL_LISTING',
  'SERIOUS_VIOLATION_LISTING',
  'PENALTY_DISCLOSURE',
]);

export const repairState = creditSchema.enum('repair_state', [
  'APPLIED',
  'ACCEPTED',
  'REFUSED',
  'VERIFYING',
  'REPAIRED',
  'DENIED',
]);

/** What every record says of itself: who asserted it, when, and in which version it is here. */
const provenance = () => ({
  source: text('source').notNull(),
  assertedAt: instant('asserted_at').notNull(),
  version: integer('version').notNull().default(1),
});

export const dossiers = creditSchema.table(
  'dossiers',
  {
    subjectKey: text('subject_key').primaryKey(),
    riskClass: riskClass('risk_class'),
    riskClassSince: civilDate('risk_class_since'),
    divisionCode: text('division_code'),
    industryCode: text('industry_code'),
    ...provenance(),
  },
  (t) => [
    // With the class in them the overview counts from the index alone.
    index('dossiers_risk_class').on(t.riskClass),
    // text_pattern_ops: a prefix is found by the index whatever the locale of the user's own database.
    index('dossiers_division').on(t.divisionCode.op('text_pattern_ops'), t.riskClass),
    index('dossiers_industry').on(t.industryCode.op('text_pattern_ops'), t.riskClass),
  ],
);

export const riskClassChanges = creditSchema.table(
  'risk_class_changes',
  {
    subjectKey: text('subject_key').notNull(),
    since: civilDate('since').notNull(),
    riskClass: riskClass('risk_class').notNull(),
    reason: text('reason'),
    ruleVersion: text('rule_version'),
    ...provenance(),
  },
  (t) => [primaryKey({ columns: [t.subjectKey, t.since] })],
);

export const abnormalListings = creditSchema.table(
  'abnormal_listings',
  {
    id: text('id').primaryKey(),
    subjectKey: text('subject_key').notNull(),
    kind: abnormalListingKind('kind').notNull(),
    reason: abnormalListingReason('reason').notNull(),
    decisionNumber: text('decision_number'),
    authority: text('authority').notNull(),
    listedOn: civilDate('listed_on').notNull(),
    removedOn: civilDate('removed_on'),
    removalReason: text('removal_reason'),
    removalChannel: creditChannel('removal_channel'),
    repairNumber: text('repair_number'),
    ...provenance(),
  },
  (t) => [
    index('abnormal_listings_subject').on(t.subjectKey, t.listedOn, t.id),
    index('abnormal_listings_listed').on(t.listedOn, t.id),
    index('abnormal_listings_reason').on(t.reason, t.listedOn, t.id),
    index('abnormal_listings_authority').on(t.authority, t.listedOn, t.id),
    index('abnormal_listings_removed').on(t.removedOn, t.subjectKey),
  ],
);

export const seriousViolationListings = creditSchema.table(
  'serious_violation_listings',
  {
    id: text('id').primaryKey(),
    subjectKey: text('subject_key').notNull(),
    ground: seriousViolationGround('ground').notNull(),
    decisionNumber: text('decision_number'),
    authority: text('authority').notNull(),
    listedOn: civilDate('listed_on').notNull(),
    endsOn: civilDate('ends_on').notNull(),
    state: seriousListingState('state').notNull(),
    removedOn: civilDate('removed_on'),
    repairNumber: text('repair_number'),
    ...provenance(),
  },
  (t) => [
    index('serious_violation_listings_subject').on(t.subjectKey, t.listedOn, t.id),
    index('serious_violation_listings_listed').on(t.listedOn, t.id),
    index('serious_violation_listings_ground').on(t.ground, t.listedOn, t.id),
    index('serious_violation_listings_authority').on(t.authority, t.listedOn, t.id),
  ],
);

export const repairs = creditSchema.table(
  'repairs',
  {
    id: text('id').primaryKey(),
    subjectKey: text('subject_key').notNull(),
    recordKind: repairableRecord('record_kind').notNull(),
    recordId: text('record_id').notNull(),
    state: repairState('state').notNull(),
    appliedOn: civilDate('applied_on').notNull(),
    decidedOn: civilDate('decided_on'),
    repairNumber: text('repair_number'),
    channel: creditChannel('channel'),
    ...provenance(),
  },
  (t) => [
    index('repairs_subject').on(t.subjectKey, t.appliedOn, t.id),
    index('repairs_record').on(t.recordKind, t.recordId, t.state),
    index('repairs_decided').on(t.state, t.decidedOn, t.subjectKey),
  ],
);

export const annualReports = creditSchema.table(
  'annual_reports',
  {
    subjectKey: text('subject_key').notNull(),
    year: integer('year').notNull(),
    dueOn: civilDate('due_on').notNull(),
    reportedOn: civilDate('reported_on'),
    onTime: boolean('on_time').generatedAlwaysAs(sql`reported_on <= due_on`),
    ...provenance(),
  },
  (t) => [
    primaryKey({ columns: [t.subjectKey, t.year] }),
    index('annual_reports_year').on(t.year, t.reportedOn, t.subjectKey),
  ],
);

export const changes = changeLog(creditSchema);

export const consumers = consumerCursors(creditSchema);

export const subjectFacts = subjectFactsOf(creditSchema);

export const standing = standingChanges(creditSchema);

export const sanctionLog = feedLog(creditSchema);

import { sql } from 'drizzle-orm';
import { check, index, integer, pgSchema, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { consumerCursors } from '../../changes/consumer-cursor.ts';
import { changeLog } from '../../changes/log.ts';
import { subjectFacts as subjectFactsOf } from '../../changes/subject-facts.ts';
import { civilDate, instant } from '../../database/columns.ts';
import { COUNTERPART_CATEGORIES } from '../../identifier/counterpart.ts';

export const licenseNotificationSchema = pgSchema('license_notification');

export const counterpartCategory = licenseNotificationSchema.enum(
  'counterpart_category',
  COUNTERPART_CATEGORIES,
);

export const licenseCategory = licenseNotificationSchema.enum('license_category', [
  'GENERAL',
  'CONCESSION',
  'RECOGNITION',
  'VERIFICATION',
  'REGISTRATION',
  'OTHER',
]);

export const licenseStatus = licenseNotificationSchema.enum('license_status', ['VALID', 'INVALID']);

export const itemLevel = licenseNotificationSchema.enum('item_level', ['PROVINCE', 'CITY', 'COUNTY']);

export const reformWay = licenseNotificationSchema.enum('reform_way', [
  'ABOLISHED',
  'FILING',
  'COMMITMENT',
  'OPTIMISED',
]);

export const notificationState = licenseNotificationSchema.enum('notification_state', [
  'ROUTED',
  'ROUTE_FAILED',
  'CLAIMED',
  'RETURNED',
  'POOL',
  'TERMINATED',
  'CLOSED',
]);

export const recipientKind = licenseNotificationSchema.enum('recipient_kind', ['APPROVING', 'LINE']);

export const registrationKind = licenseNotificationSchema.enum('registration_kind', ['NEW', 'CHANGE']);

export const feedbackKind = licenseNotificationSchema.enum('feedback_kind', [
  'APPLIED_PERMIT',
  'PERMIT_GRANTED',
  'PERMIT_REFUSED',
  'NOT_NEEDED',
  'NOT_TRADING',
  'TRADING_WITHOUT_PERMIT',
  'OUT_OF_CONTACT',
]);

export const licenses = licenseNotificationSchema.table(
  'licenses',
  {
    id: text('id').primaryKey(),
    subjectKey: text('subject_key').notNull(),
    counterpartName: text('counterpart_name'),
    naturalPersonName: text('natural_person_name'),
    counterpartCategory: counterpartCategory('counterpart_category').notNull(),
    counterpartUscc: text('counterpart_uscc'),
    counterpartRegistrationNumber: text('counterpart_registration_number'),
    counterpartOrganizationCode: text('counterpart_organization_code'),
    counterpartTaxNumber: text('counterpart_tax_number'),
    counterpartInstitutionNumber: text('counterpart_institution_number'),
    counterpartSocialOrganizationNumber: text('counterpart_social_organization_number'),
    legalRepresentative: text('legal_representative'),
    legalRepresentativeCertificateType: text('legal_representative_certificate_type'),
    legalRepresentativeCertificateNumber: text('legal_representative_certificate_number'),
    certificateType: text('certificate_type'),
    certificateNumber: text('certificate_number'),
    documentName: text('document_name'),
    decisionNumber: text('decision_number').notNull(),
    decisionNumberKey: text('decision_number_key').notNull(),
    category: licenseCategory('category').notNull(),
    categoryText: text('category_text'),
    licenseName: text('license_name'),
    licenseNumber: text('license_number'),
    licenseNumberKey: text('license_number_key').notNull(),
    content: text('content'),
    decidedOn: civilDate('decided_on').notNull(),
    validFrom: civilDate('valid_from').notNull(),
    validTo: civilDate('valid_to'),
    authorityName: text('authority_name').notNull(),
    authorityCode: text('authority_code'),
    authority: text('authority'),
    status: licenseStatus('status').notNull(),
    sourceName: text('source_name'),
    sourceCode: text('source_code'),
    source: text('source').notNull(),
    remark: text('remark'),
    assertedAt: instant('asserted_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    // The column of public names takes none of a person, whoever writes it.
    check(
      'licenses_person_not_public',
      sql`counterpart_category <> 'NATURAL_PERSON' OR counterpart_name IS NULL`,
    ),
    index('licenses_decided').on(t.decidedOn, t.id),
    index('licenses_subject').on(t.subjectKey, t.decidedOn, t.id),
    index('licenses_decision').on(t.decisionNumberKey, t.decidedOn, t.id),
    index('licenses_number').on(t.licenseNumberKey, t.subjectKey),
    index('licenses_source').on(t.source, t.decidedOn, t.id),
    index('licenses_category').on(t.category, t.decidedOn, t.id),
    index('licenses_status').on(t.status, t.decidedOn, t.id),
  ],
);

export const approvalItems = licenseNotificationSchema.table(
  'approval_items',
  {
    code: text('code').notNull(),
    // The catalogue's own versions stand beside each other; `recordVersion` counts how often one of them was amended.
    version: integer('item_version').notNull(),
    name: text('name').notNull(),
    licenseName: text('license_name'),
    approvingDepartments: text('approving_departments').array().notNull(),
    // Who approves in a division and all within it, where that is somebody else: `610921:health,fire`.
    divisionApprovers: text('division_approvers').array().notNull().default([]),
    legalBasis: text('legal_basis'),
    level: itemLevel('level').notNull(),
    reformWay: reformWay('reform_way').notNull(),
    scopeKeywords: text('scope_keywords').array().notNull(),
    scopeExceptions: text('scope_exceptions').array().notNull().default([]),
    scopeCodes: text('scope_codes').array().notNull().default([]),
    coveredBy: text('covered_by').array().notNull().default([]),
    effectiveFrom: civilDate('effective_from').notNull(),
    effectiveTo: civilDate('effective_to'),
    source: text('source').notNull(),
    assertedAt: instant('asserted_at').notNull(),
    recordVersion: integer('version').notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.code, t.version] })],
);

export const notices = licenseNotificationSchema.table(
  'notices',
  {
    id: text('id').primaryKey(),
    subjectKey: text('subject_key').notNull(),
    itemCode: text('item_code'),
    itemVersion: integer('item_version'),
    recipient: text('recipient'),
    recipientKind: recipientKind('recipient_kind'),
    state: notificationState('state').notNull(),
    registrationKind: registrationKind('registration_kind').notNull(),
    pushedAt: instant('pushed_at').notNull(),
    pushDueOn: civilDate('push_due_on'),
    claimDueOn: civilDate('claim_due_on'),
    /** What a list of what is due first goes by: what has no last day yet stands last. */
    dueOrder: civilDate('due_order')
      .notNull()
      .generatedAlwaysAs(sql`coalesce(claim_due_on, date '9999-12-31')`),
    /** The first day on which that it is not claimed is the operator’s matter. */
    escalatesOn: civilDate('escalates_on'),
    rerouteDueOn: civilDate('reroute_due_on'),
    feedbackDueOn: civilDate('feedback_due_on'),
    claimedAt: instant('claimed_at'),
    claimedBy: text('claimed_by'),
    returnReason: text('return_reason'),
    matchedWords: text('matched_words').array().notNull(),
    entityName: text('entity_name').notNull(),
    entityType: text('entity_type'),
    registrationNumber: text('registration_number'),
    registrationAuthorityName: text('registration_authority_name'),
    establishedOn: civilDate('established_on'),
    approvedOn: civilDate('approved_on'),
    address: text('address'),
    divisionCode: text('division_code'),
    jurisdictionCode: text('jurisdiction_code'),
    industryCode: text('industry_code'),
    businessScope: text('business_scope'),
    legalRepresentative: text('legal_representative'),
    phone: text('phone'),
    source: text('source').notNull(),
    assertedAt: instant('asserted_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    index('notices_pushed').on(t.pushedAt, t.id),
    index('notices_subject').on(t.subjectKey, t.pushedAt, t.id),
    index('notices_item').on(t.itemCode, t.pushedAt, t.id),
    index('notices_state').on(t.state, t.pushedAt, t.id),
    index('notices_recipient').on(t.recipient, t.pushedAt, t.id),
    index('notices_inbox').on(t.recipient, t.dueOrder, t.id),
    index('notices_late').on(t.claimDueOn).where(sql`state in ('ROUTED', 'RETURNED', 'POOL')`),
    // Never a second live one, whoever writes.
    uniqueIndex('notices_live')
      .on(t.subjectKey, sql`(coalesce(item_code, ''))`, t.recipient)
      .where(sql`state in ('ROUTED', 'CLAIMED', 'RETURNED') and recipient is not null`),
  ],
);

export const feedback = licenseNotificationSchema.table(
  'feedback',
  {
    id: text('id').primaryKey(),
    notice: text('notice_id').notNull(),
    subjectKey: text('subject_key').notNull(),
    kind: feedbackKind('kind').notNull(),
    at: instant('at').notNull(),
    note: text('note'),
    licenseNumber: text('license_number'),
    licenseNumberKey: text('license_number_key'),
    department: text('source').notNull(),
    assertedAt: instant('asserted_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [index('feedback_notice').on(t.notice, t.at, t.id)],
);

export const changes = changeLog(licenseNotificationSchema);

export const consumers = consumerCursors(licenseNotificationSchema);

export const subjectFacts = subjectFactsOf(licenseNotificationSchema);

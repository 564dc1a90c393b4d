import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgSchema, text } from 'drizzle-orm/pg-core';
import { consumerCursors } from '../../changes/consumer-cursor.ts';
import { feedLog, standingChanges } from '../../changes/feed/tables.ts';
import { changeLog } from '../../changes/log.ts';
import { subjectFacts as subjectFactsOf } from '../../changes/subject-facts.ts';
import { civilDate, fen, instant } from '../../database/columns.ts';
import { COUNTERPART_CATEGORIES } from '../../identifier/counterpart.ts';

export const penaltyDisclosureSchema = pgSchema('penalty_disclosure');

export const counterpartCategory = penaltyDisclosureSchema.enum(
  'counterpart_category',
  COUNTERPART_CATEGORIES,
);

export const penaltyCategory = penaltyDisclosureSchema.enum('penalty_category', [
  'WARNING',
  'PUBLIC_CRITICISM',
  'FINE',
  'CONFISCATION_OF_GAINS',
  'CONFISCATION_OF_PROPERTY',
  'LICENSE_SUSPENSION',
  'QUALIFICATION_DOWNGRADE',
  'LICENSE_REVOCATION',
  'BUSINESS_RESTRICTION',
  'BUSINESS_SUSPENSION',
  'CLOSURE',
  'OCCUPATIONAL_BAN',
  'DETENTION',
  'OTHER',
]);

export const penaltyProcedure = penaltyDisclosureSchema.enum('penalty_procedure', ['SIMPLE', 'ORDINARY']);

export const severity = penaltyDisclosureSchema.enum('severity', ['MINOR', 'GENERAL', 'SERIOUS']);

export const publicityRegime = penaltyDisclosureSchema.enum('publicity_regime', ['R2019', 'R2023', 'R2026']);

export const disclosureState = penaltyDisclosureSchema.enum('disclosure_state', [
  'DECIDED',
  'EXEMPT',
  'SUBMITTED',
  'REJECTED',
  'PUBLISHED',
  'WITHDRAWN',
  'REPAIRED',
  'EXPIRED',
]);

export const exemption = penaltyDisclosureSchema.enum('exemption', [
  'SIMPLE_PROCEDURE',
  'MINOR_PERSON',
  'MINOR_SEVERITY',
]);

export const disclosureActKind = penaltyDisclosureSchema.enum('disclosure_act_kind', [
  'SUBMIT',
  'PUBLISH',
  'REJECT',
  'CORRECT',
  'WITHDRAW',
  'REPAIR',
  'DISPUTE',
  'UPHOLD_DISPUTE',
  'DISMISS_DISPUTE',
  'RECORD_PUBLICITY',
]);

export const disclosures = penaltyDisclosureSchema.table(
  'disclosures',
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
    decisionNumber: text('decision_number').notNull(),
    decisionNumberKey: text('decision_number_key').notNull(),
    violation: text('violation'),
    facts: text('facts'),
    basis: text('basis'),
    categories: penaltyCategory('categories').array().notNull(),
    categoriesText: text('categories_text'),
    content: text('content'),
    fineAmount: fen('fine_amount'),
    confiscatedAmount: fen('confiscated_amount'),
    licenseActedOn: text('license_acted_on'),
    decidedOn: civilDate('decided_on').notNull(),
    validUntil: civilDate('valid_until'),
    publicityEndsOn: civilDate('publicity_ends_on').notNull(),
    authorityName: text('authority_name').notNull(),
    authorityCode: text('authority_code'),
    authority: text('authority'),
    sourceName: text('source_name'),
    sourceCode: text('source_code'),
    source: text('source').notNull(),
    remark: text('remark'),
    procedure: penaltyProcedure('procedure').notNull(),
    severity: severity('severity').notNull(),
    regime: publicityRegime('regime').notNull(),
    publicityDueOn: civilDate('publicity_due_on'),
    publishedOn: civilDate('published_on'),
    state: disclosureState('state').notNull(),
    stateReason: text('state_reason'),
    exemption: exemption('exemption'),
    isMinor: boolean('is_minor').notNull().default(false),
    /** In the enterprise credit publicity system, the other channel than `publishedOn`. */
    publicitySystemOn: civilDate('publicity_system_on'),
    contested: boolean('contested').notNull().default(false),
    assertedAt: instant('asserted_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    // The column of public names takes none of a person, whoever writes it.
    check(
      'disclosures_person_not_public',
      sql`counterpart_category <> 'NATURAL_PERSON' OR counterpart_name IS NULL`,
    ),
    index('disclosures_decided').on(t.decidedOn, t.id),
    index('disclosures_subject').on(t.subjectKey, t.decidedOn, t.id),
    index('disclosures_number').on(t.decisionNumberKey, t.decidedOn, t.id),
    index('disclosures_source').on(t.source, t.decidedOn, t.id),
    index('disclosures_authority').on(t.authorityName, t.decidedOn, t.id),
    index('disclosures_state').on(t.state, t.decidedOn, t.id),
    index('disclosures_severity').on(t.severity, t.decidedOn, t.id),
    index('disclosures_categories').using('gin', t.categories),
    index('disclosures_ends').on(t.publicityEndsOn),
  ],
);

/** Who did what with a record, and when; kept for ever. */
export const disclosureActs = penaltyDisclosureSchema.table(
  'disclosure_acts',
  {
    id: text('id').primaryKey(),
    /** Which of two acts of one moment came first. */
    sequence: integer('sequence').notNull().generatedAlwaysAsIdentity(),
    disclosureId: text('disclosure_id').notNull(),
    act: disclosureActKind('act').notNull(),
    fromState: disclosureState('from_state').notNull(),
    toState: disclosureState('to_state').notNull(),
    reason: text('reason'),
    /** The day that the act is about: of the reversal, or of the publicity. */
    day: civilDate('day'),
    /** Whether it came after its last day; null where it has none, or nobody can tell. */
    isLate: boolean('is_late'),
    /** A hash of what was said with it, by which its repetition is known. */
    given: text('given').notNull(),
    client: text('client'),
    person: text('person'),
    source: text('source').notNull(),
    assertedAt: instant('asserted_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [index('disclosure_acts_disclosure').on(t.disclosureId, t.sequence)],
);

/** How serious a decision is, as its authority has laid it down: from what amount, and from which day on. */
export const severityRules = penaltyDisclosureSchema.table(
  'severity_rules',
  {
    id: text('id').primaryKey(),
    authority: text('authority').notNull(),
    category: penaltyCategory('category').notNull(),
    threshold: fen('threshold').notNull().default(0),
    severity: severity('severity').notNull(),
    effectiveFrom: civilDate('effective_from').notNull(),
    effectiveTo: civilDate('effective_to'),
    legalBasis: text('legal_basis'),
    source: text('source').notNull(),
    assertedAt: instant('asserted_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [index('severity_rules_authority').on(t.authority, t.category)],
);

/** How many decisions a department has taken, by its own case system: what should have been reported. */
export const decisionCounts = penaltyDisclosureSchema.table(
  'decision_counts',
  {
    id: text('id').primaryKey(),
    from: civilDate('from').notNull(),
    to: civilDate('to').notNull(),
    count: integer('count').notNull(),
    exempt: integer('exempt').notNull(),
    client: text('client'),
    person: text('person'),
    source: text('source').notNull(),
    assertedAt: instant('asserted_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    check('decision_counts_window', sql`${t.from} <= ${t.to}`),
    check('decision_counts_exempt', sql`${t.exempt} between 0 and ${t.count}`),
    index('decision_counts_source').on(t.source, t.from),
  ],
);

export const changes = changeLog(penaltyDisclosureSchema);

export const consumers = consumerCursors(penaltyDisclosureSchema);

export const subjectFacts = subjectFactsOf(penaltyDisclosureSchema);

export const standing = standingChanges(penaltyDisclosureSchema);

export const sanctionLog = feedLog(penaltyDisclosureSchema);

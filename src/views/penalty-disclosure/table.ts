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

export const changes = changeLog(penaltyDisclosureSchema);

export const consumers = consumerCursors(penaltyDisclosureSchema);

export const subjectFacts = subjectFactsOf(penaltyDisclosureSchema);

export const standing = standingChanges(penaltyDisclosureSchema);

export const sanctionLog = feedLog(penaltyDisclosureSchema);

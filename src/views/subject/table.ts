import { sql } from 'drizzle-orm';
import { index, integer, pgSchema, primaryKey, text } from 'drizzle-orm/pg-core';
import { changeLog } from '../../changes/log.ts';
import { civilDate, fen, instant } from '../../database/columns.ts';

export const subjectSchema = pgSchema('subject');

export const subjectKind = subjectSchema.enum('subject_kind', [
  'ENTERPRISE',
  'INDIVIDUAL_BUSINESS',
  'FARMERS_COOPERATIVE',
  'SOCIAL_ORGANIZATION',
  'PUBLIC_INSTITUTION',
  'LAW_FIRM',
  'ORGAN',
  'OTHER',
]);

export const subjectStatus = subjectSchema.enum('subject_status', [
  'IN_BUSINESS',
  'SUSPENDED',
  'REVOKED',
  'CANCELLED',
  'MOVED_OUT',
]);

export const subjects = subjectSchema.table(
  'subjects',
  {
    uscc: text('uscc').primaryKey(),
    name: text('name').notNull(),
    nameGrams: text('name_grams').array().generatedAlwaysAs(sql`subject.name_grams(name)`),
    kind: subjectKind('kind').notNull(),
    status: subjectStatus('status').notNull(),
    registrationNumber: text('registration_number'),
    entityType: text('entity_type'),
    establishedOn: civilDate('established_on'),
    approvedOn: civilDate('approved_on'),
    operatesFrom: civilDate('operates_from'),
    operatesTo: civilDate('operates_to'),
    businessScope: text('business_scope'),
    registeredCapital: fen('registered_capital'),
    industryCode: text('industry_code'),
    divisionCode: text('division_code'),
    jurisdictionCode: text('jurisdiction_code'),
    address: text('address'),
    registrationAuthority: text('registration_authority'),
    registrationAuthorityName: text('registration_authority_name'),
    legalRepresentative: text('legal_representative'),
    phone: text('phone'),
    contactAddress: text('contact_address'),
    legalRepresentativeIdNumber: text('legal_representative_id_number'),
    successorUscc: text('successor_uscc'),
    source: text('source').notNull(),
    assertedAt: instant('asserted_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    index('subjects_name_grams').using('gin', t.nameGrams),
    index('subjects_kind').on(t.kind, t.uscc),
    index('subjects_status').on(t.status, t.uscc),
    // text_pattern_ops: a prefix is found by the index whatever the locale of the user's own database.
    index('subjects_industry').on(t.industryCode.op('text_pattern_ops'), t.uscc),
    index('subjects_division').on(t.divisionCode.op('text_pattern_ops'), t.uscc),
    index('subjects_legal_representative').on(t.legalRepresentative, t.uscc),
    index('subjects_asserted').on(t.assertedAt, t.uscc),
    index('subjects_successor').on(t.successorUscc).where(sql`successor_uscc is not null`),
  ],
);

export const directories = subjectSchema.table('directories', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  theme: text('theme').notNull(),
  owner: text('owner').notNull(),
  assertedAt: instant('asserted_at').notNull(),
  version: integer('version').notNull().default(1),
});

export const directoryMembers = subjectSchema.table(
  'directory_members',
  {
    directoryId: text('directory_id').notNull(),
    uscc: text('uscc').notNull(),
    joinedOn: civilDate('joined_on').notNull(),
    assertedAt: instant('asserted_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.directoryId, t.uscc] }),
    index('directory_members_uscc').on(t.uscc, t.directoryId),
  ],
);

export const changes = changeLog(subjectSchema);

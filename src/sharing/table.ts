import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  boolean,
  check,
  index,
  integer,
  pgSchema,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { changeLog } from '../changes/log.ts';
import { civilDate, instant } from '../database/columns.ts';
import type { Mask } from '../permission/share.ts';

export const sharingSchema = pgSchema('sharing');

export const departments = sharingSchema.table('departments', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  englishName: text('english_name').notNull(),
  assertedAt: instant('asserted_at').notNull(),
  version: integer('version').notNull().default(1),
});

export const purposes = sharingSchema.table('purposes', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  englishName: text('english_name').notNull(),
  legalBasis: text('legal_basis').notNull(),
  caseNumberRequired: boolean('case_number_required').notNull(),
  /** Coordinates that may not be had for it, whatever is granted; `*` at the end for any rest. */
  excludes: text('excludes').array().notNull().default([]),
  assertedAt: instant('asserted_at').notNull(),
  version: integer('version').notNull().default(1),
});

export const clients = sharingSchema.table('clients', {
  id: text('id').primaryKey(),
  department: text('department')
    .notNull()
    .references(() => departments.id),
  name: text('name').notNull(),
  secretHash: text('secret_hash').notNull(),
  roles: text('roles').array().notNull().default(sql`'{app}'`),
  createdAt: instant('created_at').notNull(),
  revokedAt: instant('revoked_at'),
});

/** Who asserts records of a type, and so has records of its own in it. */
export const sources = sharingSchema.table(
  'sources',
  {
    department: text('department')
      .notNull()
      .references(() => departments.id),
    type: text('type').notNull(),
    assertedAt: instant('asserted_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.department, t.type] })],
);

/** What an owner lets a department have (授权); revoked ones are kept. */
export const grants = sharingSchema.table(
  'grants',
  {
    id: text('id').primaryKey(),
    owner: text('owner')
      .notNull()
      .references(() => departments.id),
    grantee: text('grantee')
      .notNull()
      .references(() => departments.id),
    client: text('client').references(() => clients.id),
    purpose: text('purpose')
      .notNull()
      .references(() => purposes.id),
    coordinates: text('coordinates').array().notNull(),
    division: text('division'),
    industry: text('industry'),
    directory: text('directory'),
    mask: text('mask').$type<Mask>(),
    validFrom: civilDate('valid_from').notNull(),
    validTo: civilDate('valid_to').notNull(),
    basis: text('basis').notNull(),
    /** The part of a request that made it; null where the operator's command did. */
    requestPart: text('request_part'),
    revokedAt: instant('revoked_at'),
    revokedBecause: text('revoked_because'),
    assertedAt: instant('asserted_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    check('grants_something', sql`cardinality(coordinates) > 0`),
    check('grants_to_another', sql`owner <> grantee`),
    check('grants_period', sql`valid_from <= valid_to`),
    check('grants_revoked_with_reason', sql`(revoked_at is null) = (revoked_because is null)`),
    index('grants_in_force').on(t.grantee, t.validTo).where(sql`revoked_at is null`),
  ],
);

export const requestState = sharingSchema.enum('request_state', [
  'DRAFT',
  'UNDER_REVIEW',
  'RETURNED',
  'APPROVED',
  'PARTLY_APPROVED',
  'REFUSED',
  'WITHDRAWN',
]);

/** What a department asks others to share with it (共享申请). */
export const accessRequests = sharingSchema.table(
  'access_requests',
  {
    id: text('id').primaryKey(),
    asker: text('asker')
      .notNull()
      .references(() => departments.id),
    client: text('client').references(() => clients.id),
    purpose: text('purpose').references(() => purposes.id),
    coordinates: text('coordinates').array().notNull(),
    /** Of records that a source asserts: of these sources alone; null for all. */
    sources: text('sources').array(),
    division: text('division'),
    industry: text('industry'),
    directory: text('directory'),
    mask: text('mask').$type<Mask>(),
    validFrom: civilDate('valid_from'),
    validTo: civilDate('valid_to'),
    scenario: text('scenario'),
    legalBasis: text('legal_basis'),
    /** Derived from the parts whenever one of them changes. */
    state: requestState('state').notNull(),
    draftedAt: instant('drafted_at').notNull(),
    submittedAt: instant('submitted_at'),
    /** When the first of what is still open has to be answered. */
    dueOn: civilDate('due_on'),
    assertedAt: instant('asserted_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [index('access_requests_asker').on(t.asker, t.state), index('access_requests_due').on(t.dueOn)],
);

export const partState = sharingSchema.enum('part_state', [
  'OPEN',
  'AWAITING_CONFIRMATION',
  'RETURNED',
  'APPROVED',
  'REFUSED',
  'WITHDRAWN',
]);

/** What one department decides of a request (申请分项). */
export const requestParts = sharingSchema.table(
  'request_parts',
  {
    id: text('id').primaryKey(),
    request: text('request')
      .notNull()
      .references(() => accessRequests.id),
    /** Null where the share class answers: what every member department may read. */
    decider: text('decider').references(() => departments.id),
    /** Whose records they are: the decider's own, or those of sources that let the steward decide. */
    owners: text('owners').array().notNull(),
    coordinates: text('coordinates').array().notNull(),
    isPersonal: boolean('is_personal').notNull(),
    state: partState('state').notNull(),
    openedOn: civilDate('opened_on').notNull(),
    dueOn: civilDate('due_on').notNull(),
    /** Of what was decided; null until it is. */
    division: text('division'),
    industry: text('industry'),
    directory: text('directory'),
    mask: text('mask').$type<Mask>(),
    validFrom: civilDate('valid_from'),
    validTo: civilDate('valid_to'),
    reason: text('reason'),
    legalBasis: text('legal_basis'),
    decidedBy: text('decided_by'),
    decidedAt: instant('decided_at'),
    confirmedBy: text('confirmed_by'),
    confirmedAt: instant('confirmed_at'),
    assertedAt: instant('asserted_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    index('request_parts_request').on(t.request),
    index('request_parts_to_decide')
      .on(t.decider, t.dueOn)
      .where(sql`state in ('OPEN', 'AWAITING_CONFIRMATION')`),
    check('request_parts_something', sql`cardinality(coordinates) > 0`),
    check(
      'request_parts_two_officers',
      sql`confirmed_by is distinct from decided_by or confirmed_by is null`,
    ),
  ],
);

/** Who did what with a request (办理记录); nothing is ever changed in it. */
export const requestActs = sharingSchema.table(
  'request_acts',
  {
    seq: bigserial('seq', { mode: 'number' }).primaryKey(),
    request: text('request')
      .notNull()
      .references(() => accessRequests.id),
    part: text('part').references(() => requestParts.id),
    act: text('act').notNull(),
    department: text('department').notNull(),
    client: text('client'),
    person: text('person'),
    reason: text('reason'),
    at: instant('at').notNull(),
  },
  (t) => [index('request_acts_request').on(t.request, t.seq)],
);

/** Where a source has said otherwise than the rule: that the steward decides for it, but not on personal data. */
export const delegations = sharingSchema.table(
  'delegations',
  {
    source: text('source')
      .notNull()
      .references(() => departments.id),
    type: text('type').notNull(),
    isPersonal: boolean('is_personal').notNull(),
    isGiven: boolean('is_given').notNull(),
    assertedAt: instant('asserted_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.source, t.type, t.isPersonal] })],
);

export const doubtState = sharingSchema.enum('doubt_state', [
  'RAISED',
  'CONFIRMED_ERROR',
  'CORRECTED',
  'NO_ERROR',
  'WITHDRAWN',
]);

/** Doubts of readers about records of others (校核纠错). */
export const doubts = sharingSchema.table(
  'doubts',
  {
    id: text('id').primaryKey(),
    /** The type of the record, its key, and the field in doubt. */
    recordType: text('record_type').notNull(),
    recordId: text('record_id').notNull(),
    coordinate: text('coordinate').notNull(),
    /** Who asserted the record, and answers. */
    source: text('source')
      .notNull()
      .references(() => departments.id),
    raisedBy: text('raised_by')
      .notNull()
      .references(() => departments.id),
    person: text('person'),
    client: text('client'),
    reason: text('reason').notNull(),
    raisedAt: instant('raised_at').notNull(),
    dueOn: civilDate('due_on').notNull(),
    state: doubtState('state').notNull(),
    answer: text('answer'),
    answeredBy: text('answered_by'),
    answeredAt: instant('answered_at'),
    correctedAt: instant('corrected_at'),
    assertedAt: instant('asserted_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    // What marks a record as disputed; of one field of it a department has one doubt at a time.
    index('doubts_open').on(t.recordType, t.recordId).where(sql`state in ('RAISED', 'CONFIRMED_ERROR')`),
    uniqueIndex('doubts_once')
      .on(t.coordinate, t.recordId, t.raisedBy)
      .where(sql`state in ('RAISED', 'CONFIRMED_ERROR')`),
    index('doubts_source').on(t.source, t.dueOn),
    index('doubts_raised_by').on(t.raisedBy, t.dueOn),
  ],
);

/** Mutations that were sent with an idempotency key, and what came of them. */
export const mutations = sharingSchema.table(
  'mutations',
  {
    name: text('name').primaryKey(),
    request: text('request').notNull(),
    rights: text('rights').notNull(),
    /** JSON, as text: its keys keep their order. Null until it has been carried out. */
    answer: text('answer'),
    begunAt: instant('begun_at').notNull(),
  },
  (t) => [index('mutations_begun').on(t.begunAt)],
);

/** One row: a number that grows with every change of what decisions rest on. Triggers of the database keep it. */
export const policyVersion = sharingSchema.table(
  'policy_version',
  {
    isOnly: boolean('is_only').primaryKey().default(true),
    version: bigint('version', { mode: 'number' }).notNull(),
  },
  () => [check('policy_version_one_row', sql`is_only`)],
);

/** The SDL of views that departments run themselves, as it was last published. */
export const publishedSubgraphs = sharingSchema.table('published_subgraphs', {
  name: text('name').primaryKey(),
  sdl: text('sdl').notNull(),
  /** Where it answers, unless the hub's configuration says otherwise. */
  url: text('url'),
  publishedAt: instant('published_at').notNull(),
  version: integer('version').notNull().default(1),
});

export const changes = changeLog(sharingSchema);

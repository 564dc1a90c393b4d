import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, pgSchema, primaryKey, text } from 'drizzle-orm/pg-core';
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

export const purposes = sharingSchema.table(
  'purposes',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    englishName: text('english_name').notNull(),
    legalBasis: text('legal_basis').notNull(),
    caseNumberRequired: boolean('case_number_required').notNull(),
    /** Coordinates that may not be had for it, whatever is granted; `*` at the end for any rest. */
    excludes: text('excludes').array().notNull().default([]),
    /** Whether the sanction feed may be read for it. */
    sanctions: boolean('sanctions').notNull().default(false),
    assertedAt: instant('asserted_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  // 国市监信发〔2022〕6号: a risk class is no ground for a sanction, so it must not be had where sanctions are.
  () => [check('purposes_sanctions_without_risk', sql`not sanctions or 'Credit.riskClass*' = any(excludes)`)],
);

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

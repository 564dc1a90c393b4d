import { sql } from 'drizzle-orm';
import { boolean, integer, pgSchema, text } from 'drizzle-orm/pg-core';
import { changeLog } from '../changes/log.ts';
import { instant } from '../database/columns.ts';

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

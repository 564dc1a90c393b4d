import { sql } from 'drizzle-orm';
import {
  bigint,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import { instant } from '../database/columns.ts';

export const auditSchema = pgSchema('audit');

/** One row an operation; a chain is one process in one month, each entry's hash covers the one before it. */
export const entries = auditSchema.table(
  'entries',
  {
    chain: text('chain').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    at: instant('at').notNull(),
    department: text('department'),
    client: text('client'),
    person: text('person'),
    purpose: text('purpose'),
    caseNumber: text('case_number'),
    operationName: text('operation_name'),
    operationHash: text('operation_hash').notNull(),
    coordinates: jsonb('coordinates').notNull(),
    subjects: text('subjects').array().notNull(),
    subjectCount: integer('subject_count').notNull(),
    policyVersion: text('policy_version').notNull(),
    decisionHash: text('decision_hash').notNull(),
    outcome: text('outcome').notNull(),
    durationMs: doublePrecision('duration_ms').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.chain, t.seq] }),
    index('entries_department').on(t.department, t.at),
    // What was read by a grant; no grant is without a purpose.
    index('entries_purpose').on(t.department, t.purpose, t.at).where(sql`purpose is not null`),
  ],
);

import { sql } from 'drizzle-orm';
import { bigint, index, type PgSchema, text } from 'drizzle-orm/pg-core';
import { instant } from '../database/columns.ts';

export const CHANGE_OPERATIONS = ['UPSERT', 'RETRACT'] as const;
export type ChangeOperation = (typeof CHANGE_OPERATIONS)[number];

/** Why a record changed, told to those who read the log; a retraction carries it and never the content. */
export const CHANGE_REASONS = [
  'RECORDED',
  'IMPOSED',
  'AMENDED',
  'CORRECTED',
  'NARROWED',
  'WITHDRAWN',
  'REPAIRED',
  'EXPIRED',
  'LIFTED',
] as const;
export type ChangeReason = (typeof CHANGE_REASONS)[number];

/**
 * The change log of one view, in that view's own PostgreSQL schema. `xid` is the writer's transaction: readers
 * number committed rows below the snapshot horizon, because a sequence alone orders by start, not by commit.
 */
export function changeLog(schema: PgSchema) {
  return schema.table(
    'changes',
    {
      sequence: bigint('sequence', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
      xid: text('xid').notNull().default(sql`pg_current_xact_id()::text`),
      kind: text('kind').notNull(),
      recordId: text('record_id').notNull(),
      version: bigint('version', { mode: 'number' }).notNull(),
      subjectKey: text('subject_key').notNull(),
      operation: text('operation').$type<ChangeOperation>().notNull(),
      reason: text('reason').$type<ChangeReason>().notNull(),
      changedAt: instant('changed_at').notNull(),
    },
    (t) => [
      index('changes_record').on(t.kind, t.recordId),
      // The order in which consumers read.
      index('changes_order').on(sql`(xid::xid8)`, t.sequence),
    ],
  );
}

export type ChangeLog = ReturnType<typeof changeLog>;

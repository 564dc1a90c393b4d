import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  type PgSchema,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { civilDate, instant } from '../../database/columns.ts';
import type { ChangeOperation, ChangeReason } from '../log.ts';

/**
 * The latest change of each record that a feed tells, in the view's own PostgreSQL schema. Earlier ones are not kept:
 * read from the start it shows what there is now, and nothing that was taken back since.
 */
export function standingChanges(schema: PgSchema) {
  return schema.table(
    'standing',
    {
      kind: text('kind').notNull(),
      recordId: text('record_id').notNull(),
      /** Its number in the feed; a record that changes gets the next one. */
      position: bigint('position', { mode: 'number' }).notNull(),
      version: bigint('version', { mode: 'number' }).notNull(),
      subjectKey: text('subject_key').notNull(),
      operation: text('operation').$type<ChangeOperation>().notNull(),
      reason: text('reason').$type<ChangeReason>().notNull(),
      changedAt: instant('changed_at').notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.kind, t.recordId] }),
      uniqueIndex('standing_position').on(t.position),
      index('standing_subject').on(t.subjectKey),
      index('standing_retracted').on(t.changedAt).where(sql`operation = 'RETRACT'`),
    ],
  );
}

/** One row: which feed it is, and how far it has come. It is copied and restored with the changes themselves. */
export function feedLog(schema: PgSchema) {
  return schema.table(
    'feed_log',
    {
      isOnly: boolean('is_only').primaryKey().default(true),
      id: text('id').notNull().default(sql`gen_random_uuid()`),
      lastPosition: bigint('last_position', { mode: 'number' }).notNull().default(0),
      /** Up to here retractions have been forgotten: who has come no further cannot go on. */
      forgottenPosition: bigint('forgotten_position', { mode: 'number' }).notNull().default(0),
      /** The last day for which it has been told what begins and ends by the calendar. */
      turnedOn: civilDate('turned_on'),
    },
    () => [check('feed_log_one_row', sql`is_only`)],
  );
}

export type StandingChanges = ReturnType<typeof standingChanges>;
export type FeedLog = ReturnType<typeof feedLog>;

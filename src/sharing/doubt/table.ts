import { sql } from 'drizzle-orm';
import { index, integer, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { civilDate, instant } from '../../database/columns.ts';
import { departments, sharingSchema } from '../table.ts';

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

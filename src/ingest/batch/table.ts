import { bigint, index, integer, json, jsonb, pgSchema, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { instant } from '../../database/columns.ts';
import type { Fault } from '../fault.ts';

export const intakeSchema = pgSchema('intake');

export const batchState = intakeSchema.enum('batch_state', ['APPLYING', 'DONE', 'FAILED']);

export const findingOutcome = intakeSchema.enum('finding_outcome', ['WARNED', 'REJECTED']);

const count = (name: string) => integer(name).notNull().default(0);

/** One file of one department, whenever and however often it was sent. */
export const batches = intakeSchema.table(
  'batches',
  {
    id: text('id').primaryKey(),
    department: text('department').notNull(),
    kind: text('kind').notNull(),
    sha256: text('sha256').notNull(),
    fileName: text('file_name').notNull(),
    format: text('format').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    state: batchState('state').notNull(),
    client: text('client'),
    person: text('person'),
    sentAt: instant('sent_at').notNull(),
    finishedAt: instant('finished_at'),
    /** Rows of the file that are behind it: what was judged, and stored or rejected, in one transaction with this. */
    rows: count('rows'),
    accepted: count('accepted'),
    warned: count('warned'),
    rejected: count('rejected'),
    created: count('created'),
    amended: count('amended'),
    unchanged: count('unchanged'),
    unknownColumns: text('unknown_columns').array().notNull().default([]),
    /** Code and texts of the error that ended it. */
    failure: jsonb('failure').$type<BatchFailure>(),
  },
  (t) => [
    unique('batches_file').on(t.department, t.kind, t.sha256),
    index('batches_sent').on(t.department, t.sentAt),
  ],
);

export interface BatchFailure {
  readonly code: string;
  readonly message: string;
  readonly messageZh: string;
}

/** Rows about which there is something to say. */
export const findings = intakeSchema.table(
  'findings',
  {
    batch: text('batch')
      .notNull()
      .references(() => batches.id, { onDelete: 'cascade' }),
    /** Which row of the file it is, counted from 1. */
    position: integer('position').notNull(),
    outcome: findingOutcome('outcome').notNull(),
    faults: json('faults').$type<Fault[]>().notNull(),
    /** Of a rejected one what it says, by the titles of the file, so that it can be corrected and sent again. */
    row: json('row').$type<Record<string, unknown>>(),
  },
  (t) => [primaryKey({ columns: [t.batch, t.position] })],
);

/** What a record said before a file corrected it. */
export const superseded = intakeSchema.table(
  'superseded',
  {
    kind: text('kind').notNull(),
    recordId: text('record_id').notNull(),
    version: integer('version').notNull(),
    record: jsonb('record').notNull(),
    replacedAt: instant('replaced_at').notNull(),
    /** The file that replaced it. */
    batch: text('batch').notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.recordId, t.version] }), index('superseded_batch').on(t.batch)],
);

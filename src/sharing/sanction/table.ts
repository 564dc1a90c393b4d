import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { ChangeReason } from '../../changes/log.ts';
import { civilDate, instant } from '../../database/columns.ts';
import { departments, sharingSchema } from '../table.ts';

export const sanctionKind = sharingSchema.enum('sanction_kind', [
  'PENALTY_DISCLOSURE',
  'ABNORMAL_LISTING',
  'SERIOUS_VIOLATION_LISTING',
]);

export const deliveryState = sharingSchema.enum('delivery_state', ['HELD', 'RETRACTED', 'KEPT_BACK']);

/** Who pulls the sanction feed: an application or, where none is named, a person of a department. */
export const pullers = sharingSchema.table('pullers', {
  id: text('id').primaryKey(),
  department: text('department')
    .notNull()
    .references(() => departments.id),
  /** By sanction kind, what was decided about its records when it pulled last: JSON of hashes. */
  rights: text('rights').notNull().default('{}'),
  /** How many pages it has been given. */
  page: bigint('page', { mode: 'number' }).notNull().default(0),
  /** How many deliveries have been told to it again because its rights changed. */
  retold: bigint('retold', { mode: 'number' }).notNull().default(0),
  startedAt: instant('started_at').notNull(),
  pulledAt: instant('pulled_at').notNull(),
  acknowledgedPage: bigint('acknowledged_page', { mode: 'number' }).notNull().default(0),
  acknowledgedAt: instant('acknowledged_at'),
});

/** What each puller has been given, and may hold. */
export const deliveries = sharingSchema.table(
  'deliveries',
  {
    puller: text('puller')
      .notNull()
      .references(() => pullers.id),
    kind: sanctionKind('kind').notNull(),
    recordId: text('record_id').notNull(),
    version: integer('version').notNull(),
    subjectKey: text('subject_key').notNull(),
    /** Department that asserted the record. */
    source: text('source'),
    state: deliveryState('state').notNull(),
    reason: text('reason').$type<ChangeReason>().notNull(),
    page: bigint('page', { mode: 'number' }).notNull(),
    /** Its number among those that are told again; null for most. */
    retold: bigint('retold', { mode: 'number' }),
    deliveredAt: instant('delivered_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.puller, t.kind, t.recordId] }),
    index('deliveries_retold').on(t.puller, t.retold).where(sql`retold is not null`),
    index('deliveries_source').on(t.source, t.kind, t.recordId),
  ],
);

/** What pullers say of the measures that they have taken, or not. */
export const measureReports = sharingSchema.table(
  'measure_reports',
  {
    id: text('id').primaryKey(),
    puller: text('puller')
      .notNull()
      .references(() => pullers.id),
    department: text('department').notNull(),
    kind: sanctionKind('kind').notNull(),
    recordId: text('record_id').notNull(),
    subjectKey: text('subject_key').notNull(),
    source: text('source'),
    measure: text('measure').notNull(),
    applied: boolean('applied').notNull(),
    note: text('note'),
    client: text('client'),
    person: text('person'),
    reportedAt: instant('reported_at').notNull(),
    assertedAt: instant('asserted_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    uniqueIndex('measure_reports_once').on(t.puller, t.kind, t.recordId, t.measure),
    index('measure_reports_record').on(t.kind, t.recordId),
  ],
);

/** By day, the proof that a puller and the hub hold the same. */
export const sanctionDigests = sharingSchema.table(
  'sanction_digests',
  {
    puller: text('puller')
      .notNull()
      .references(() => pullers.id),
    day: civilDate('day').notNull(),
    page: bigint('page', { mode: 'number' }).notNull(),
    held: integer('held').notNull(),
    digest: text('digest').notNull(),
    /** Whether the puller’s own digest was the same; null where it gave none. */
    matches: boolean('matches'),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.puller, t.day] })],
);

import { index, integer, text } from 'drizzle-orm/pg-core';
import { civilDate, instant } from '../../../database/columns.ts';
import { licenseNotificationSchema } from '../table.ts';

export const clueState = licenseNotificationSchema.enum('clue_state', [
  'SENT',
  'RECEIVED',
  'REJECTED',
  'FILED',
  'NOT_FILED',
  'CLOSED',
]);

/** What a department found and another has to look into (线索移送). */
export const clues = licenseNotificationSchema.table(
  'clues',
  {
    id: text('id').primaryKey(),
    notice: text('notice_id').notNull(),
    subjectKey: text('subject_key').notNull(),
    itemCode: text('item_code'),
    itemVersion: integer('item_version'),
    fromDepartment: text('from_department').notNull(),
    toDepartment: text('to_department').notNull(),
    finding: text('finding'),
    state: clueState('state').notNull(),
    sentAt: instant('sent_at').notNull(),
    dueOn: civilDate('due_on'),
    reason: text('reason'),
    decisionNumber: text('decision_number'),
    settledAt: instant('settled_at'),
    assertedAt: instant('asserted_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    index('clues_to').on(t.toDepartment, t.dueOn, t.id),
    index('clues_from').on(t.fromDepartment, t.sentAt, t.id),
    index('clues_notice').on(t.notice),
  ],
);

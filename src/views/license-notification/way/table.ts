import { bigserial, index, text } from 'drizzle-orm/pg-core';
import { instant } from '../../../database/columns.ts';
import { licenseNotificationSchema, notificationState } from '../table.ts';

export const noticeAct = licenseNotificationSchema.enum('notice_act', [
  'PUSHED',
  'ROUTE_FAILED',
  'POOLED',
  'CLAIMED',
  'RETURNED',
  'REROUTED',
  'TERMINATED',
  'CLAIM_REVOKED',
  'REPORTED',
  'CLOSED',
]);

/** Who did what with a notice (操作日志); nothing is ever changed in it. */
export const noticeActs = licenseNotificationSchema.table(
  'notice_acts',
  {
    seq: bigserial('seq', { mode: 'number' }).primaryKey(),
    notice: text('notice_id').notNull(),
    act: noticeAct('act').notNull(),
    fromState: notificationState('from_state'),
    toState: notificationState('to_state').notNull(),
    /** Null where the hub itself did it, after a registration. */
    department: text('department'),
    client: text('client'),
    person: text('person'),
    recipient: text('recipient'),
    reason: text('reason'),
    /** When it was done, as its department dates it. */
    doneAt: instant('done_at').notNull(),
    /** When the hub was told. */
    at: instant('at').notNull(),
  },
  (t) => [
    index('notice_acts_notice').on(t.notice, t.seq),
    index('notice_acts_department').on(t.department, t.at),
  ],
);

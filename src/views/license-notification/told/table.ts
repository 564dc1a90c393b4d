import { text } from 'drizzle-orm/pg-core';
import { licenseNotificationSchema } from '../table.ts';

/**
 * Of which business scope of a subject departments have been told last: by it a change of scope is told from any other
 * change, and from a registration that is new. Null after the subject has ended.
 */
export const toldScopes = licenseNotificationSchema.table('told_scopes', {
  subjectKey: text('subject_key').primaryKey(),
  businessScope: text('business_scope'),
});

export type ToldScope = typeof toldScopes.$inferSelect;

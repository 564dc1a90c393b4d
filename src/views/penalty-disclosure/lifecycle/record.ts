import { sql } from 'drizzle-orm';
import { asActed, type RecordKind } from '../../../changes/write.ts';
import { disclosureRecords } from '../record.ts';
import { changes, disclosureActs } from '../table.ts';

export type DisclosureActRow = typeof disclosureActs.$inferSelect;

export const disclosureActRecords: RecordKind<typeof disclosureActs> = {
  kind: 'disclosure-act',
  table: disclosureActs,
  log: changes,
  identity: [disclosureActs.id],
  subjectKey: () => sql`'NONE:' || id`,
  created: 'RECORDED',
};

/** A decision as an act leaves it. */
export const actedRecords = asActed(disclosureRecords);

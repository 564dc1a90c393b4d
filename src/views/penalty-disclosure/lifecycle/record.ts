import { sql } from 'drizzle-orm';
import type { RecordKind } from '../../../changes/write.ts';
import { disclosureRecords } from '../record.ts';
import { changes, disclosureActs, type disclosures } from '../table.ts';

export type DisclosureActRow = typeof disclosureActs.$inferSelect;

export const disclosureActRecords: RecordKind<typeof disclosureActs> = {
  kind: 'disclosure-act',
  table: disclosureActs,
  log: changes,
  identity: [disclosureActs.id],
  subjectKey: () => sql`'NONE:' || id`,
  created: 'RECORDED',
};

const { merge: _, ...asGiven } = disclosureRecords;

/** A decision as an act leaves it: what the hub has come to know of it is what the act says, not kept from before. */
export const actedRecords: RecordKind<typeof disclosures> = asGiven;

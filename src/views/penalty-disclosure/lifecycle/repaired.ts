import { and, eq, inArray } from 'drizzle-orm';
import type { Database } from '../../../database/statement.ts';
import { disclosureActs, disclosures } from '../table.ts';

/** Of these decisions those that were repaired by mutation, as the view of credit keeps them on record. */
export async function repairedPenalties(db: Database, ids: readonly string[]) {
  const rows = await db
    .select({
      recordId: disclosures.id,
      subjectKey: disclosures.subjectKey,
      source: disclosures.source,
      repairNumber: disclosureActs.reason,
      assertedAt: disclosureActs.assertedAt,
    })
    .from(disclosureActs)
    .innerJoin(disclosures, eq(disclosures.id, disclosureActs.disclosureId))
    .where(and(eq(disclosureActs.act, 'REPAIR'), inArray(disclosures.id, [...ids])));
  return rows.map((row) => ({
    ...row,
    repairNumber: row.repairNumber ?? '',
    // Every connection of the hub speaks Asia/Shanghai.
    decidedOn: row.assertedAt.slice(0, 10),
  }));
}

import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { Database } from '../database/statement.ts';
import { usccOfSubjectKey } from '../identifier/subject-key.ts';
import { disclosureRecords } from '../views/penalty-disclosure/record.ts';
import { directoryMemberRecords } from '../views/subject/record.ts';
import { REMOTE_FOOD_DIRECTORY } from './directory/field-directories.ts';

/**
 * The code of a food business to ask about first: one under video supervision, and if possible one that was punished
 * too, so that every view knows something of it. Null where no demo region is loaded.
 */
export async function exampleFoodBusiness(db: Database): Promise<string | null> {
  const members = directoryMemberRecords.table;
  const watched = await db
    .select({ uscc: members.uscc })
    .from(members)
    .where(eq(members.directoryId, REMOTE_FOOD_DIRECTORY.id))
    .orderBy(asc(members.uscc));
  const codes = watched.map(({ uscc }) => uscc);
  return (await longestPublished(db, codes)) ?? codes[0] ?? null;
}

/** Who of them has the penalty that is published longest from now. */
async function longestPublished(db: Database, codes: readonly string[]): Promise<string | null> {
  if (codes.length === 0) return null;
  const penalties = disclosureRecords.table;
  const keys = codes.map((code) => `USCC:${code}`);
  const [found] = await db
    .select({ subjectKey: penalties.subjectKey })
    .from(penalties)
    .where(and(inArray(penalties.subjectKey, keys), eq(penalties.state, 'PUBLISHED')))
    .orderBy(desc(penalties.publicityEndsOn), asc(penalties.id))
    .limit(1);
  return found === undefined ? null : usccOfSubjectKey(found.subjectKey);
}

import { sql } from 'drizzle-orm';
import type { Projected } from '../../changes/projection.ts';
import type { SubjectFacts } from '../../changes/subject-facts.ts';
import type { Database } from '../../database/statement.ts';
import { usccOfSubjectKey } from '../../identifier/subject-key.ts';
import { directoryMemberRecords, subjectRecords } from './record.ts';
import { directoryMembers, subjects } from './table.ts';

/** What the other views keep of subjects, to evaluate row scopes by. */
export const facts: Projected<SubjectFacts> = {
  kinds: [subjectRecords.kind, directoryMemberRecords.kind],
  read: readFacts,
};

/** The facts of those of the subjects that are registered; a directory may name others. */
export async function readFacts(db: Database, subjectKeys: readonly string[]): Promise<SubjectFacts[]> {
  const codes = subjectKeys.map(usccOfSubjectKey).filter((uscc) => uscc !== null);
  const asked = sql`${sql.param(codes)}::text[]`;
  return await db.execute<SubjectFacts & Record<string, unknown>>(sql`
    select 'USCC:' || uscc as "subjectKey", subject.division_code as "divisionCode",
      subject.industry_code as "industryCode", coalesce(listed.directories, '{}') as directories, subject.status,
      subject.business_scope as "businessScope"
    from ${subjects} as subject
    left join (
      select uscc, array_agg(directory_id order by directory_id) as directories
      from ${directoryMembers} where uscc = any(${asked}) group by uscc
    ) as listed using (uscc)
    where uscc = any(${asked})`);
}

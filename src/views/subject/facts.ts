import { type SQL, sql } from 'drizzle-orm';
import type { Projected } from '../../changes/projection.ts';
import { directoryMemberRecords, subjectRecords } from './record.ts';
import { directoryMembers, subjects } from './table.ts';

/** What the other views keep of subjects (`subjectFacts`), to evaluate row scopes by. */
export const facts: Projected = {
  kinds: [subjectRecords.kind, directoryMemberRecords.kind],
  select: selectFacts,
};

/** The facts of those of the subjects that are registered; a directory may name others. */
function selectFacts(keys: SQL): SQL {
  const asked = sql`array(select substr(key, 6) from (${keys}) as asked (key) where starts_with(key, 'USCC:'))`;
  return sql`
    select 'USCC:' || uscc as subject_key, subject.division_code, subject.industry_code,
      coalesce(listed.directories, '{}') as directories, subject.status::text, subject.business_scope
    from ${subjects} as subject
    left join (
      select uscc, array_agg(directory_id order by directory_id) as directories
      from ${directoryMembers} where uscc = any(${asked}) group by uscc
    ) as listed using (uscc)
    where uscc = any(${asked})`;
}

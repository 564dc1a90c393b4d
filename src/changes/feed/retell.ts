import { sql } from 'drizzle-orm';
import type { Database } from '../../database/statement.ts';
import type { Consumer } from '../consumer.ts';
import type { Feed } from './feed.ts';

/**
 * Tells the records of a subject again when the subject has changed: whoever holds them holds its name too, and what is
 * shared with them may depend on where it is registered.
 */
export const retellBySubject =
  ({ log, standing }: Pick<Feed, 'log' | 'standing'>): Consumer['apply'] =>
  async (db: Database, changes) => {
    const keys = [...new Set(changes.map(({ subjectKey }) => subjectKey))];
    const changedAt = changes.at(-1)?.changedAt;
    if (changedAt === undefined) return;
    await db.execute(sql`
      insert into ${log} (kind, record_id, version, subject_key, operation, reason, changed_at)
      select kind, record_id, version, subject_key, 'UPSERT', 'AMENDED', ${changedAt}::timestamptz
      from ${standing}
      where operation = 'UPSERT' and subject_key in (select json_array_elements_text(${JSON.stringify(keys)}::json))
      order by position`);
  };

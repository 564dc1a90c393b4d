import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Consumer } from './consumer.ts';

/** What a projection shows, as the view that owns it tells it now. */
export interface Projected {
  /** The kinds of record of the log that it is made from. */
  readonly kinds: readonly string[];
  /**
   * One row, with the columns of the projection by their names, for each of the subjects that there is; `keys` is what
   * gives their keys in one column. As SQL, because thousands of rows would pass through a process that answers
   * questions, and come back as they were.
   */
  select(keys: SQL): SQL;
}

/**
 * Keeps a table of one row a subject as it is told at present, whatever the changes said: so changes may be consumed
 * twice, in any order, and a subject that is gone is gone here too.
 */
export function projection<T extends PgTable & { readonly subjectKey: PgColumn }>(
  table: T,
  { kinds, select }: Projected,
): Consumer['apply'] {
  const columns = Object.values(getTableColumns(table));
  const list = (prefix = '') => sql.raw(columns.map(({ name }) => `${prefix}"${name}"`).join(', '));
  const concerned = sql`select subject_key from concerned`;

  return async (db, changes) => {
    const ofKinds = changes.filter(({ kind }) => kinds.includes(kind));
    const keys = [...new Set(ofKinds.map(({ subjectKey }) => subjectKey))];
    if (keys.length === 0) return;
    // A row of which nothing has changed is left out beforehand: a conflict would write to it, only to lock it.
    await db.execute(sql`
      with concerned as materialized (
        select json_array_elements_text(${JSON.stringify(keys)}::json) as subject_key
      ), told as materialized (${select(concerned)}), gone as (
        delete from ${table}
        where subject_key in (${concerned})
          and subject_key not in (select subject_key from told)
      )
      insert into ${table} (${list()})
      select ${list()} from told
      where not exists (
        select from ${table} as kept
        where kept.subject_key = told.subject_key and (${list('kept.')}) is not distinct from (${list('told.')}))
      on conflict (subject_key) do update set (${list()}) = row(${list('excluded.')})`);
  };
}

import { getTableColumns, type InferSelectModel, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Database } from '../database/statement.ts';
import type { Consumer } from './consumer.ts';

/** What a projection shows, as the view that owns it tells it now. */
export interface Projected<Row> {
  /** The kinds of record of the log that it is made from. */
  readonly kinds: readonly string[];
  /** One row for each of the subjects that there is. */
  read(db: Database, subjectKeys: readonly string[]): Promise<Row[]>;
}

/**
 * Keeps a table of one row a subject as it is told at present, whatever the changes said: so changes may be consumed
 * twice, in any order, and a subject that is gone is gone here too.
 */
export function projection<T extends PgTable & { readonly subjectKey: PgColumn }>(
  table: T,
  { kinds, read }: Projected<InferSelectModel<T>>,
): Consumer['apply'] {
  const columns = Object.entries(getTableColumns(table));
  const list = (prefix = '') => sql.raw(columns.map(([, { name }]) => `${prefix}"${name}"`).join(', '));

  return async (db, changes) => {
    const concerned = changes.filter(({ kind }) => kinds.includes(kind));
    const keys = [...new Set(concerned.map(({ subjectKey }) => subjectKey))];
    if (keys.length === 0) return;
    const rows = (await read(db, keys)).map((row) =>
      Object.fromEntries(columns.map(([key, { name }]) => [name, (row as Record<string, unknown>)[key]])),
    );
    // A row of which nothing has changed is left out beforehand: a conflict would write to it, only to lock it.
    await db.execute(sql`
      with told as materialized (
        select * from json_populate_recordset(null::${table}, ${JSON.stringify(rows)}::json)
      ), gone as (
        delete from ${table}
        where subject_key in (select json_array_elements_text(${JSON.stringify(keys)}::json))
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

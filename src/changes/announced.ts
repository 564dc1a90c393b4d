import type { Sql } from 'postgres';

/** The columns by which the changes of each table are announced, by the names of the database. */
export type Announced = ReadonlyMap<string, ReadonlySet<string>>;

// Insert, update, delete, truncate: a table of which one goes unheard is not announced at all.
const EVENTS = 4;

/** Asked of the database, because only there is it true: a restore or an operator may have left triggers out. */
export async function readAnnounced(sql: Sql): Promise<Announced> {
  const rows = await sql<{ table: string; columns: string }[]>`
    select nspname || '.' || relname as table, encode(tgargs, 'escape') as columns
    from pg_trigger join pg_class on pg_class.oid = tgrelid join pg_namespace on pg_namespace.oid = relnamespace
    where tgfoid = to_regproc('changes.announce') and tgenabled in ('O', 'A')
    group by nspname, relname, tgargs having count(*) = ${EVENTS}`;
  return new Map(rows.map(({ table, columns }) => [table, new Set(columns.split('\\000').filter(Boolean))]));
}

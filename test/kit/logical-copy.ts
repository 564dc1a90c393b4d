import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Sql } from 'postgres';

interface Table {
  readonly schema: string;
  readonly name: string;
  readonly columns: string[];
}

/**
 * What `pg_dump --data-only` and `psql` do: the rows of all tables of the schemas, in place of those that are there, and
 * the state of their sequences. Transactions keep the numbers that the rows tell of.
 */
export async function copyRows(from: Sql, to: Sql, schemas: readonly string[]): Promise<void> {
  const tables = await from<Table[]>`
    select nspname as schema, relname as name, array_agg(quote_ident(attname) order by attnum) as columns
    from pg_attribute join pg_class on pg_class.oid = attrelid join pg_namespace on pg_namespace.oid = relnamespace
    where relkind = 'r' and nspname in ${from(schemas)} and attnum > 0 and not attisdropped and attgenerated = ''
    group by nspname, relname order by nspname, relname`;
  await to.begin(async (target) => {
    // As restores do it: no trigger and no foreign key gets in the way of the order.
    await target`set local session_replication_role = replica`;
    for (const { schema, name, columns } of tables) {
      const table = `${quoted(schema)}.${quoted(name)}`;
      const list = columns.join(', ');
      await target.unsafe(`delete from ${table}`);
      const read = await from.unsafe(`copy ${table} (${list}) to stdout`).readable();
      const write = await target.unsafe(`copy ${table} (${list}) from stdin`).writable();
      await pipeline(Readable.from(read), write);
    }
    const sequences = await from<{ schema: string; name: string; last: string | null }[]>`
      select schemaname as schema, sequencename as name, last_value as last from pg_sequences
      where schemaname in ${from(schemas)}`;
    for (const { schema, name, last } of sequences) {
      if (last !== null)
        await target`select setval(${`${quoted(schema)}.${quoted(name)}`}::regclass, ${last})`;
    }
  });
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

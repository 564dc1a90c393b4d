import { type SQL, sql } from 'drizzle-orm';
import { writtenColumns } from '../../changes/write.ts';
import { tableName } from '../../database/qualified.ts';
import type { Database } from '../../database/statement.ts';
import type { AnyRecordKind } from '../kind/kind.ts';
import { superseded } from './table.ts';

const list = (names: readonly string[], prefix: SQL): SQL =>
  sql.join(
    names.map((name) => sql`${prefix}${sql.identifier(name)}`),
    sql`, `,
  );

/** `old.a = staged.a and …` over the columns that say it is the same record. */
export const isSameRecord = ({ identity }: AnyRecordKind): SQL =>
  sql.join(
    identity.map(({ name }) => sql`old.${sql.identifier(name)} = staged.${sql.identifier(name)}`),
    sql` and `,
  );

const recordId = ({ identity }: AnyRecordKind, of: SQL): SQL =>
  sql.join(
    identity.map(({ name }) => sql`${of}${sql.identifier(name)}`),
    sql` || ' ' || `,
  );

/** Keeps what the records say which the staged ones are about to correct. Before the writing, in its transaction. */
export async function keepOldVersions(
  db: Database,
  kind: AnyRecordKind,
  { staged, batch, at }: { staged: SQL; batch: string; at: Date },
): Promise<void> {
  const told = writtenColumns(kind.table)
    .map(([, { name }]) => name)
    .filter((name) => name !== 'version' && name !== 'asserted_at');
  await db.execute(sql`
    insert into ${superseded} (kind, record_id, version, record, replaced_at, batch)
    select ${kind.kind}, ${recordId(kind, sql`old.`)}, old.version, to_jsonb(old), ${at.toISOString()}::timestamptz, ${batch}
    from ${staged} as staged join ${tableName(kind.table)} as old on ${isSameRecord(kind)}
    where (${list(told, sql`old.`)}) is distinct from (${list(told, sql`staged.`)})
    on conflict do nothing`);
}

/** What looked like a correction and was none, because the record keeps what the hub knows better, is not kept. */
export async function dropUnchanged(
  db: Database,
  kind: AnyRecordKind,
  { staged, batch }: { staged: SQL; batch: string },
): Promise<void> {
  await db.execute(sql`
    delete from ${superseded} as kept using ${staged} as staged, ${tableName(kind.table)} as old
    where ${isSameRecord(kind)} and kept.kind = ${kind.kind} and kept.batch = ${batch}
      and kept.record_id = ${recordId(kind, sql`old.`)} and kept.version = old.version`);
}

import { getTableColumns, type InferInsertModel, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { tableName } from '../database/qualified.ts';
import type { Database } from '../database/statement.ts';
import type { ChangeLog, ChangeReason } from './log.ts';

/** How the records of one table are written, and under which kind they stand in their view's change log. */
export interface RecordKind<T extends PgTable> {
  readonly kind: string;
  readonly table: T;
  readonly log: ChangeLog;
  /** The columns that say it is the same record; a unique index stands over them. */
  readonly identity: readonly PgColumn[];
  readonly subjectKey: (table: T) => SQL | PgColumn;
  /** Why a record of this kind comes into being. */
  readonly created: ChangeReason;
  /**
   * What a record that is there already takes where it does not simply take the new value: SQL over the rows `old`
   * and `excluded`, by the name of the column. For what the hub itself has come to know about a record, which its
   * source does not know and must not undo by sending it again.
   */
  readonly merge?: Readonly<Record<string, SQL>>;
  /** For records that can end: whether others are to act on one, by which the log tells of a change. */
  readonly standing?: Standing;
}

/**
 * SQL over the columns of a row by their own names. A record that no longer stands is retracted, and told why; one
 * that comes to stand is imposed, as `created` says; one that stands for another subject than before is corrected.
 * What came in ended was never imposed: it is RECORDED, and nobody has to take anything back.
 */
export interface Standing {
  /** Never null. */
  readonly holds: SQL;
  /** Why it does not hold, as a `ChangeReason`; null for what never stood. */
  readonly ended: SQL;
}

/** The same records as an act leaves them: what the hub has come to know of one is what the act says, not kept from before. */
export function asActed<T extends PgTable>({ merge: _, ...kind }: RecordKind<T>): RecordKind<T> {
  return kind;
}

export interface Written {
  readonly created: number;
  readonly amended: number;
}

// Long transactions hold the readers of the change log back, and 5,000 rows of JSON stay in the tens of MB.
export const ROWS_A_CHUNK = 5_000;

/** These say when and in which version a record was told, not what it says: alone they do not make it new. */
const ABOUT_THE_RECORD = ['version', 'asserted_at'];

/**
 * Writes records and appends what really changed to the view's log, in one statement: a row that is there
 * already is left alone, one that differs becomes the next version. Of a record that is given twice the later
 * one counts. Call it in a transaction when several kinds must change together.
 */
export async function writeRecords<T extends PgTable>(
  db: Database,
  kind: RecordKind<T>,
  rows: readonly InferInsertModel<T>[],
  changedAt: Date,
): Promise<Written> {
  let created = 0;
  let amended = 0;
  const distinct = inLockOrder(kind, rows);
  for (let from = 0; from < distinct.length; from += ROWS_A_CHUNK) {
    const chunk = distinct.slice(from, from + ROWS_A_CHUNK);
    const written = await writeFrom(db, kind, recordset(kind, chunk), changedAt);
    created += written.created;
    amended += written.amended;
  }
  return { created, amended };
}

/**
 * The same for rows that are in the database already: `rows` is a table, or what stands for one, with the columns of
 * `writtenColumns` by their names. It has each record once, and a few thousand at most.
 */
export async function writeFrom<T extends PgTable>(
  db: Database,
  kind: RecordKind<T>,
  rows: SQL,
  changedAt: Date,
): Promise<Written> {
  const [written] = await db.execute<{ created: number; amended: number }>(insert(kind, rows, changedAt));
  return { created: Number(written?.created ?? 0), amended: Number(written?.amended ?? 0) };
}

/** The columns of a table that somebody writes, by the names of their properties; the database makes the others. */
export const writtenColumns = (table: PgTable): [property: string, column: PgColumn][] =>
  Object.entries(getTableColumns(table)).filter(([, column]) => isWritten(column));

/** What tells a record from all others of its kind. */
export function identityOf<T extends PgTable>({
  table,
  identity,
}: RecordKind<T>): (row: Readonly<Record<string, unknown>>) => string {
  const keys = Object.entries(getTableColumns(table))
    .filter(([, column]) => identity.includes(column as PgColumn))
    .map(([key]) => key);
  return (row) => JSON.stringify(keys.map((key) => row[key]));
}

/** Each record once, in an order that is the same for all writers: two that lock each other's records would deadlock. */
function inLockOrder<T extends PgTable>(
  kind: RecordKind<T>,
  rows: readonly InferInsertModel<T>[],
): InferInsertModel<T>[] {
  const identity = identityOf(kind);
  const byIdentity = new Map(rows.map((row) => [identity(row as Record<string, unknown>), row]));
  return [...byIdentity].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

function recordset<T extends PgTable>({ table }: RecordKind<T>, rows: readonly InferInsertModel<T>[]): SQL {
  const columns = writtenColumns(table);
  const records = rows.map((row) =>
    Object.fromEntries(
      columns.map(([key, column]) => [
        column.name,
        (row as Record<string, unknown>)[key] ?? column.default ?? null,
      ]),
    ),
  );
  return sql`jsonb_populate_recordset(null::${tableName(table)}, ${JSON.stringify(records)}::jsonb)`;
}

function insert<T extends PgTable>(kind: RecordKind<T>, rows: SQL, changedAt: Date): SQL {
  const { table, log } = kind;
  const names = writtenColumns(table).map(([, column]) => column.name);
  const told = names.filter((name) => !ABOUT_THE_RECORD.includes(name));
  const list = (of: readonly string[], prefix: SQL = sql``) =>
    sql.join(
      of.map((name) => sql`${prefix}${sql.identifier(name)}`),
      sql`, `,
    );
  const identity = kind.identity.map((column) => column.name);
  const taken = (name: string) => kind.merge?.[name] ?? sql`excluded.${sql.identifier(name)}`;
  const sets = sql.join(
    names
      .filter((name) => name !== 'version' && !identity.includes(name))
      .map((name) => sql`${sql.identifier(name)} = ${taken(name)}`),
    sql`, `,
  );
  const idOf = sql.raw(identity.map((name) => `"${name}"`).join(" || ' ' || "));
  const subjectKey = unqualified(kind.subjectKey(table));
  const { standing } = kind;
  const keys = identity.map((name, index) => ({
    name: sql.identifier(name),
    key: sql.identifier(`key_${index}`),
  }));
  const alsoReturned =
    standing === undefined
      ? sql``
      : sql`, ${standing.holds} as holds, ${standing.ended} as ended, ${sql.join(
          keys.map(({ name, key }) => sql`${name} as ${key}`),
          sql`, `,
        )}`;
  // The statement sees the table as it was before it, and `returning` does not before PostgreSQL 18. Of the new rows
  // nothing is looked up; with its limit it is one look at an index for each of the others, whatever the planner thinks.
  const before =
    standing === undefined
      ? sql``
      : sql`left join lateral (
        select ${subjectKey} as subject_key, ${standing.holds} as holds from ${tableName(table)} as was
        where written.version > 1 and ${sql.join(
          keys.map(({ name, key }) => sql`was.${name} = written.${key}`),
          sql` and `,
        )}
        limit 1) as before on true`;
  return sql`
    with written as (
      insert into ${tableName(table)} as old (${list(names)})
      select ${list(names)} from ${rows}
      on conflict (${list(identity)}) do update set ${sets}, version = old.version + 1
      where (${list(told, sql`old.`)}) is distinct from (${sql.join(told.map(taken), sql`, `)})
      returning ${idOf} as record_id, version, ${subjectKey} as subject_key${alsoReturned}
    ), logged as (
      insert into ${log} (kind, record_id, version, subject_key, operation, reason, changed_at)
      select ${kind.kind}, record_id, version, written.subject_key, ${telling(kind)}, ${changedAt.toISOString()}::timestamptz
      from written ${before}
      returning version
    )
    select count(*) filter (where version = 1) as created, count(*) filter (where version > 1) as amended
    from logged`;
}

/** Operation and reason of a written row; `before` has what was there. */
function telling<T extends PgTable>({ standing, created }: RecordKind<T>): SQL {
  if (standing === undefined) return sql`'UPSERT', case when version = 1 then ${created} else 'AMENDED' end`;
  return sql`
    case when version > 1 and not written.holds and written.ended is not null then 'RETRACT' else 'UPSERT' end,
    case
      when not written.holds then case when version = 1 then 'RECORDED' else coalesce(written.ended, 'AMENDED') end
      when before.holds is not true then ${created}
      when before.subject_key <> written.subject_key then 'CORRECTED'
      else 'AMENDED'
    end`;
}

const isWritten = (column: PgColumn) =>
  column.generated === undefined && column.generatedIdentity === undefined;

/** In `returning` the table goes by another name than its own. */
const unqualified = (expression: SQL | PgColumn): SQL =>
  'columnType' in expression ? sql`${sql.identifier(expression.name)}` : expression;

import { and, asc, eq, getTableColumns, gt, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../../database/statement.ts';
import type { SanctionKind } from './kind.ts';
import type { DeliveryRow } from './record.ts';
import { deliveries } from './table.ts';

interface RecordName {
  readonly kind: SanctionKind;
  readonly recordId: string;
}

export const nameOf = ({ kind, recordId }: RecordName): string => `${kind} ${recordId}`;

export type Known = Pick<DeliveryRow, 'state' | 'reason' | 'retold'>;

type KnownRow = Record<string, unknown> & RecordName & Omit<Known, 'retold'> & { retold: string | null };

/** What a puller knows of some records, by their names. */
export async function knownDeliveries(
  at: Database,
  puller: string,
  records: readonly RecordName[],
): Promise<Map<string, Known>> {
  if (records.length === 0) return new Map();
  // With its limit it is one look at an index for each, however many the puller holds and whatever the planner thinks.
  const rows = await at.execute<KnownRow>(sql`
    select named.kind, named.record_id as "recordId", own.state, own.reason, own.retold
    from ${namedRecords(records)} as named cross join lateral (
      select state, reason, retold from ${deliveries} as known
      where puller = ${puller} and known.kind = named.kind and known.record_id = named.record_id
      limit 1) as own`);
  return new Map(
    rows.map(({ retold, ...row }) => [
      nameOf(row),
      { ...row, retold: retold === null ? null : Number(retold) },
    ]),
  );
}

/** Those that are to be told again to a puller, in their order. */
export const retoldDeliveries = (
  at: Database,
  puller: string,
  { after, first }: { readonly after: number; readonly first: number },
): Promise<DeliveryRow[]> =>
  at
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.puller, puller), gt(deliveries.retold, after)))
    .orderBy(asc(deliveries.retold))
    .limit(first);

/** What a puller knows from now on of each of the records; null for nothing. */
export async function writeDeliveries(
  at: Database,
  puller: string,
  known: readonly (RecordName & { readonly delivery: DeliveryRow | null })[],
): Promise<void> {
  const gone = known.filter(({ delivery }) => delivery === null);
  const held = known.flatMap(({ delivery }) => delivery ?? []);
  if (gone.length > 0) {
    await at.execute(sql`
      delete from ${deliveries} as own using ${namedRecords(gone)} as named
      where own.puller = ${puller} and own.kind = named.kind and own.record_id = named.record_id`);
  }
  if (held.length === 0) return;
  // As JSON: 500 rows are one parameter, not some thousand.
  const rows = held.map((row) =>
    Object.fromEntries(COLUMNS.map(([key, { name }]) => [name, row[key as keyof DeliveryRow]])),
  );
  const list = (prefix = '') => sql.raw(COLUMNS.map(([, { name }]) => `${prefix}"${name}"`).join(', '));
  await at.execute(sql`
    insert into ${deliveries} (${list()})
    select ${list()} from json_populate_recordset(null::${deliveries}, ${JSON.stringify(rows)}::json)
    on conflict (puller, kind, record_id) do update set (${list()}) = row(${list('excluded.')})`);
}

const COLUMNS = Object.entries(getTableColumns(deliveries));

const namedRecords = (records: readonly RecordName[]): SQL => {
  const named = records.map(({ kind, recordId }) => ({ kind, record_id: recordId }));
  return sql`json_populate_recordset(null::${deliveries}, ${JSON.stringify(named)}::json)`;
};

import { eq, sql } from 'drizzle-orm';
import { type Moment, toShanghaiTime } from '../../clock.ts';
import type { Database } from '../../database/statement.ts';
import { HubError } from '../../errors.ts';
import { asking } from '../../permission/officer.ts';
import type { ViewContext } from '../../subgraph/context.ts';
import { purposeById } from '../loader.ts';
import type { SanctionKind } from './kind.ts';
import { expired, type FeedPosition } from './position.ts';
import type { PullerRow } from './record.ts';
import type { Rights } from './rights.ts';
import { deliveries, pullers } from './table.ts';

/** Whoever pulls sanctions: what it has been given is remembered under `id`. */
export interface Puller {
  readonly id: string;
  readonly department: string;
}

/** Throws where the caller may not pull: nobody without a purpose under which no risk class can be read. */
export async function pullerOf(context: ViewContext): Promise<Puller> {
  const { principal, purpose } = context.scope;
  const { department, client, person } = asking(principal);
  const registered = purpose === null ? null : await context.loader(purposeById).load(purpose);
  if (registered?.sanctions !== true) throw new HubError('PURPOSE_NOT_FOR_SANCTIONS');
  return { id: JSON.stringify([department, client, client === null ? person : null]), department };
}

/**
 * Its row, locked to the end of the transaction: two pages at once would not know of each other. Throws CURSOR_EXPIRED for a
 * position that it has not come to, as this hub knows.
 */
export async function lockPuller(
  at: Database,
  { id, department }: Puller,
  { position, moment: { now } }: { readonly position: FeedPosition; readonly moment: Moment },
): Promise<PullerRow> {
  const time = toShanghaiTime(now);
  await at.insert(pullers).values({ id, department, startedAt: time, pulledAt: time }).onConflictDoNothing();
  const [row] = await at.select().from(pullers).where(eq(pullers.id, id)).for('update');
  const { page } = row as PullerRow;
  if (position.page > page) throw expired('the hub was restored to an earlier state');
  return row as PullerRow;
}

/** Tells again what a puller has heard of, or was kept from it, where what it may have of it has changed. */
export async function retellChanged(
  at: Database,
  puller: PullerRow,
  rights: ReadonlyMap<SanctionKind, Rights>,
): Promise<PullerRow> {
  const before = JSON.parse(puller.rights) as Partial<Record<SanctionKind, string>>;
  const now = Object.fromEntries([...rights].map(([kind, { hash }]) => [kind, hash]));
  const changed = [...rights.keys()].filter((kind) => before[kind] !== now[kind]);
  if (changed.length === 0) return puller;
  const [counted] = await at.execute<{ count: string }>(sql`
    with told as (
      select kind, record_id, row_number() over (order by kind, record_id) as place from ${deliveries}
      where puller = ${puller.id} and kind::text in (select json_array_elements_text(${JSON.stringify(changed)}::json))
        and (state <> 'RETRACTED' or reason = 'NARROWED')
    ), renumbered as (
      update ${deliveries} as own set retold = ${puller.retold} + place from told
      where own.puller = ${puller.id} and own.kind = told.kind and own.record_id = told.record_id
    )
    select count(*) from told`);
  return { ...puller, rights: JSON.stringify(now), retold: puller.retold + Number(counted?.count ?? 0) };
}

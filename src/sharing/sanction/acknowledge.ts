import { and, eq, sql } from 'drizzle-orm';
import { toShanghaiTime } from '../../clock.ts';
import type { Database } from '../../database/statement.ts';
import type { ViewContext } from '../../subgraph/context.ts';
import type { FeedPosition } from './position.ts';
import { lockPuller, type Puller } from './puller.ts';
import { deliveries, pullers, sanctionDigests } from './table.ts';

export interface Acknowledged {
  readonly acknowledgedAt: string;
  readonly page: number;
  /** What the puller holds if it has taken in all pages; null where pages after the cursor have been given. */
  readonly held: number | null;
  readonly digest: string | null;
  readonly matches: boolean | null;
}

/** Puts on record that a puller has taken in what came before a cursor, and by day whether both hold the same. */
export function acknowledge(
  context: ViewContext,
  puller: Puller,
  { position, digest: own }: { readonly position: FeedPosition; readonly digest: string | null },
): Promise<Acknowledged> {
  const { moment } = context.scope;
  const at = toShanghaiTime(moment.now);
  return context.write(async (db) => {
    const row = await lockPuller(db, puller, { position, moment });
    await db
      .update(pullers)
      .set({ acknowledgedPage: Math.max(row.acknowledgedPage, position.page), acknowledgedAt: at })
      .where(eq(pullers.id, puller.id));
    const acknowledged = { acknowledgedAt: at, page: position.page };
    if (position.page < row.page) return { ...acknowledged, held: null, digest: null, matches: null };
    const { held, digest } = await digestOf(db, puller.id);
    const matches = own === null ? null : own.toLowerCase() === digest;
    await db
      .insert(sanctionDigests)
      .values({ puller: puller.id, day: moment.today, page: row.page, held, digest, matches, at })
      .onConflictDoUpdate({
        target: [sanctionDigests.puller, sanctionDigests.day],
        set: {
          page: row.page,
          held,
          digest,
          // That they were the same once that day is not undone by an acknowledgement that says nothing of it.
          matches:
            matches === null
              ? sql`case when ${sanctionDigests.digest} = excluded.digest then ${sanctionDigests.matches} end`
              : matches,
          at,
        },
      });
    return { ...acknowledged, held, digest, matches };
  });
}

/** SHA-256 over a line `KIND id version` for each record that is held, in the order of their bytes. */
async function digestOf(db: Database, puller: string): Promise<{ held: number; digest: string }> {
  const line = sql`${deliveries.kind}::text || ' ' || ${deliveries.recordId} || ' ' || ${deliveries.version}`;
  const [found] = await db
    .select({
      held: sql<string>`count(*)`,
      digest: sql<string>`encode(sha256(convert_to(coalesce(
        string_agg(${line}, E'\\n' order by (${line}) collate "C"), ''), 'UTF8')), 'hex')`,
    })
    .from(deliveries)
    .where(and(eq(deliveries.puller, puller), eq(deliveries.state, 'HELD')));
  return { held: Number(found?.held ?? 0), digest: found?.digest ?? '' };
}

import { eq } from 'drizzle-orm';
import { toShanghaiTime } from '../../clock.ts';
import type { Database } from '../../database/statement.ts';
import { HubError } from '../../errors.ts';
import type { ViewContext } from '../../subgraph/context.ts';
import { knownDeliveries, nameOf, retoldDeliveries, writeDeliveries } from './delivery.ts';
import { type Event, fedEvents, retoldEvent } from './event.ts';
import { SANCTION_KINDS, SANCTION_TYPES, type SanctionKind } from './kind.ts';
import { checkPosition, type FeedPosition, positionIn } from './position.ts';
import { lockPuller, type Puller, retellChanged } from './puller.ts';
import { type Rights, rightsOf } from './rights.ts';
import { pullers } from './table.ts';
import { tell } from './told.ts';

/** One change as a puller is told it. */
export interface PulledChange extends Omit<Event, 'move' | 'isRetold'> {
  /** From which it goes on after this change. */
  readonly position: FeedPosition;
}

export interface Pulled {
  readonly changes: readonly PulledChange[];
  readonly end: FeedPosition;
  readonly hasMore: boolean;
}

// Of a page in which nothing concerns the puller it is spared; of fifty it is not, as a request has to end.
const MOST_ROUNDS = 50;

/** The next changes for a puller, on record as given to it before they leave. */
export async function pull(
  context: ViewContext,
  puller: Puller,
  { from, first }: { readonly from: FeedPosition; readonly first: number },
): Promise<Pulled> {
  let pulled = await nextPage(context, puller, { from, first });
  for (let round = 1; pulled.changes.length === 0 && pulled.hasMore && round < MOST_ROUNDS; round += 1) {
    pulled = await nextPage(context, puller, { from: pulled.end, first });
  }
  return pulled;
}

interface Page {
  readonly from: FeedPosition;
  readonly first: number;
}

async function nextPage(context: ViewContext, puller: Puller, { from, first }: Page): Promise<Pulled> {
  const { feedsOf } = context.scope;
  // A view on a server of its own knows no other's records.
  if (feedsOf === undefined) throw new HubError('WRITING_UNAVAILABLE');
  const feeds = await Promise.all(
    feedsOf(SANCTION_TYPES).map(async ({ view, read }) => {
      const page = await read({ after: positionIn(from, view), first });
      checkPosition(from, view, page);
      return { view, page };
    }),
  );
  const fed = fedEvents(feeds);
  const given = await context.write((at) => give({ at, context, puller }, fed, { from, first }));
  return { ...given, hasMore: given.hasMore || feeds.some(({ page }) => page.hasMore) };
}

interface Giving {
  readonly at: Database;
  readonly context: ViewContext;
  readonly puller: Puller;
}

async function give(
  { at, context, puller }: Giving,
  fed: readonly Event[],
  { from, first }: Page,
): Promise<Pulled> {
  const { scope } = context;
  const rights = new Map(SANCTION_KINDS.map((kind) => [kind, rightsOf(scope, kind)]));
  const locked = await lockPuller(at, puller, { position: from, moment: scope.moment });
  const row = await retellChanged(at, locked, rights);
  const now = toShanghaiTime(scope.moment.now);
  const retold = await retoldDeliveries(at, puller.id, { after: from.retold, first });
  const events = [...retold.map((delivery) => retoldEvent(delivery, now)), ...fed].slice(0, first);
  const known = await knownDeliveries(at, puller.id, events);

  const page = row.page + (events.length > 0 ? 1 : 0);
  const changes: PulledChange[] = [];
  const written = new Map<string, Parameters<typeof writeDeliveries>[2][number]>();
  let position = { ...from, page: row.page };
  for (const { move, isRetold, ...event } of events) {
    const { kind, recordId, version, subjectKey, source } = event;
    const name = nameOf(event);
    const isShown = isShownOf(rights, kind);
    const { told, state } = tell({ ...event, known: known.get(name) ?? null, isShown, isRetold });
    position = { ...move(position), page: row.page };
    if (told !== null) changes.push({ ...event, ...told, position });
    const delivery = state && {
      ...{ puller: puller.id, kind, recordId, version, subjectKey, source, state },
      ...{
        reason: told?.reason ?? known.get(name)?.reason ?? event.reason,
        page,
        retold: known.get(name)?.retold ?? null,
        deliveredAt: now,
      },
    };
    if (delivery === null) known.delete(name);
    else known.set(name, delivery);
    written.set(name, { kind, recordId, delivery });
  }
  await writeDeliveries(at, puller.id, [...written.values()]);
  await at
    .update(pullers)
    .set({ rights: row.rights, retold: row.retold, page, pulledAt: now })
    .where(eq(pullers.id, puller.id));
  return {
    changes,
    end: { ...position, page },
    hasMore: retold.length + fed.length > first || retold.length === first,
  };
}

const isShownOf = (rights: ReadonlyMap<SanctionKind, Rights>, kind: SanctionKind): boolean =>
  rights.get(kind)?.isNothing === false;

import type { FedChange, FeedPage } from '../../changes/feed/page.ts';
import { kindOfType, type SanctionKind } from './kind.ts';
import type { FeedPosition } from './position.ts';
import type { DeliveryRow } from './record.ts';

/** Something that a puller may have to be told. */
export interface Event extends Omit<FedChange, 'position' | 'type'> {
  readonly kind: SanctionKind;
  /** Whether it comes of the puller's own rights and not of the record. */
  readonly isRetold: boolean;
  /** Where a puller stands once it has been told. */
  readonly move: (position: FeedPosition) => FeedPosition;
}

interface ViewPage {
  readonly view: string;
  readonly page: FeedPage;
}

/** The pages of all views as one, by time; each view's own order stays. */
export function fedEvents(pages: readonly ViewPage[]): Event[] {
  const left = pages.map(({ view, page }) => ({ view, page, next: 0 }));
  const merged: Event[] = [];
  for (;;) {
    const heads = left.flatMap((each) => {
      const change = each.page.changes[each.next];
      return change === undefined ? [] : [{ each, change }];
    });
    const [earliest] = heads.sort(
      (one, other) => Date.parse(one.change.changedAt) - Date.parse(other.change.changedAt),
    );
    if (earliest === undefined) return merged;
    const { each, change } = earliest;
    each.next += 1;
    merged.push(fedEvent(each, change));
  }
}

function fedEvent({ view, page: { log } }: ViewPage, { position, type, ...change }: FedChange): Event {
  const kind = kindOfType(type);
  if (kind === null) throw new Error(`The feed of ${view} tells of ${type}, which is no sanction.`);
  return {
    ...change,
    kind,
    isRetold: false,
    move: (from) => ({ ...from, logs: { ...from.logs, [view]: [log, position] } }),
  };
}

/** A record of which the puller may have something else now than when it was given it. */
export function retoldEvent(delivery: DeliveryRow, now: string): Event {
  const { kind, recordId, version, subjectKey, source, retold } = delivery;
  return {
    ...{ kind, recordId, version, subjectKey, source },
    operation: 'UPSERT',
    reason: 'NARROWED',
    changedAt: now,
    isRetold: true,
    move: (from) => ({ ...from, retold: retold ?? from.retold }),
  };
}

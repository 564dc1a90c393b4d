import { randomBytes } from 'node:crypto';
import type { FeedPage } from '../../changes/feed/page.ts';
import { HubError } from '../../errors.ts';
import type { CursorScope, CursorSeal } from '../../subgraph/cursor.ts';
import type { Puller } from './puller.ts';

/** How far a puller has come. */
export interface FeedPosition {
  /** View → which feed it was, and the position in it. */
  readonly logs: Readonly<Record<string, readonly [log: string, position: number]>>;
  /** Among the deliveries that are told again to it alone. */
  readonly retold: number;
  /** The pages that it has been given whole. */
  readonly page: number;
}

export const START: FeedPosition = { logs: {}, retold: 0, page: 0 };

const scopeOf = ({ id, department }: Puller): CursorScope => ({
  department,
  coordinate: 'Query.sanctionFeed',
  sort: '',
  filter: id,
});

// What is not told moves the position too. Without it two equal cursors would say that nothing has happened.
const SALT_BYTES = 6;

export const sealPosition = (
  cursors: CursorSeal,
  puller: Puller,
  { logs, retold, page }: FeedPosition,
): string => cursors.seal(scopeOf(puller), [logs, retold, page, randomBytes(SALT_BYTES).toString('base64')]);

/** Throws CURSOR_INVALID for any that this puller was not given. */
export function openPosition(cursors: CursorSeal, puller: Puller, cursor: string): FeedPosition {
  const [logs, retold, page] = cursors.open(scopeOf(puller), cursor);
  return { logs, retold, page } as FeedPosition;
}

/** Where it stands in the feed of a view; at the beginning where that view has told it nothing yet. */
export const positionIn = ({ logs }: FeedPosition, view: string): number => logs[view]?.[1] ?? 0;

/** Whoever has come to a place that the feed does not have, or that it has forgotten, cannot know what it misses. */
export function checkPosition(position: FeedPosition, view: string, page: FeedPage): void {
  const [log, at] = position.logs[view] ?? ['', 0];
  if (at === 0) return;
  if (log !== page.log) throw expired('the view has begun a new log');
  if (at > page.lastPosition) throw expired('the log was restored to an earlier state');
  if (at < page.forgottenPosition) throw expired('it is older than what is kept of retractions');
}

export const expired = (why: string): HubError => new HubError('CURSOR_EXPIRED', { why });

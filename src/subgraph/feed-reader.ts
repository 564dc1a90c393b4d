import type { FeedPage, FeedQuestion } from '../changes/feed/page.ts';

/** The root field by which a view is asked for its feed. */
export const FEED_FIELD = '_feed';

/** Reads the feed of one view, wherever that view runs. */
export interface FeedReader {
  readonly view: string;
  /** Throws the error of a view that did not answer. */
  read(question: FeedQuestion): Promise<FeedPage>;
}

/** The feeds that tell of records of these types, each once. */
export type FeedsOf = (types: readonly string[]) => readonly FeedReader[];

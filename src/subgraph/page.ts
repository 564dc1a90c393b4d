import { createHash } from 'node:crypto';
import { ArgsType, Field, Int } from 'type-graphql';
import { HubError } from '../errors.ts';
import type { ViewContext } from './context.ts';
import type { CursorScope } from './cursor.ts';

const DEFAULT_PAGE = 20;
// A credit platform pulls in pages of 500; beyond that a page costs more memory than round trips save.
export const LARGEST_PAGE = 500;

/** The arguments of every list (Relay cursor connections). */
@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: `How many from the start; at most ${LARGEST_PAGE}, ${DEFAULT_PAGE} unless told.`,
  })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only what comes after this cursor; goes with `first`.',
  })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: `How many from the end; at most ${LARGEST_PAGE}.` })
  last?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only what comes before this cursor; goes with `last`.',
  })
  before?: string | null;
}

/** Which rows of a list to fetch: `limit` of them, on from `position`, from its start or its end. */
export interface PageWindow {
  readonly limit: number;
  readonly backward: boolean;
  readonly position: unknown[] | null;
}

export function pageWindow(args: PageArgs, scope: CursorScope, context: ViewContext): PageWindow {
  const { first, after, last, before } = args;
  if (first != null && last != null)
    throw refused('last', '`first` and `last` exclude each other', '`first` 与 `last` 不能同时使用');
  if (last == null && before != null)
    throw refused('before', '`before` goes with `last`', '`before` 须与 `last` 一起使用');
  if (last != null && after != null)
    throw refused('after', '`after` goes with `first`', '`after` 须与 `first` 一起使用');
  const backward = last != null;
  const limit = last ?? first ?? DEFAULT_PAGE;
  if (limit < 0 || limit > LARGEST_PAGE) {
    throw refused(
      backward ? 'last' : 'first',
      `it is ${limit}, and a page holds 0 to ${LARGEST_PAGE}`,
      `取值为 ${limit}，每页应为 0 至 ${LARGEST_PAGE} 条`,
    );
  }
  const cursor = backward ? before : after;
  return { limit, backward, position: cursor == null ? null : context.cursors.open(scope, cursor) };
}

const refused = (argument: string, why: string, whyZh: string) =>
  new HubError('ARGUMENT_INVALID', { argument, why, whyZh });

/** The filter's part of a cursor scope: cursors of one filter are refused under another. */
export const filterHash = (filter: unknown): string =>
  createHash('sha256').update(JSON.stringify(filter)).digest('base64url').slice(0, 22);

/** One fetched page. Cursors and the total are made only when they are asked for. */
export class Page<Row> {
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
  readonly rows: readonly Row[];

  /** `found` holds up to `limit + 1` rows in the order they were fetched; the extra one tells that more follow. */
  constructor(
    found: readonly Row[],
    window: PageWindow,
    private readonly seal: (row: Row) => string,
    readonly count: () => Promise<number>,
  ) {
    const more = found.length > window.limit;
    const kept = more ? found.slice(0, window.limit) : found;
    this.rows = window.backward ? kept.toReversed() : kept;
    this.hasNext = window.backward ? window.position !== null : more;
    this.hasPrevious = window.backward ? more : window.position !== null;
  }

  cursorOf(row: Row): string {
    return this.seal(row);
  }

  endCursors(): { start: string | null; end: string | null } {
    const [first] = this.rows;
    const last = this.rows.at(-1);
    return {
      start: first === undefined ? null : this.seal(first),
      end: last === undefined ? null : this.seal(last),
    };
  }
}

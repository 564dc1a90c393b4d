import { type Args, type Asking, refused, sorted } from './asking.ts';
import type { AnyRow } from './tables.ts';

export interface List {
  /** The list, as a coordinate of the graph. */
  readonly coordinate: string;
  /** What was asked of it, in a form that is equal for equal questions. */
  readonly filter: unknown;
  readonly sort: string;
  readonly keys: readonly string[];
  readonly down: boolean;
  /** All that it holds for the caller. */
  readonly rows: readonly AnyRow[];
}

const DEFAULT_PAGE = 20;
const LARGEST_PAGE = 500;

/** A page of a list, as Relay has it; in place of a cursor stands the place that it is of. */
export function pageOf(list: List, args: Args, { caller, cursors }: Asking): AnyRow {
  const { first, after, last, before } = args;
  if (first != null && last != null) throw refused('ARGUMENT_INVALID');
  if (last == null && before != null) throw refused('ARGUMENT_INVALID');
  if (last != null && after != null) throw refused('ARGUMENT_INVALID');
  const backward = last != null;
  const limit: number = last ?? first ?? DEFAULT_PAGE;
  if (limit < 0 || limit > LARGEST_PAGE) throw refused('ARGUMENT_INVALID');
  const good = JSON.stringify([caller.department, list.coordinate, list.sort, list.filter]);

  const ordered = sorted(list.rows, list.keys, list.down);
  const given = backward ? before : after;
  let beyond = ordered;
  if (given != null) {
    const [goodFor, position] = JSON.parse(cursors.read(given) ?? '[]');
    if (goodFor !== good) throw refused('CURSOR_INVALID');
    const mark = Object.fromEntries(list.keys.map((key, index) => [key, position[index]]));
    const isBefore = (row: AnyRow) => sorted([mark, row], list.keys, list.down)[0] === row;
    const isMark = (row: AnyRow) => list.keys.every((key) => row[key] === mark[key]);
    beyond = ordered.filter((row) => !isMark(row) && isBefore(row) === backward);
  }
  const nodes = backward ? beyond.slice(Math.max(0, beyond.length - limit)) : beyond.slice(0, limit);
  const isMore = beyond.length > limit;
  const placeOf = (row: AnyRow | undefined) =>
    row === undefined ? null : JSON.stringify([good, list.keys.map((key) => row[key])]);
  return {
    nodes,
    edges: nodes.map((node) => ({ node, cursor: placeOf(node) })),
    pageInfo: {
      hasNextPage: backward ? given != null : isMore,
      hasPreviousPage: backward ? isMore : given != null,
      startCursor: placeOf(nodes[0]),
      endCursor: placeOf(nodes.at(-1)),
    },
    totalCount: list.rows.length,
  };
}

/** What a filter says, without what it leaves open. */
export const said = (filter: Args | null | undefined): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(filter ?? {})
      .filter(([, value]) => value != null)
      .sort(),
  );

import { HubError } from '../errors.ts';

export const MOST_ENTRIES = 500;
export const DEFAULT_ENTRIES = 100;

/** How many entries of a list that has no pages. */
export function listSize(first: number): number {
  if (first >= 0 && first <= MOST_ENTRIES) return first;
  const why = `it is ${first}, and a list holds 0 to ${MOST_ENTRIES}`;
  throw new HubError('ARGUMENT_INVALID', { argument: 'first', why });
}

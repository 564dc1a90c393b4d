import { HubError } from '../errors.ts';

/** Of a list without pages, in which what matters most stands first. */
export const MOST_ENTRIES = 500;
export const DEFAULT_ENTRIES = 100;

/** Throws ARGUMENT_INVALID for a size that such a list does not have. */
export function requireListSize(first: number): void {
  if (first >= 0 && first <= MOST_ENTRIES) return;
  const why = `it is ${first}, and a list holds 0 to ${MOST_ENTRIES}`;
  throw new HubError('ARGUMENT_INVALID', { argument: 'first', why });
}

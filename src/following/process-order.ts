import type { Deadlines } from '../calendar/deadlines.ts';
import type { HolidayYear } from '../calendar/holiday-year.ts';

/** What a hub tells the process that follows its change logs, once; it goes there as JSON. */
export interface FollowingOrder {
  readonly databaseUrl: string;
  readonly deadlines: Deadlines;
  readonly years: readonly HolidayYear[];
}

/** The answer, when everything has been followed that was there at the start. */
export const CAUGHT_UP = 'caught up';

import { addDays } from '../../calendar/civil-date.ts';
import { calendar } from '../../calendar/workday.ts';
import { HubError } from '../../errors.ts';
import type { GrantRow } from '../record.ts';

export const GRANT_STATES = ['COMING', 'ACTIVE', 'EXPIRED', 'REVOKED'] as const;
export type GrantState = (typeof GRANT_STATES)[number];

type Period = Pick<GrantRow, 'validFrom' | 'validTo' | 'revokedAt'>;

export function stateOf({ validFrom, validTo, revokedAt }: Period, today: string): GrantState {
  if (revokedAt !== null) return 'REVOKED';
  if (today < validFrom) return 'COMING';
  return today <= validTo ? 'ACTIVE' : 'EXPIRED';
}

// What a conditional request may take to be answered (Decree 809 Art. 21): whoever asks again now is not left without.
const WORKDAYS_TO_RENEW = 10;
const DAYS_TO_RENEW = 14;

/** Whether it ends before a request for another could have been answered. */
export const expiresSoon = (grant: Period, today: string): boolean =>
  stateOf(grant, today) === 'ACTIVE' && grant.validTo <= lastDayToRenew(today);

function lastDayToRenew(today: string): string {
  try {
    return calendar.addWorkdays(today, WORKDAYS_TO_RENEW);
  } catch (error) {
    // A year that is not announced yet keeps nobody from being warned.
    if (error instanceof HubError && error.code === 'YEAR_NOT_LOADED') return addDays(today, DAYS_TO_RENEW);
    throw error;
  }
}

import { isSoon } from '../../calendar/deadlines.ts';
import type { GrantRow } from '../record.ts';

export const GRANT_STATES = ['COMING', 'ACTIVE', 'EXPIRED', 'REVOKED'] as const;
export type GrantState = (typeof GRANT_STATES)[number];

type Period = Pick<GrantRow, 'validFrom' | 'validTo' | 'revokedAt'>;

export function stateOf({ validFrom, validTo, revokedAt }: Period, today: string): GrantState {
  if (revokedAt !== null) return 'REVOKED';
  if (today < validFrom) return 'COMING';
  return today <= validTo ? 'ACTIVE' : 'EXPIRED';
}

/** Whether it ends within so many working days: whoever asks again now is not left without. */
export const expiresSoon = (grant: Period, today: string, workdays: number): boolean =>
  stateOf(grant, today) === 'ACTIVE' && isSoon(grant.validTo, today, workdays);

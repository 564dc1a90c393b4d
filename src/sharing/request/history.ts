import { toShanghaiTime } from '../../clock.ts';
import type { Database } from '../../database/statement.ts';
import type { Actor } from '../../permission/officer.ts';
import { requestActs } from './table.ts';

export const REQUEST_ACTS = [
  'DRAFTED',
  'AMENDED',
  'SUBMITTED',
  'ANSWERED_BY_CLASS',
  'PROPOSED',
  'APPROVED',
  'REFUSED',
  'RETURNED',
  'WITHDRAWN',
  'HANDED_OVER',
] as const;

export interface Act {
  readonly request: string;
  readonly part?: string | null;
  readonly act: (typeof REQUEST_ACTS)[number];
  readonly reason?: string | null;
}

/** Puts on record who did what; within the transaction in which it was done. */
export async function record(at: Database, acts: readonly Act[], by: Actor, now: Date): Promise<void> {
  if (acts.length === 0) return;
  await at.insert(requestActs).values(
    acts.map(({ request, act, part = null, reason = null }) => ({
      request,
      part,
      act,
      reason,
      department: by.department,
      client: by.client,
      person: by.person,
      at: toShanghaiTime(now),
    })),
  );
}

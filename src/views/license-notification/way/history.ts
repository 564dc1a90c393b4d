import { toShanghaiTime } from '../../../clock.ts';
import type { Database } from '../../../database/statement.ts';
import type { Actor } from '../../../permission/officer.ts';
import { noticeActs } from './table.ts';

export type NoticeActRow = typeof noticeActs.$inferSelect;

export interface NoticeActEntry
  extends Pick<NoticeActRow, 'notice' | 'act' | 'fromState' | 'toState' | 'recipient' | 'reason'> {
  /** As its department dates it; now unless told. */
  readonly doneAt?: string;
}

// A statement takes 65,534 parameters, and each entry has eleven.
const ENTRIES_AT_ONCE = 5_000;

/** Puts on record who did what; within the transaction in which it was done. `by` is null for the hub itself. */
export async function recordActs(
  at: Database,
  acts: readonly NoticeActEntry[],
  { by, now }: { readonly by: Actor | null; readonly now: Date },
): Promise<void> {
  const told = toShanghaiTime(now);
  for (let from = 0; from < acts.length; from += ENTRIES_AT_ONCE) {
    await at.insert(noticeActs).values(
      acts.slice(from, from + ENTRIES_AT_ONCE).map(({ doneAt = told, ...act }) => ({
        ...act,
        department: by?.department ?? null,
        client: by?.client ?? null,
        person: by?.person ?? null,
        doneAt,
        at: told,
      })),
    );
  }
}

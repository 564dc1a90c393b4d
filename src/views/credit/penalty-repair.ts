import type { Consumer } from '../../changes/consumer.ts';
import { momentAt } from '../../clock.ts';
import type { Database } from '../../database/statement.ts';
import { type GrantedRepair, grantRepairs } from './listing-acts.ts';

/** The view of the penalties tells of each that was repaired by the hub when, by whom and under which number. */
export type RepairedPenalties = (
  db: Database,
  ids: readonly string[],
) => Promise<(Omit<GrantedRepair, 'recordKind'> & { readonly assertedAt: string })[]>;

/** Puts on record as a repair what was repaired among the penalties, in their own view. */
export const penaltyRepairs =
  (read: RepairedPenalties): Consumer['apply'] =>
  async (db, changes) => {
    const repaired = changes.filter(
      ({ kind, operation, reason }) =>
        kind === 'penalty-disclosure' && operation === 'RETRACT' && reason === 'REPAIRED',
    );
    if (repaired.length === 0) return;
    for (const { assertedAt, ...granted } of await read(
      db,
      repaired.map(({ recordId }) => recordId),
    )) {
      await grantRepairs(db, momentAt(new Date(assertedAt)), [
        { ...granted, recordKind: 'PENALTY_DISCLOSURE' },
      ]);
    }
  };

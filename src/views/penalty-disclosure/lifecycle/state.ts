import { civilOrder } from '../../../database/civil-order.ts';
import type { DisclosureRow } from '../record.ts';
import type { disclosureActKind } from '../table.ts';

export type State = DisclosureRow['state'];
export type ActKind = (typeof disclosureActKind.enumValues)[number];

/** Where a decision stands on a day: EXPIRED from the midnight after its last day of publicity, with no job needed. */
export const stateOn = (
  { state, publicityEndsOn }: Pick<DisclosureRow, 'state' | 'publicityEndsOn'>,
  today: string,
): State => (state === 'PUBLISHED' && civilOrder(publicityEndsOn, today) < 0 ? 'EXPIRED' : state);

interface Transition {
  readonly from: readonly State[];
  /** In which of these the act leaves it. */
  readonly to: readonly State[];
}

const NOT_ENDED = ['DECIDED', 'EXEMPT', 'SUBMITTED', 'REJECTED', 'PUBLISHED'] as const;

/**
 * All that can be done with a decision. WITHDRAWN, REPAIRED and EXPIRED are in no `from`: what has ended stays so.
 * Of the exempt only a minor one comes to PUBLISHED, by its source's choice.
 */
export const TRANSITIONS: Readonly<Record<ActKind, Transition>> = {
  SUBMIT: { from: ['DECIDED', 'REJECTED'], to: ['SUBMITTED'] },
  PUBLISH: { from: ['DECIDED', 'SUBMITTED', 'EXEMPT'], to: ['PUBLISHED'] },
  REJECT: { from: ['SUBMITTED'], to: ['REJECTED'] },
  CORRECT: { from: NOT_ENDED, to: NOT_ENDED },
  WITHDRAW: { from: ['PUBLISHED'], to: ['WITHDRAWN'] },
  REPAIR: { from: ['PUBLISHED'], to: ['REPAIRED'] },
  DISPUTE: { from: ['PUBLISHED'], to: ['PUBLISHED'] },
  UPHOLD_DISPUTE: { from: ['PUBLISHED'], to: ['WITHDRAWN'] },
  DISMISS_DISPUTE: { from: ['PUBLISHED'], to: ['PUBLISHED'] },
  RECORD_PUBLICITY: { from: ['PUBLISHED'], to: ['PUBLISHED'] },
};

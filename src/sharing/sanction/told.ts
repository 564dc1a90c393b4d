import type { ChangeOperation, ChangeReason } from '../../changes/log.ts';
import type { DeliveryState } from './record.ts';

interface Told {
  readonly operation: ChangeOperation;
  readonly reason: ChangeReason;
}

export interface Telling extends Told {
  /** What this puller knows of the record; null: nothing. */
  readonly known: { readonly state: DeliveryState; readonly reason: ChangeReason } | null;
  /** Whether anything of such a record is shown to it. */
  readonly isShown: boolean;
  /** Whether it is told again because the puller's rights have changed. */
  readonly isRetold: boolean;
}

export interface Outcome {
  /** What the puller is told; null: nothing. */
  readonly told: Told | null;
  /** What it knows from then on; null: nothing. */
  readonly state: DeliveryState | null;
}

const NARROWED: Told = { operation: 'RETRACT', reason: 'NARROWED' };

/**
 * What a puller is told of a change. It hears of an end only if it has heard of the record, and hears of it as often as it
 * asks, because its answer may have been lost on the way.
 */
export function tell({ operation, reason, known, isShown, isRetold }: Telling): Outcome {
  const hasHeard = known !== null && known.state !== 'KEPT_BACK';
  if (operation === 'RETRACT') {
    return hasHeard ? { told: { operation, reason }, state: 'RETRACTED' } : { told: null, state: null };
  }
  // It ended for another reason, which the feed of its view tells.
  if (isRetold && known?.state === 'RETRACTED' && known.reason !== 'NARROWED') {
    return { told: null, state: 'RETRACTED' };
  }
  if (isShown) return { told: { operation, reason }, state: 'HELD' };
  return hasHeard ? { told: NARROWED, state: 'RETRACTED' } : { told: null, state: 'KEPT_BACK' };
}

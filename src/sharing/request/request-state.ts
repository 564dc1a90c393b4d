import type { PartRow, RequestRow } from './record.ts';

type PartState = PartRow['state'];
type RequestState = RequestRow['state'];

/** What somebody still has to decide. */
export const isOpen = ({ state }: Pick<PartRow, 'state'>): boolean =>
  state === 'OPEN' || state === 'AWAITING_CONFIRMATION';

/** Nothing will come of it any more. */
export const isSettled = ({ state }: Pick<PartRow, 'state'>): boolean =>
  state === 'APPROVED' || state === 'REFUSED' || state === 'WITHDRAWN';

/** The state of a request that has been submitted, from those of its parts: what is still to be done goes first. */
export function stateOfParts(parts: readonly Pick<PartRow, 'state'>[]): RequestState {
  if (parts.some(isOpen)) return 'UNDER_REVIEW';
  const has = (state: PartState) => parts.some((part) => part.state === state);
  if (has('RETURNED')) return 'RETURNED';
  if (has('APPROVED'))
    return parts.every(({ state }) => state === 'APPROVED') ? 'APPROVED' : 'PARTLY_APPROVED';
  return has('REFUSED') ? 'REFUSED' : 'WITHDRAWN';
}

/** When the first of what is still open has to be answered. */
export const dueOfParts = (parts: readonly Pick<PartRow, 'state' | 'dueOn'>[]): string | null =>
  parts
    .filter(isOpen)
    .map(({ dueOn }) => dueOn)
    .sort()[0] ?? null;

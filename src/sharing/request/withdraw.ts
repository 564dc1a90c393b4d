import { toShanghaiTime } from '../../clock.ts';
import type { Actor } from '../../permission/officer.ts';
import type { Acting } from './acting.ts';
import { notOpen, requireAsker } from './draft.ts';
import { record } from './history.ts';
import { lockRequest, settleRequest } from './locked-request.ts';
import type { RequestRow } from './record.ts';
import { isSettled } from './request-state.ts';

/** Takes a request back, as far as it has not been decided; what was granted stays until it is revoked. */
export async function withdrawRequest(acting: Acting, id: string, by: Actor): Promise<RequestRow> {
  const { at, moment } = acting;
  const { request, parts } = await lockRequest(at, id);
  requireAsker(request, by);
  if (!['DRAFT', 'UNDER_REVIEW', 'RETURNED'].includes(request.state)) throw notOpen(request, 'withdraw');
  const assertedAt = toShanghaiTime(moment.now);
  const left = parts.map((part) =>
    isSettled(part) ? part : { ...part, state: 'WITHDRAWN' as const, assertedAt },
  );
  const settled = await settleRequest(at, { request, parts: left }, moment);
  await record(at, [{ request: request.id, act: 'WITHDRAWN' }], by, moment.now);
  return settled;
}

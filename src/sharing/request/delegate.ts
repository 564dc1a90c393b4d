import { and, arrayContains, eq, inArray } from 'drizzle-orm';
import { writeRecords } from '../../changes/write.ts';
import { toShanghaiTime } from '../../clock.ts';
import { HubError } from '../../errors.ts';
import { typeOf } from '../../permission/coordinate.ts';
import type { Actor } from '../../permission/officer.ts';
import { loadPolicy, lockPolicy } from '../policy.ts';
import type { Acting } from './acting.ts';
import { record } from './history.ts';
import { lockRequest, settleRequest } from './locked-request.ts';
import { type DelegationRow, delegationRecords, type PartRow } from './record.ts';
import { newPart } from './submit.ts';
import { requestParts } from './table.ts';

/**
 * Says whether the steward of a type decides for a source. Taken back, it holds at once: what the steward has not decided
 * yet becomes the source's to decide, within the same deadline.
 */
export async function delegate(
  acting: Acting,
  delegation: { readonly type: string; readonly isPersonal: boolean; readonly isGiven: boolean },
  by: Actor,
): Promise<DelegationRow> {
  const { at, moment, graph } = acting;
  const { type } = delegation;
  await lockPolicy(at, 'update');
  const { sources } = await loadPolicy(at);
  if (graph.table.owners.get(type)?.records !== 'SOURCE' || !sources.get(type)?.has(by.department)) {
    throw new HubError('ARGUMENT_INVALID', {
      argument: 'type',
      why: `your department asserts no records of "${type}"`,
    });
  }
  const told = { ...delegation, source: by.department, assertedAt: toShanghaiTime(moment.now), version: 1 };
  await writeRecords(at, delegationRecords, [told], moment.now);
  if (!told.isGiven) await takeOver(acting, told, by);
  return told;
}

async function takeOver(acting: Acting, { type, isPersonal }: DelegationRow, by: Actor): Promise<void> {
  const { at } = acting;
  const open = await at
    .select({ id: requestParts.id, coordinates: requestParts.coordinates, decider: requestParts.decider })
    .from(requestParts)
    .where(
      and(
        inArray(requestParts.state, ['OPEN', 'AWAITING_CONFIRMATION', 'RETURNED']),
        arrayContains(requestParts.owners, [by.department]),
        eq(requestParts.isPersonal, isPersonal),
      ),
    )
    .orderBy(requestParts.request, requestParts.id);
  for (const { id, coordinates, decider } of open) {
    if (decider !== by.department && coordinates.some((one) => typeOf(one) === type))
      await takeOverPart(acting, id, by);
  }
}

async function takeOverPart({ at, moment }: Acting, id: string, by: Actor): Promise<void> {
  const { request, parts } = await lockRequest(at, id);
  const part = parts.find((one) => one.id === id) as PartRow;
  const { openedOn, dueOn } = part;
  const opened = { openedOn, dueOn, assertedAt: toShanghaiTime(moment.now) };
  const own: PartRow = {
    ...newPart(request, { ...part, decider: by.department, owners: [by.department] }, opened),
    // What waits to be completed still does; what somebody has only proposed is open again.
    state: part.state === 'RETURNED' ? 'RETURNED' : 'OPEN',
    reason: part.state === 'RETURNED' ? part.reason : null,
  };
  const owners = part.owners.filter((owner) => owner !== by.department);
  const changed =
    owners.length === 0
      ? parts.map((one) => (one.id === id ? { ...own, id, version: part.version } : one))
      : [...parts.map((one) => (one.id === id ? { ...part, owners } : one)), own];
  await settleRequest(at, { request, parts: changed }, moment);
  const handed = owners.length === 0 ? id : own.id;
  await record(at, [{ request: request.id, part: handed, act: 'HANDED_OVER' }], by, moment.now);
}

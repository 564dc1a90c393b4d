import { randomUUID } from 'node:crypto';
import { writeRecords } from '../../changes/write.ts';
import { toShanghaiTime } from '../../clock.ts';
import { HubError } from '../../errors.ts';
import type { Actor } from '../../permission/officer.ts';
import { clientFaults } from '../grant.ts';
import { loadPolicy } from '../policy.ts';
import type { Acting } from './acting.ts';
import { record } from './history.ts';
import { lockRequest } from './locked-request.ts';
import { type RequestRow, requestRecords } from './record.ts';
import type { WantedAccess } from './wanted.ts';
import { wantedFaults } from './wanted-faults.ts';

/** Keeps a request that nobody else sees before it is submitted; REQUEST_REFUSED says all that is wrong with it. */
export async function draftRequest(acting: Acting, wanted: WantedAccess, by: Actor): Promise<RequestRow> {
  await requireSound(acting, wanted, by);
  const { at, moment } = acting;
  const draftedAt = toShanghaiTime(moment.now);
  const drafted: RequestRow = {
    id: randomUUID(),
    asker: by.department,
    ...columnsOf(wanted),
    state: 'DRAFT',
    draftedAt,
    submittedAt: null,
    dueOn: null,
    assertedAt: draftedAt,
    version: 1,
  };
  await writeRecords(at, requestRecords, [drafted], moment.now);
  await record(at, [{ request: drafted.id, act: 'DRAFTED' }], by, moment.now);
  return drafted;
}

/**
 * Changes a draft, or completes what was returned (补正). Of a request that was submitted the purpose and the fields stay,
 * because others have decided on them.
 */
export async function amendRequest(
  acting: Acting,
  { id, wanted }: { readonly id: string; readonly wanted: WantedAccess },
  by: Actor,
): Promise<RequestRow> {
  const { at, moment } = acting;
  const { request } = await lockRequest(at, id);
  requireAsker(request, by);
  if (request.state !== 'DRAFT' && request.state !== 'RETURNED') throw notOpen(request, 'amend');
  await requireSound(acting, wanted, by);
  const changed = columnsOf(wanted);
  if (request.state === 'RETURNED' && whatIsDecided(changed) !== whatIsDecided(request)) {
    const why =
      'Its purpose, fields, sources and application stay as they were submitted; ask for others in a request of their own.';
    throw new HubError('REQUEST_REFUSED', { why });
  }
  const amended = { ...request, ...changed, assertedAt: toShanghaiTime(moment.now) };
  await writeRecords(at, requestRecords, [amended], moment.now);
  await record(at, [{ request: request.id, act: 'AMENDED' }], by, moment.now);
  return amended;
}

/** REQUEST_UNKNOWN to whoever has not asked it: a draft concerns nobody else. */
export function requireAsker({ id, asker }: RequestRow, { department }: Actor): void {
  if (asker !== department) throw new HubError('REQUEST_UNKNOWN', { id });
}

export const notOpen = ({ state }: { readonly state: string }, act: string): HubError =>
  new HubError('REQUEST_NOT_OPEN', { state, act });

async function requireSound({ at, graph, exists }: Acting, wanted: WantedAccess, by: Actor): Promise<void> {
  const policy = await loadPolicy(at);
  const faults = [
    ...wantedFaults(wanted, { policy, graph, exists }),
    ...(await clientFaults(at, { client: wanted.client, grantee: by.department })),
  ];
  if (faults.length > 0) throw new HubError('REQUEST_REFUSED', { why: faults.join(' ') });
}

export const columnsOf = ({ scope, coordinates, sources, ...wanted }: WantedAccess) => ({
  ...wanted,
  division: scope.division,
  industry: scope.industry,
  directory: scope.directory,
  coordinates: [...new Set(coordinates)],
  sources: sources === null ? null : [...new Set(sources)],
});

export const wantedOf = (request: RequestRow): WantedAccess => ({
  purpose: request.purpose,
  coordinates: request.coordinates,
  sources: request.sources,
  client: request.client,
  scope: { division: request.division, industry: request.industry, directory: request.directory },
  mask: request.mask,
  scenario: request.scenario,
  legalBasis: request.legalBasis,
  validFrom: request.validFrom,
  validTo: request.validTo,
});

const whatIsDecided = ({
  purpose,
  coordinates,
  sources,
  client,
}: Pick<RequestRow, 'purpose' | 'coordinates' | 'sources' | 'client'>): string =>
  JSON.stringify([purpose, [...coordinates].sort(), sources && [...sources].sort(), client]);

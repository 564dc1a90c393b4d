import { randomUUID } from 'node:crypto';
import { dueAfter } from '../../calendar/deadlines.ts';
import { toShanghaiTime } from '../../clock.ts';
import { HubError } from '../../errors.ts';
import { typeOf } from '../../permission/coordinate.ts';
import type { Actor } from '../../permission/officer.ts';
import type { PolicySnapshot } from '../../permission/policy.ts';
import { loadPolicy, lockPolicy } from '../policy.ts';
import type { Acting } from './acting.ts';
import { notOpen, requireAsker, wantedOf } from './draft.ts';
import { type Act, record } from './history.ts';
import { type LockedRequest, lockRequest, settleRequest } from './locked-request.ts';
import type { PartRow, RequestRow } from './record.ts';
import { type Part, sourcesOf, splitRequest } from './split.ts';
import { delegations } from './table.ts';
import { missingFaults, wantedFaults } from './wanted-faults.ts';

/**
 * Puts a draft, or what was returned, before those who decide. Each has its own part and deadline; what every member may
 * read anyway is answered at once. YEAR_NOT_LOADED where a deadline would fall into a year that is not announced.
 */
export async function submitRequest(acting: Acting, id: string, by: Actor): Promise<RequestRow> {
  const { at, moment, deadlines } = acting;
  const locked = await lockRequest(at, id);
  const { request } = locked;
  requireAsker(request, by);
  if (request.state !== 'DRAFT' && request.state !== 'RETURNED') throw notOpen(request, 'submit');
  // A delegation that is taken back meanwhile must find the part that was opened by it.
  await lockPolicy(at, 'share');
  const policy = await loadPolicy(at);
  requireComplete(request, acting, policy);
  const opened = {
    openedOn: moment.today,
    dueOn: dueAfter(moment.today, deadlines.answer),
    assertedAt: toShanghaiTime(moment.now),
  };
  const parts =
    request.state === 'DRAFT' ? await split(locked, acting, { policy, opened }) : reopened(locked, opened);
  const submitted = { ...request, submittedAt: request.submittedAt ?? opened.assertedAt };
  const settled = await settleRequest(at, { request: submitted, parts }, moment);
  // Of what comes again it was said when it came first.
  const answered = request.state === 'DRAFT' ? parts.filter(({ decider }) => decider === null) : [];
  const acts = answered.map(
    (part): Act => ({ request: request.id, part: part.id, act: 'ANSWERED_BY_CLASS' }),
  );
  await record(at, [{ request: request.id, act: 'SUBMITTED' }, ...acts], by, moment.now);
  return settled;
}

function requireComplete(
  request: RequestRow,
  { graph, exists, moment }: Acting,
  policy: PolicySnapshot,
): void {
  const wanted = wantedOf(request);
  // A draft may be older than what it asks for.
  const faults = [
    ...missingFaults(wanted, moment.today),
    ...wantedFaults(wanted, { policy, graph, exists }),
    ...wanted.coordinates.flatMap((coordinate) => sourceFaults(coordinate, request, { graph, policy })),
  ];
  if (faults.length > 0) throw new HubError('REQUEST_REFUSED', { why: faults.join(' ') });
}

function sourceFaults(
  coordinate: string,
  request: RequestRow,
  { graph, policy }: Pick<Acting, 'graph'> & { readonly policy: PolicySnapshot },
): string[] {
  const type = typeOf(coordinate);
  const isAskedOfSources =
    graph.table.shares.get(coordinate)?.class === 'CONDITIONAL' &&
    graph.table.owners.get(type)?.records === 'SOURCE';
  if (!isAskedOfSources || sourcesOf(type, request, policy).length > 0) return [];
  return [`Nobody of whom it is asked has records of ${type}.`];
}

type Opened = Pick<PartRow, 'openedOn' | 'dueOn' | 'assertedAt'>;

async function split(
  { request }: LockedRequest,
  { at, graph }: Acting,
  { policy, opened }: { readonly policy: PolicySnapshot; readonly opened: Opened },
): Promise<PartRow[]> {
  const told = await at.select().from(delegations);
  const parts = splitRequest(request, { table: graph.table, policy, delegations: told });
  return parts.map((part) => newPart(request, part, opened));
}

/** Completed, it gets a deadline of its own: the owner could not decide before. */
const reopened = ({ parts }: LockedRequest, opened: Opened): PartRow[] =>
  parts.map((part) =>
    part.state === 'RETURNED' ? { ...part, ...UNDECIDED, ...opened, state: 'OPEN' } : part,
  );

/** What a part says before anything was decided. */
export const UNDECIDED = {
  division: null,
  industry: null,
  directory: null,
  mask: null,
  validFrom: null,
  validTo: null,
  reason: null,
  legalBasis: null,
  decidedBy: null,
  decidedAt: null,
  confirmedBy: null,
  confirmedAt: null,
} as const;

export const newPart = (
  { id }: Pick<RequestRow, 'id'>,
  { decider, owners, coordinates, isPersonal }: Part,
  opened: Opened,
): PartRow => ({
  id: randomUUID(),
  request: id,
  decider,
  owners: [...owners],
  coordinates: [...coordinates],
  isPersonal,
  ...UNDECIDED,
  state: decider === null ? 'APPROVED' : 'OPEN',
  ...opened,
  version: 1,
});

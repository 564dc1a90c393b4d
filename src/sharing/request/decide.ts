import { dueAfter } from '../../calendar/deadlines.ts';
import { toShanghaiTime } from '../../clock.ts';
import { HubError } from '../../errors.ts';
import { periodFaults, scopeFaults } from '../../permission/grant-faults.ts';
import type { Actor } from '../../permission/officer.ts';
import type { RowScope } from '../../permission/scope.ts';
import type { Mask } from '../../permission/share.ts';
import { writeGrant } from '../grant.ts';
import type { Acting } from './acting.ts';
import { notOpen } from './draft.ts';
import { record } from './history.ts';
import { type LockedRequest, lockRequest, settleRequest, withPart } from './locked-request.ts';
import type { PartRow, RequestRow } from './record.ts';
import { isOpen } from './request-state.ts';
import { UNDECIDED } from './submit.ts';

export const DECISIONS = ['APPROVE', 'REFUSE', 'RETURN'] as const;

export interface Decision {
  /** Of a part, or of a request of which the department decides one part. */
  readonly id: string;
  readonly decision: (typeof DECISIONS)[number];
  readonly reason: string | null;
  readonly legalBasis: string | null;
  /** Less than was asked; null for what was asked. */
  readonly scope: RowScope | null;
  readonly mask: Mask | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

type Officer = Actor & { readonly person: string };

/** Decides one part. Approved, it is granted from that moment, or, with personal data, from the second officer's on. */
export async function decidePart(acting: Acting, decision: Decision, by: Officer): Promise<RequestRow> {
  const { at, moment } = acting;
  const locked = await lockRequest(at, decision.id);
  const part = partOf(locked, decision.id, by);
  if (!isOpen(part)) throw notOpen(part, 'decide');
  const told = {
    ...part,
    ...UNDECIDED,
    reason: blankAsNull(decision.reason),
    legalBasis: blankAsNull(decision.legalBasis),
    decidedBy: by.person,
    decidedAt: toShanghaiTime(moment.now),
    assertedAt: toShanghaiTime(moment.now),
  };
  const { reason } = told;
  switch (decision.decision) {
    case 'APPROVE': {
      const granted = { ...told, ...termsOf(locked.request, decision, acting) };
      const changed: PartRow = { ...granted, state: part.isPersonal ? 'AWAITING_CONFIRMATION' : 'APPROVED' };
      if (!part.isPersonal) await giveGrants(acting, locked.request, changed);
      return settle(acting, locked, { changed, act: part.isPersonal ? 'PROPOSED' : 'APPROVED', by });
    }
    case 'REFUSE':
      if (reason === null) throw missing('reason', 'a refusal says why');
      if (told.legalBasis === null) throw missing('legalBasis', 'a refusal cites the law it rests on');
      return settle(acting, locked, { changed: { ...told, state: 'REFUSED' }, act: 'REFUSED', by });
    case 'RETURN':
      if (reason === null) throw missing('reason', 'what is returned says what to complete');
      return settle(acting, locked, { changed: { ...told, state: 'RETURNED' }, act: 'RETURNED', by });
  }
}

/** The second officer's word on personal data: from this moment it is granted. */
export async function confirmPart(acting: Acting, id: string, by: Officer): Promise<RequestRow> {
  const { at, moment } = acting;
  const locked = await lockRequest(at, id);
  const part = partOf(locked, id, by);
  if (part.state !== 'AWAITING_CONFIRMATION') throw notOpen(part, 'confirm');
  if (part.decidedBy === by.person) throw new HubError('SECOND_OFFICER_NEEDED');
  const confirmedAt = toShanghaiTime(moment.now);
  const changed: PartRow = {
    ...part,
    state: 'APPROVED',
    confirmedBy: by.person,
    confirmedAt,
    assertedAt: confirmedAt,
  };
  await giveGrants(acting, locked.request, changed);
  return settle(acting, locked, { changed, act: 'APPROVED', by });
}

async function settle(
  { at, moment }: Acting,
  { request, parts }: LockedRequest,
  {
    changed,
    act,
    by,
  }: { changed: PartRow; act: 'PROPOSED' | 'APPROVED' | 'REFUSED' | 'RETURNED'; by: Officer },
): Promise<RequestRow> {
  const settled = await settleRequest(at, { request, parts: withPart(parts, changed) }, moment);
  await record(at, [{ request: request.id, part: changed.id, act, reason: changed.reason }], by, moment.now);
  return settled;
}

/** The part that a department decides; whoever has nothing to do with the request is told that there is none. */
function partOf({ request, parts }: LockedRequest, id: string, { department }: Actor): PartRow {
  const mine = parts.filter(({ decider }) => decider === department);
  const named = parts.find((part) => part.id === id);
  if (request.asker === department) throw new HubError('OWN_REQUEST');
  if (mine.length === 0) throw new HubError('REQUEST_UNKNOWN', { id });
  if (named !== undefined) {
    if (named.decider === department) return named;
    throw new HubError('PART_FOREIGN', { decider: named.decider ?? 'its share class' });
  }
  const waiting = mine.filter(isOpen);
  const [one] = waiting.length === 1 ? waiting : mine;
  if (waiting.length > 1 || (waiting.length === 0 && mine.length > 1)) {
    const why = `your department decides ${mine.length} parts of it; name one: ${mine.map((part) => part.id).join(', ')}`;
    throw new HubError('ARGUMENT_INVALID', { argument: 'id', why });
  }
  return one as PartRow;
}

/** What is granted: as asked, or less. */
function termsOf(request: RequestRow, decision: Decision, { moment, deadlines }: Acting) {
  const { today } = moment;
  const asked = { division: request.division, industry: request.industry, directory: request.directory };
  const scope = decision.scope ?? asked;
  const soonest = later(request.validFrom as string, today);
  const validFrom = decision.validFrom ?? soonest;
  const validTo = decision.validTo ?? (request.validTo as string);
  const faults = [
    ...scopeFaults({ scope }),
    ...periodFaults({ validFrom, validTo }),
    ...widerFaults(scope, asked),
    ...(validFrom < (request.validFrom as string) ? [`It was asked for from ${request.validFrom} on.`] : []),
    ...(validTo > (request.validTo as string) ? [`It was asked for until ${request.validTo}.`] : []),
    ...lateFaults(validFrom, soonest, { today, workdays: deadlines.provision }),
    ...(validTo < today ? [`Its last day, ${validTo}, is over; return it to be asked anew.`] : []),
  ];
  if (faults.length > 0) throw new HubError('REQUEST_REFUSED', { why: faults.join(' ') });
  return { ...scope, mask: decision.mask ?? request.mask, validFrom, validTo };
}

/** What is agreed to is provided in time (政务数据共享条例 Art. 21), unless it was asked for from a later day on. */
function lateFaults(
  validFrom: string,
  soonest: string,
  { today, workdays }: { readonly today: string; readonly workdays: number },
): string[] {
  if (validFrom <= soonest) return [];
  const provided = later(soonest, dueAfter(today, workdays));
  if (validFrom <= provided) return [];
  return [
    `What is agreed to is provided by ${provided}, after ${workdays} working days (政务数据共享条例 Art. 21).`,
  ];
}

/** An owner may give less than was asked, and not more: nobody needs what he did not ask for. */
function widerFaults(given: RowScope, asked: RowScope): string[] {
  const isWithin = (part: 'division' | 'industry') =>
    given[part]?.startsWith(asked[part] ?? '') ?? asked[part] === null;
  const faults = (['division', 'industry'] as const)
    .filter((part) => !isWithin(part))
    .map((part) => `It was asked for the ${part} ${asked[part]} alone.`);
  if (asked.directory !== null && given.directory !== asked.directory) {
    faults.push(`It was asked for the directory ${asked.directory} alone.`);
  }
  return faults;
}

/** One grant for each whose records they are. */
async function giveGrants({ at, graph, moment }: Acting, request: RequestRow, part: PartRow): Promise<void> {
  for (const owner of part.owners) {
    await writeGrant(
      at,
      {
        owner,
        grantee: request.asker,
        client: request.client,
        purpose: request.purpose as string,
        coordinates: part.coordinates,
        scope: { division: part.division, industry: part.industry, directory: part.directory },
        mask: part.mask,
        validFrom: part.validFrom as string,
        validTo: part.validTo as string,
        basis: request.legalBasis as string,
        requestPart: part.id,
      },
      { graph, moment },
    );
  }
}

const later = (one: string, other: string): string => (one > other ? one : other);

const blankAsNull = (text: string | null): string | null => (text?.trim() ? text.trim() : null);

const missing = (argument: string, why: string) => new HubError('ARGUMENT_INVALID', { argument, why });

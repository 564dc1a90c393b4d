import { naiveWorkday } from '../../../oracle/naive/workday.ts';

/** Who does something. */
export interface Actor {
  readonly department: string;
  readonly role: 'app' | 'analyst' | 'data-owner' | 'auditor';
  readonly person: string | null;
}

export interface Wanted {
  readonly purpose: string | null;
  readonly coordinates: readonly string[];
  readonly sources: readonly string[] | null;
  readonly scenario: string | null;
  readonly division: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

export interface ModelPart {
  decider: string | null;
  owners: string[];
  readonly coordinates: string[];
  state: string;
  dueOn: string;
  decidedBy: string | null;
  granted: { division: string | null; validFrom: string; validTo: string } | null;
}

export interface ModelRequest {
  /** By the order in which they were drafted. */
  readonly index: number;
  readonly asker: string;
  wanted: Wanted;
  isSubmitted: boolean;
  isWithdrawnDraft: boolean;
  parts: ModelPart[];
}

export interface ModelGrant {
  readonly owner: string;
  readonly grantee: string;
  readonly coordinates: readonly string[];
  readonly division: string | null;
  readonly validFrom: string;
  readonly validTo: string;
  isRevoked: boolean;
}

/** `null` for the code of an error that must not come. */
export type Outcome = string | null;

const SOURCES = ['fire', 'transport'];
const STEWARDS: Readonly<Record<string, string>> = {
  Subject: 'market-regulation',
  PenaltyDisclosure: 'credit-office',
};
const CONDITIONAL = ['Subject.phone', 'Subject.contactAddress', 'PenaltyDisclosure.remark'];
const OTHERS = ['Subject.name', 'Subject.address'];
export const NOT_TO_BE_ASKED = ['Subject.fone', 'Subject.legalRepresentativeIdNumber'];
export const FIELDS = [...CONDITIONAL, ...OTHERS, ...NOT_TO_BE_ASKED];

/** What should become of requests, said as plainly as it can be: no database, no graph, no clock but `today`. */
export class Model {
  requests: ModelRequest[] = [];
  grants: ModelGrant[] = [];
  /** Sources that let the steward decide on their personal data. */
  delegating = new Set<string>();

  constructor(public today: string) {}

  draft({ department, role }: Actor, wanted: Wanted): Outcome {
    if (role === 'auditor') return 'ROLE_NEEDED';
    if (isUnsound(wanted)) return 'REQUEST_REFUSED';
    this.requests.push({
      index: this.requests.length,
      asker: department,
      wanted,
      isSubmitted: false,
      isWithdrawnDraft: false,
      parts: [],
    });
    return null;
  }

  amend({ department, role }: Actor, request: ModelRequest, wanted: Wanted): Outcome {
    if (role === 'auditor') return 'ROLE_NEEDED';
    if (request.asker !== department) return 'REQUEST_UNKNOWN';
    const state = stateOf(request);
    if (state !== 'DRAFT' && state !== 'RETURNED') return 'REQUEST_NOT_OPEN';
    if (isUnsound(wanted)) return 'REQUEST_REFUSED';
    if (state === 'RETURNED' && fixedOf(wanted) !== fixedOf(request.wanted)) return 'REQUEST_REFUSED';
    request.wanted = wanted;
    return null;
  }

  submit({ department, role }: Actor, request: ModelRequest): Outcome {
    if (role === 'auditor') return 'ROLE_NEEDED';
    if (request.asker !== department) return 'REQUEST_UNKNOWN';
    const state = stateOf(request);
    if (state !== 'DRAFT' && state !== 'RETURNED') return 'REQUEST_NOT_OPEN';
    const { purpose, scenario, validFrom, validTo } = request.wanted;
    if (purpose === null || scenario === null || validFrom === null || validTo === null)
      return 'REQUEST_REFUSED';
    if (validTo < this.today) return 'REQUEST_REFUSED';
    const parts = this.split(request);
    if (parts === null) return 'REQUEST_REFUSED';
    const dueOn = naiveWorkday(this.today, 10);
    if (dueOn === null) return 'YEAR_NOT_LOADED';
    if (state === 'DRAFT') {
      request.parts = parts.map((part) => ({ ...part, dueOn }));
      request.isSubmitted = true;
    } else {
      for (const part of request.parts) {
        if (part.state === 'RETURNED') Object.assign(part, { state: 'OPEN', dueOn, decidedBy: null });
      }
    }
    return null;
  }

  withdraw({ department, role }: Actor, request: ModelRequest): Outcome {
    if (role === 'auditor') return 'ROLE_NEEDED';
    if (request.asker !== department) return 'REQUEST_UNKNOWN';
    const state = stateOf(request);
    if (!['DRAFT', 'UNDER_REVIEW', 'RETURNED'].includes(state)) return 'REQUEST_NOT_OPEN';
    if (state === 'DRAFT') request.isWithdrawnDraft = true;
    for (const part of request.parts) {
      if (['OPEN', 'AWAITING_CONFIRMATION', 'RETURNED'].includes(part.state)) part.state = 'WITHDRAWN';
    }
    return null;
  }

  decide(actor: Actor, target: { request: ModelRequest; part: ModelPart }, decision: Decision): Outcome {
    const { request, part } = target;
    const barred = notTheirs(actor, target);
    if (barred !== null) return barred;
    if (part.state !== 'OPEN' && part.state !== 'AWAITING_CONFIRMATION') return 'REQUEST_NOT_OPEN';
    if (decision.kind !== 'APPROVE') {
      if (decision.reason === null) return 'ARGUMENT_INVALID';
      if (decision.kind === 'REFUSE' && decision.legalBasis === null) return 'ARGUMENT_INVALID';
      part.state = decision.kind === 'REFUSE' ? 'REFUSED' : 'RETURNED';
    } else {
      const asked = request.wanted as Wanted & { validFrom: string; validTo: string };
      const division = decision.division ?? asked.division;
      if (asked.division !== null && !division?.startsWith(asked.division)) return 'REQUEST_REFUSED';
      const validFrom = asked.validFrom > this.today ? asked.validFrom : this.today;
      if (asked.validTo < validFrom) return 'REQUEST_REFUSED';
      part.granted = { division, validFrom, validTo: asked.validTo };
      // Every field that is granted here holds personal data.
      part.state = 'AWAITING_CONFIRMATION';
    }
    part.decidedBy = actor.person;
    return null;
  }

  confirm(actor: Actor, target: { request: ModelRequest; part: ModelPart }): Outcome {
    const { request, part } = target;
    const barred = notTheirs(actor, target);
    if (barred !== null) return barred;
    if (part.state !== 'AWAITING_CONFIRMATION') return 'REQUEST_NOT_OPEN';
    if (part.decidedBy === actor.person) return 'SECOND_OFFICER_NEEDED';
    part.state = 'APPROVED';
    for (const owner of part.owners) {
      const { granted, coordinates } = part;
      if (granted === null) throw new Error('Nothing was granted.');
      this.grants.push({ owner, grantee: request.asker, coordinates, ...granted, isRevoked: false });
    }
    return null;
  }

  delegate({ department, role, person }: Actor, isGiven: boolean): Outcome {
    if (role !== 'data-owner') return 'ROLE_NEEDED';
    if (person === null) return 'PERSON_NEEDED';
    if (!SOURCES.includes(department)) return 'ARGUMENT_INVALID';
    if (isGiven) {
      this.delegating.add(department);
      return null;
    }
    this.delegating.delete(department);
    for (const { parts } of this.requests) {
      for (const part of [...parts]) {
        const isLeft = part.decider === department || !part.owners.includes(department);
        if (isLeft || !['OPEN', 'AWAITING_CONFIRMATION', 'RETURNED'].includes(part.state)) continue;
        const state = part.state === 'RETURNED' ? 'RETURNED' : 'OPEN';
        part.owners = part.owners.filter((owner) => owner !== department);
        parts.push({
          ...part,
          decider: department,
          owners: [department],
          state,
          decidedBy: null,
          granted: null,
        });
        if (part.owners.length === 0) parts.splice(parts.indexOf(part), 1);
      }
    }
    return null;
  }

  revoke({ department, role, person }: Actor, grant: ModelGrant): Outcome {
    if (role !== 'data-owner') return 'ROLE_NEEDED';
    if (person === null) return 'PERSON_NEEDED';
    if ((grant.owner !== department && grant.grantee !== department) || grant.isRevoked)
      return 'GRANT_UNKNOWN';
    grant.isRevoked = true;
    return null;
  }

  /** The department that decides, whose records, which fields; null where nobody has records of one. */
  private split({ asker, wanted }: ModelRequest): Omit<ModelPart, 'dueOn'>[] | null {
    const parts = new Map<string, Omit<ModelPart, 'dueOn'>>();
    const add = (decider: string | null, owner: string | null, coordinate: string) => {
      const isOwn = decider === owner;
      const key = `${decider} ${isOwn} ${coordinate.split('.')[0]}`;
      const state = decider === null ? 'APPROVED' : 'OPEN';
      const part = parts.get(key) ?? {
        decider,
        owners: [],
        coordinates: [],
        state,
        decidedBy: null,
        granted: null,
      };
      if (owner !== null && !part.owners.includes(owner)) part.owners.push(owner);
      if (!part.coordinates.includes(coordinate)) part.coordinates.push(coordinate);
      parts.set(key, part);
    };
    for (const coordinate of wanted.coordinates) {
      const type = coordinate.split('.')[0] ?? '';
      const steward = STEWARDS[type] ?? '';
      if (!CONDITIONAL.includes(coordinate)) add(null, null, coordinate);
      else if (type === 'Subject') {
        if (steward === asker) add(null, null, coordinate);
        else add(steward, steward, coordinate);
      } else {
        const owners = SOURCES.filter(
          (source) => source !== asker && (wanted.sources === null || wanted.sources.includes(source)),
        );
        if (owners.length === 0) return null;
        for (const owner of owners) {
          const isStewards = steward !== asker && this.delegating.has(owner);
          add(isStewards ? steward : owner, owner, coordinate);
        }
      }
    }
    return [...parts.values()];
  }
}

export interface Decision {
  readonly kind: 'APPROVE' | 'REFUSE' | 'RETURN';
  readonly reason: string | null;
  readonly legalBasis: string | null;
  readonly division: string | null;
}

export function stateOf({ isSubmitted, isWithdrawnDraft, parts }: ModelRequest): string {
  if (isWithdrawnDraft) return 'WITHDRAWN';
  if (!isSubmitted) return 'DRAFT';
  const states = parts.map(({ state }) => state);
  if (states.some((state) => state === 'OPEN' || state === 'AWAITING_CONFIRMATION')) return 'UNDER_REVIEW';
  if (states.includes('RETURNED')) return 'RETURNED';
  if (states.every((state) => state === 'APPROVED')) return 'APPROVED';
  if (states.includes('APPROVED')) return 'PARTLY_APPROVED';
  return states.includes('REFUSED') ? 'REFUSED' : 'WITHDRAWN';
}

function notTheirs(
  { department, role, person }: Actor,
  { request, part }: { request: ModelRequest; part: ModelPart },
): Outcome {
  if (role !== 'data-owner') return 'ROLE_NEEDED';
  if (person === null) return 'PERSON_NEEDED';
  if (request.asker === department) return 'OWN_REQUEST';
  if (part.decider === department) return null;
  return request.parts.some(({ decider }) => decider === department) ? 'PART_FOREIGN' : 'REQUEST_UNKNOWN';
}

function isUnsound({ purpose, coordinates, validFrom, validTo, division }: Wanted): boolean {
  return (
    coordinates.length === 0 ||
    coordinates.some((coordinate) => NOT_TO_BE_ASKED.includes(coordinate)) ||
    purpose === 'curiosity' ||
    (purpose === 'credit-grading' && coordinates.includes('Subject.phone')) ||
    (validFrom !== null && validTo !== null && validTo < validFrom) ||
    (division !== null && ![2, 4, 6].includes(division.length))
  );
}

const fixedOf = ({ purpose, coordinates, sources }: Wanted): string =>
  JSON.stringify([purpose, [...new Set(coordinates)].sort(), sources && [...new Set(sources)].sort()]);

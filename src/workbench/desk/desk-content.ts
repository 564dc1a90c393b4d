import { list, record, text } from '../access.ts';
import { askGraph } from '../graph-request.ts';
import type { Tokens } from '../tokens.ts';
import type { Wording } from '../wording.ts';
import { problemOf } from './problem.ts';

/** What lies before a department: what it has to do, what it has asked for, what it shares and is given. */
export interface DeskContent {
  /** Whose token it is. */
  readonly department: string | null;
  readonly roles: readonly string[];
  readonly duties: readonly Duty[];
  readonly requests: readonly AccessRequest[];
  readonly grants: readonly Grant[];
  /** What was wrong with some of it. */
  readonly problem: Wording | null;
}

interface Named {
  readonly id: string;
  readonly name: string | null;
}

interface RowScope {
  readonly division: string | null;
  readonly industry: string | null;
  readonly directory: string | null;
}

export interface Duty {
  readonly kind: string;
  readonly department: Named | null;
  readonly dueOn: string | null;
  readonly overdue: boolean;
  readonly request: AccessRequest | null;
  readonly part: RequestPart | null;
  readonly doubt: Doubt | null;
  readonly grant: Grant | null;
}

export interface AccessRequest {
  readonly id: string;
  readonly state: string;
  readonly asker: Named | null;
  readonly client: string | null;
  readonly purpose: Named | null;
  readonly coordinates: readonly string[];
  readonly sources: readonly string[] | null;
  readonly scope: RowScope | null;
  readonly mask: string | null;
  readonly scenario: string | null;
  readonly legalBasis: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly dueOn: string | null;
  readonly overdue: boolean | null;
  readonly parts: readonly RequestPart[] | null;
}

export interface RequestPart {
  readonly id: string;
  readonly state: string;
  readonly decider: Named | null;
  readonly coordinates: readonly string[];
  readonly isPersonal: boolean | null;
  readonly dueOn: string | null;
  readonly overdue: boolean | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly reason: string | null;
  readonly legalBasis: string | null;
  readonly decidedBy: string | null;
}

export interface Doubt {
  readonly id: string;
  readonly state: string;
  readonly recordType: string;
  readonly recordId: string;
  readonly coordinate: string;
  readonly raisedBy: Named | null;
  readonly reason: string;
  readonly answer: string | null;
}

export interface Grant {
  readonly id: string;
  readonly owner: Named | null;
  readonly grantee: Named | null;
  readonly client: string | null;
  readonly purpose: Named | null;
  readonly coordinates: readonly string[];
  readonly scope: RowScope | null;
  readonly mask: string | null;
  readonly validFrom: string;
  readonly validTo: string;
  readonly basis: string;
  readonly state: string;
  readonly revokedBecause: string | null;
  readonly expiresSoon: boolean | null;
}

export const DESK = `query Desk {
  viewer { department { id } roles }
  duties(first: 200) {
    kind
    department { id name }
    dueOn
    overdue
    request { ...Asked }
    part { ...Part }
    doubt { id state recordType recordId coordinate raisedBy { id name } reason answer }
    grant { ...Given }
  }
  accessRequests(role: ASKER, first: 200) { ...Asked }
  grants { ...Given }
}

fragment Asked on AccessRequest {
  id
  state
  asker { id name }
  client
  purpose { id name }
  coordinates
  sources
  scope { division industry directory }
  mask
  scenario
  legalBasis
  validFrom
  validTo
  dueOn
  overdue
  parts { ...Part }
}

fragment Part on RequestPart {
  id
  state
  decider { id name }
  coordinates
  isPersonal
  dueOn
  overdue
  validFrom
  validTo
  reason
  legalBasis
  decidedBy
}

fragment Given on Grant {
  id
  owner { id name }
  grantee { id name }
  client
  purpose { id name }
  coordinates
  scope { division industry directory }
  mask
  validFrom
  validTo
  basis
  state
  revokedBecause
  expiresSoon
}`;

/** Rejects only when it was stopped. */
export async function loadDesk(tokens: Tokens, signal: AbortSignal): Promise<DeskContent> {
  const answer = await askGraph({
    operation: { query: DESK, operationName: 'Desk' },
    tokens,
    // What is asked of the hub itself serves no purpose of the data's.
    reason: { purpose: '', caseNumber: '', strict: false },
    signal,
  });
  const { viewer, duties, accessRequests, grants } = record(answer.data);
  const { department, roles } = record(viewer);
  return {
    department: text(record(department).id),
    roles: list(roles) as string[],
    duties: list(duties) as Duty[],
    requests: list(accessRequests) as AccessRequest[],
    grants: list(grants) as Grant[],
    problem: problemOf(answer),
  };
}

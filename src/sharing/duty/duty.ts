import type { DoubtRow } from '../doubt/record.ts';
import type { GrantRow } from '../record.ts';
import type { PartRow } from '../request/record.ts';

export const DUTIES = [
  'DECIDE',
  'CONFIRM',
  'COMPLETE',
  'ANSWER_DOUBT',
  'SEND_CORRECTION',
  'RENEW_OR_LET_END',
] as const;

/** What a department still has to do, and until when. */
export interface DutyRow {
  readonly kind: (typeof DUTIES)[number];
  readonly department: string;
  /** Null where nothing says until when. */
  readonly dueOn: string | null;
  /** Its id; how far it has come depends on who looks. */
  readonly request: string | null;
  readonly part: PartRow | null;
  readonly doubt: DoubtRow | null;
  readonly grant: GrantRow | null;
}

const NOTHING = { request: null, part: null, doubt: null, grant: null };

export const dutyOfPart = (part: PartRow, asker: string): DutyRow => ({
  ...NOTHING,
  kind: part.state === 'OPEN' ? 'DECIDE' : part.state === 'RETURNED' ? 'COMPLETE' : 'CONFIRM',
  department: part.state === 'RETURNED' ? asker : (part.decider as string),
  dueOn: part.state === 'RETURNED' ? null : part.dueOn,
  request: part.request,
  part,
});

export const dutyOfDoubt = (doubt: DoubtRow): DutyRow => ({
  ...NOTHING,
  kind: doubt.state === 'RAISED' ? 'ANSWER_DOUBT' : 'SEND_CORRECTION',
  department: doubt.source,
  dueOn: doubt.dueOn,
  doubt,
});

/** A grant ends by itself; whoever still needs it asks for it once more before. */
export const dutyOfGrant = (grant: GrantRow): DutyRow => ({
  ...NOTHING,
  kind: 'RENEW_OR_LET_END',
  department: grant.grantee,
  dueOn: grant.validTo,
  grant,
});

export const isOverdue = ({ kind, dueOn }: DutyRow, today: string): boolean =>
  kind !== 'RENEW_OR_LET_END' && dueOn !== null && dueOn < today;

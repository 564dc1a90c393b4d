import { eq } from 'drizzle-orm';
import { writeRecords } from '../../../changes/write.ts';
import { toShanghaiTime } from '../../../clock.ts';
import { HubError } from '../../../errors.ts';
import { type Acting, said } from '../way/acting.ts';
import { type ClueRow, clueRecords } from './record.ts';
import { clues } from './table.ts';

type State = ClueRow['state'];

export const CLUE_ACTS = ['RECEIVE', 'REJECT', 'FILE', 'NOT_FILE', 'CLOSE'] as const;
export type ClueAct = (typeof CLUE_ACTS)[number];

interface Step {
  readonly from: readonly State[];
  readonly to: State;
  readonly needsReason: boolean;
}

/** What whoever was sent a clue does with it; a rejected one is not sent on by itself, as the common superior decides. */
const STEPS: Readonly<Record<ClueAct, Step>> = {
  RECEIVE: { from: ['SENT'], to: 'RECEIVED', needsReason: false },
  REJECT: { from: ['SENT'], to: 'REJECTED', needsReason: true },
  FILE: { from: ['RECEIVED'], to: 'FILED', needsReason: false },
  NOT_FILE: { from: ['RECEIVED'], to: 'NOT_FILED', needsReason: true },
  CLOSE: { from: ['FILED'], to: 'CLOSED', needsReason: true },
};

const OVER: readonly State[] = ['REJECTED', 'NOT_FILED', 'CLOSED'];

/** Sent and not settled after its last day. */
export const isLate = ({ state, dueOn }: ClueRow, today: string): boolean =>
  (state === 'SENT' || state === 'RECEIVED') && dueOn !== null && dueOn < today;

export interface Settling {
  readonly id: string;
  readonly act: ClueAct;
  readonly reason: string | null;
  /** Of the penalty that came of it. */
  readonly decisionNumber: string | null;
}

export async function actOnClue(
  { at, by, moment }: Acting,
  { id, act, reason, decisionNumber }: Settling,
): Promise<ClueRow> {
  const { from, to, needsReason } = STEPS[act];
  const why = reason === null && !needsReason ? null : said('reason', reason ?? '');
  const [clue] = await at.select().from(clues).where(eq(clues.id, id)).for('update');
  // Whoever sent it reads it, and others do not know of it.
  if (clue?.toDepartment !== by.department) throw new HubError('CLUE_UNKNOWN', { id });
  if (!from.includes(clue.state)) throw new HubError('CLUE_NOT_OPEN', { id, state: clue.state, act });
  if (decisionNumber !== null && act !== 'CLOSE') {
    throw new HubError('ARGUMENT_INVALID', {
      argument: 'decisionNumber',
      why: 'only CLOSE gives one',
      whyZh: '仅 CLOSE 填写处罚决定书文号',
    });
  }
  const told = toShanghaiTime(moment.now);
  const changed: ClueRow = {
    ...clue,
    state: to,
    reason: why ?? clue.reason,
    decisionNumber: decisionNumber === null ? clue.decisionNumber : said('decisionNumber', decisionNumber),
    settledAt: OVER.includes(to) ? told : null,
    assertedAt: told,
  };
  await writeRecords(at, clueRecords, [changed], moment.now);
  return changed;
}

import { createHash, randomUUID } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import { writeRecords } from '../../../changes/write.ts';
import { type Moment, toShanghaiTime } from '../../../clock.ts';
import type { Database } from '../../../database/statement.ts';
import { HubError } from '../../../errors.ts';
import type { Actor } from '../../../permission/officer.ts';
import type { DisclosureRow } from '../record.ts';
import { disclosureActs, disclosures } from '../table.ts';
import { actedRecords, type DisclosureActRow, disclosureActRecords } from './record.ts';
import { type ActKind, stateOn, TRANSITIONS } from './state.ts';

export interface Acting {
  readonly at: Database;
  readonly moment: Moment;
  readonly by: Actor;
}

/** What an act does with the record, and what is put on record of it. */
export interface Deed {
  readonly changed: Partial<DisclosureRow>;
  readonly reason?: string | null;
  readonly day?: string | null;
  readonly isLate?: boolean | null;
}

export interface Asked {
  readonly id: string;
  readonly kind: ActKind;
  /** What was said with it. Said again of a record with which nothing else was done since, it does nothing more. */
  readonly given: Readonly<Record<string, unknown>>;
  /** Throws a HubError for what the law or the record does not allow. */
  readonly deed: (row: DisclosureRow) => Deed | Promise<Deed>;
}

/**
 * Does something with a decision of the own department: by the table of transitions, with its entry in the change log
 * and in the history, all in the transaction of `at`. Whoever asks of a record of another's learns nothing of it.
 */
export async function perform({ at, moment, by }: Acting, asked: Asked): Promise<DisclosureRow> {
  const { id, kind, deed } = asked;
  const row = await ownRow(at, id, by);
  // Hashed, as people put names and numbers into reasons.
  const given = createHash('sha256').update(JSON.stringify(asked.given)).digest('base64url');
  const last = await lastAct(at, id);
  if (last?.act === kind && last.given === given) return row;
  const { from, to } = TRANSITIONS[kind];
  const state = stateOn(row, moment.today);
  if (!from.includes(state)) throw new HubError('RECORD_STATE', { state, act: kind });
  const { changed, reason = null, day = null, isLate = null } = await deed(row);
  const assertedAt = toShanghaiTime(moment.now);
  const done = { ...row, ...changed, assertedAt };
  if (!to.includes(done.state)) throw new Error(`${kind} does not lead to ${done.state}.`);
  await writeRecords(at, actedRecords, [done], moment.now);
  const act = {
    id: randomUUID(),
    disclosureId: id,
    act: kind,
    fromState: state,
    toState: done.state,
    reason,
    day,
    isLate,
    given,
    client: by.client,
    person: by.person,
    source: by.department,
    assertedAt,
    version: 1,
  };
  await writeRecords(at, disclosureActRecords, [act], moment.now);
  return done;
}

async function ownRow(at: Database, id: string, { department }: Actor): Promise<DisclosureRow> {
  const [row] = await at.select().from(disclosures).where(eq(disclosures.id, id)).for('update');
  if (row?.source === department) return row;
  throw new HubError('RECORD_NOT_YOURS', { type: 'PenaltyDisclosure', id });
}

async function lastAct(at: Database, id: string): Promise<DisclosureActRow | undefined> {
  const [last] = await at
    .select()
    .from(disclosureActs)
    .where(eq(disclosureActs.disclosureId, id))
    .orderBy(desc(disclosureActs.sequence))
    .limit(1);
  return last;
}

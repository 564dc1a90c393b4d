import { randomUUID } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import { dueAfter } from '../../calendar/deadlines.ts';
import { writeRecords } from '../../changes/write.ts';
import { type Moment, toShanghaiTime } from '../../clock.ts';
import type { Database } from '../../database/statement.ts';
import { HubError } from '../../errors.ts';
import { typeOf } from '../../permission/coordinate.ts';
import type { Actor } from '../../permission/officer.ts';
import { type DoubtRow, doubtRecords } from './record.ts';
import { doubts } from './table.ts';

interface Acting {
  readonly at: Database;
  readonly moment: Moment;
}

export interface Raised {
  readonly coordinate: string;
  readonly recordId: string;
  readonly source: string;
  readonly reason: string;
  /** Working days in which the source answers. */
  readonly workdays: number;
}

/** Marks the record as disputed until its source has answered. */
export async function raiseDoubt({ at, moment }: Acting, raised: Raised, by: Actor): Promise<DoubtRow> {
  const { coordinate, recordId, source, workdays } = raised;
  const reason = said('reason', raised.reason);
  if (source === by.department) {
    throw new HubError('DOUBT_REFUSED', {
      why: 'the record is your own department’s, which corrects it itself',
    });
  }
  const [known] = await at
    .select({ id: doubts.id })
    .from(doubts)
    .where(
      and(
        eq(doubts.coordinate, coordinate),
        eq(doubts.recordId, recordId),
        eq(doubts.raisedBy, by.department),
        inArray(doubts.state, ['RAISED', 'CONFIRMED_ERROR']),
      ),
    );
  if (known !== undefined) {
    throw new HubError('DOUBT_REFUSED', { why: `your department has raised it already, as ${known.id}` });
  }
  const raisedAt = toShanghaiTime(moment.now);
  const doubt: DoubtRow = {
    id: randomUUID(),
    recordType: typeOf(coordinate),
    recordId,
    coordinate,
    source,
    raisedBy: by.department,
    person: by.person,
    client: by.client,
    reason,
    raisedAt,
    dueOn: dueAfter(moment.today, workdays),
    state: 'RAISED',
    answer: null,
    answeredBy: null,
    answeredAt: null,
    correctedAt: null,
    assertedAt: raisedAt,
    version: 1,
  };
  await writeRecords(at, doubtRecords, [doubt], moment.now);
  return doubt;
}

/** The source says whether it was wrong. If so, the record stays disputed until the correction is sent like any other. */
export async function answerDoubt(
  { at, moment }: Acting,
  { id, isError, answer }: { readonly id: string; readonly isError: boolean; readonly answer: string },
  by: Actor,
): Promise<DoubtRow> {
  const doubt = await locked(at, id, by, 'source');
  if (doubt.state !== 'RAISED') throw notOpen(doubt, 'answer');
  const answeredAt = toShanghaiTime(moment.now);
  return write(at, moment, {
    ...doubt,
    state: isError ? 'CONFIRMED_ERROR' : 'NO_ERROR',
    answer: said('answer', answer),
    answeredBy: by.person,
    answeredAt,
  });
}

/** The source has sent the correction. */
export async function confirmCorrection({ at, moment }: Acting, id: string, by: Actor): Promise<DoubtRow> {
  const doubt = await locked(at, id, by, 'source');
  if (doubt.state !== 'CONFIRMED_ERROR') throw notOpen(doubt, 'close');
  return write(at, moment, { ...doubt, state: 'CORRECTED', correctedAt: toShanghaiTime(moment.now) });
}

/** Whoever raised it takes it back before it is answered. */
export async function withdrawDoubt({ at, moment }: Acting, id: string, by: Actor): Promise<DoubtRow> {
  const doubt = await locked(at, id, by, 'raisedBy');
  if (doubt.state !== 'RAISED') throw notOpen(doubt, 'withdraw');
  return write(at, moment, { ...doubt, state: 'WITHDRAWN' });
}

async function locked(
  at: Database,
  id: string,
  { department }: Actor,
  side: 'source' | 'raisedBy',
): Promise<DoubtRow> {
  const [doubt] = await at.select().from(doubts).where(eq(doubts.id, id)).for('update');
  if (doubt === undefined || doubt[side] !== department) throw new HubError('DOUBT_UNKNOWN', { id });
  return doubt;
}

async function write(at: Database, { now }: Moment, doubt: DoubtRow): Promise<DoubtRow> {
  const changed = { ...doubt, assertedAt: toShanghaiTime(now) };
  await writeRecords(at, doubtRecords, [changed], now);
  return changed;
}

const notOpen = ({ state }: DoubtRow, act: string) => new HubError('DOUBT_NOT_OPEN', { state, act });

function said(argument: string, text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') throw new HubError('ARGUMENT_INVALID', { argument, why: 'it is blank' });
  return trimmed;
}

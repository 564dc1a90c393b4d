import { and, desc, eq } from 'drizzle-orm';
import { addDays, addMonths } from '../../calendar/civil-date.ts';
import { writeRecords } from '../../changes/write.ts';
import { type Moment, toShanghaiTime } from '../../clock.ts';
import type { Database } from '../../database/statement.ts';
import { HubError } from '../../errors.ts';
import { said } from '../../identifier/said.ts';
import type { Actor } from '../../permission/officer.ts';
import {
  type AbnormalListingRow,
  abnormalListingRecords,
  type NewRepair,
  newRepair,
  type RepairRow,
  repairRecords,
  type SeriousViolationListingRow,
  seriousViolationListingRecords,
} from './record.ts';
import { abnormalListings, repairs, seriousViolationListings } from './table.ts';

export interface Acting {
  readonly at: Database;
  readonly moment: Moment;
  readonly by: Actor;
}

/** SAMR Order 44 (2021): before its term only after the first year. */
const LEAST_SERIOUS_MONTHS = 12;

/** Takes a listing of the own department off the list, from today on. */
export async function removeListing(
  { at, moment, by }: Acting,
  id: string,
  reason: string,
): Promise<AbnormalListingRow> {
  const [row] = await at.select().from(abnormalListings).where(eq(abnormalListings.id, id)).for('update');
  if (row?.source !== by.department) throw notYours('AbnormalListing', id);
  const why = said('reason', reason);
  const isOff = row.removedOn !== null && row.removedOn <= moment.today;
  if (isOff && row.repairNumber === null && row.removalReason === why) return row;
  if (row.repairNumber !== null) throw wrongState('REPAIRED', 'REMOVE');
  if (isOff) throw wrongState('REMOVED', 'REMOVE');
  if (moment.today < row.listedOn) {
    throw new HubError('ACT_REFUSED', {
      why: `it is listed on ${row.listedOn}, which has not come yet`,
      whyZh: `列入日期 ${row.listedOn} 尚未到来`,
    });
  }
  const assertedAt = toShanghaiTime(moment.now);
  const removed = { ...row, removedOn: moment.today, removalReason: why, assertedAt };
  await writeRecords(at, abnormalListingRecords, [removed], moment.now);
  return removed;
}

/** Repairs a listing for a serious violation, and puts the repair on record beside it. */
export async function repairListing(
  { at, moment, by }: Acting,
  id: string,
  repairNumber: string,
): Promise<SeriousViolationListingRow> {
  const [row] = await at
    .select()
    .from(seriousViolationListings)
    .where(eq(seriousViolationListings.id, id))
    .for('update');
  if (row?.source !== by.department) throw notYours('SeriousViolationListing', id);
  const number = said('repairNumber', repairNumber);
  if (row.state === 'REPAIRED' && row.repairNumber === number) return row;
  if (row.state !== 'IN_FORCE') throw wrongState(row.state, 'REPAIR');
  if (row.endsOn < moment.today) throw wrongState('EXPIRED', 'REPAIR');
  const earliest = addDays(addMonths(row.listedOn, LEAST_SERIOUS_MONTHS), 1);
  if (moment.today < earliest) throw new HubError('REPAIR_TOO_EARLY', { earliest });
  const assertedAt = toShanghaiTime(moment.now);
  const repaired = {
    ...row,
    state: 'REPAIRED' as const,
    removedOn: moment.today,
    repairNumber: number,
    assertedAt,
  };
  await writeRecords(at, seriousViolationListingRecords, [repaired], moment.now);
  await grantRepairs(at, moment, [
    {
      recordKind: 'SERIOUS_VIOLATION_LISTING',
      recordId: id,
      subjectKey: row.subjectKey,
      source: row.source,
      repairNumber: number,
      decidedOn: moment.today,
    },
  ]);
  return repaired;
}

export type GrantedRepair = Pick<NewRepair, 'recordKind' | 'recordId' | 'subjectKey' | 'source'> & {
  readonly repairNumber: string;
  readonly decidedOn: string;
};

const OPEN: readonly RepairRow['state'][] = ['APPLIED', 'ACCEPTED', 'VERIFYING'];

/** Each as the outcome of the application that is open for its record, or as one of its own. */
export async function grantRepairs(
  at: Database,
  { now }: Moment,
  granted: readonly GrantedRepair[],
): Promise<void> {
  const assertedAt = toShanghaiTime(now);
  for (const { recordKind, recordId, subjectKey, source, repairNumber, decidedOn } of granted) {
    const known = await at
      .select()
      .from(repairs)
      .where(and(eq(repairs.recordKind, recordKind), eq(repairs.recordId, recordId)))
      .orderBy(desc(repairs.appliedOn), desc(repairs.id));
    if (known.some((repair) => repair.state === 'REPAIRED' && repair.repairNumber === repairNumber)) continue;
    const open = known.find(({ state }) => OPEN.includes(state));
    const about =
      open ??
      newRepair({
        recordKind,
        recordId,
        subjectKey,
        source,
        assertedAt,
        state: 'APPLIED',
        appliedOn: decidedOn,
      });
    const done = { ...about, state: 'REPAIRED' as const, decidedOn, repairNumber, assertedAt };
    await writeRecords(at, repairRecords, [done], now);
  }
}

const notYours = (type: string, id: string) => new HubError('RECORD_NOT_YOURS', { type, id });

const wrongState = (state: string, act: string) => new HubError('RECORD_STATE', { state, act });

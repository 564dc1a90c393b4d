import { and, eq, gt, isNull, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { addMonths } from '../../calendar/civil-date.ts';
import { civilOrder } from '../../database/civil-order.ts';
import type { ViewContext } from '../../subgraph/context.ts';
import type { Condition } from '../../subgraph/list.ts';
import type { AbnormalListingRow, SeriousViolationListingRow } from './record.ts';
import { abnormalListings, repairs, seriousViolationListings } from './table.ts';

// What is repaired, removed from the serious list or past its term is no longer published, shared or used
// (信用修复管理办法 Art. 3), so for every department but its source it does not exist. Each rule is a
// single SQL boolean, and every statement that reads the table carries it.

/** How long a removed abnormal listing is still told, as a matter of history: as long as a serious one would hold. */
const REMOVED_TOLD_MONTHS = 36;

const toldSince = ({ today }: ViewContext): string => addMonths(today, -REMOVED_TOLD_MONTHS);

const today = sql.placeholder('today');
const department = sql.placeholder('department');

const built = (condition: SQL | undefined): SQL => condition as SQL;

const abnormal = abnormalListings;
const serious = seriousViolationListings;

const abnormalPublished = built(
  and(
    lte(abnormal.listedOn, today),
    isNull(abnormal.repairNumber),
    or(isNull(abnormal.removedOn), sql`${abnormal.removedOn} >= ${sql.placeholder('toldSince')}::date`),
  ),
);

/** On the list on the day: a removal that is dated later has not happened yet. */
export const abnormalInForce = built(
  and(
    lte(abnormal.listedOn, today),
    isNull(abnormal.repairNumber),
    or(isNull(abnormal.removedOn), gt(abnormal.removedOn, today)),
  ),
);

const isListed = ({ listedOn, repairNumber }: AbnormalListingRow, today: string) =>
  civilOrder(listedOn, today) <= 0 && repairNumber === null;

const isRemovedBefore = ({ removedOn }: AbnormalListingRow, day: string) =>
  removedOn !== null && civilOrder(removedOn, day) < 0;

const isAbnormalInForce = (listing: AbnormalListingRow, { today }: ViewContext) =>
  isListed(listing, today) && (listing.removedOn === null || civilOrder(listing.removedOn, today) > 0);

const abnormalVisible = built(or(abnormalPublished, eq(abnormal.source, department)));

const seriousInForce = built(
  and(
    lte(serious.listedOn, today),
    sql`${serious.endsOn} >= ${today}`,
    or(eq(serious.state, 'IN_FORCE'), and(eq(serious.state, 'REMOVED'), gt(serious.removedOn, today))),
  ),
);

const isSeriousInForce = (listing: SeriousViolationListingRow, { today }: ViewContext) =>
  civilOrder(listing.listedOn, today) <= 0 &&
  civilOrder(listing.endsOn, today) >= 0 &&
  (listing.state === 'IN_FORCE' ||
    (listing.state === 'REMOVED' && listing.removedOn !== null && civilOrder(listing.removedOn, today) > 0));

const seriousVisible = built(or(seriousInForce, eq(serious.source, department)));

const done = alias(repairs, 'done');

// A refused repair names its record as well as the granted one does, so each goes with the record. `is not
// true`, because the rule of an unknown department is null where it is not true.
const repairVisible = built(
  or(
    and(
      ne(repairs.state, 'REPAIRED'),
      sql`not exists (select from ${repairs} ${sql.identifier('done')} where ${done.recordKind} = ${repairs.recordKind} and ${done.recordId} = ${repairs.recordId} and ${done.state} = 'REPAIRED')`,
      sql`not exists (select from ${abnormal} where ${repairs.recordKind} = 'ABNORMAL_LISTING' and ${abnormal.id} = ${repairs.recordId} and (${abnormalVisible}) is not true)`,
      sql`not exists (select from ${serious} where ${repairs.recordKind} = 'SERIOUS_VIOLATION_LISTING' and ${serious.id} = ${repairs.recordId} and (${seriousVisible}) is not true)`,
    ),
    eq(repairs.source, department),
  ),
);

const ofMoment = (name: string, where: SQL, context: ViewContext): Condition => ({
  name,
  where,
  values: { today: context.today, department: context.department, toldSince: toldSince(context) },
  ambient: true,
});

/** The abnormal listings that exist for the asking department. */
export function abnormalRule(context: ViewContext): Condition {
  const { today, department } = context;
  const since = toldSince(context);
  return {
    ...ofMoment('visible', abnormalVisible, context),
    holds: (listing: AbnormalListingRow) =>
      (isListed(listing, today) && !isRemovedBefore(listing, since)) || listing.source === department,
  };
}

/** The serious-violation listings that exist for the asking department. */
export const seriousRule = (context: ViewContext): Condition => ({
  ...ofMoment('visible', seriousVisible, context),
  holds: (listing: SeriousViolationListingRow) =>
    isSeriousInForce(listing, context) || listing.source === context.department,
});

/** The repairs that exist for the asking department. Other records have a say in it, so it is SQL's alone. */
export const repairRule = (context: ViewContext): Condition => ofMoment('visible', repairVisible, context);

export const abnormalForce = (inForce: boolean, context: ViewContext): Condition => ({
  ...force(inForce, abnormalInForce, context),
  holds: (listing: AbnormalListingRow) => isAbnormalInForce(listing, context) === inForce,
});

export const seriousForce = (inForce: boolean, context: ViewContext): Condition => ({
  ...force(inForce, seriousInForce, context),
  holds: (listing: SeriousViolationListingRow) => isSeriousInForce(listing, context) === inForce,
});

const force = (inForce: boolean, where: SQL, context: ViewContext): Condition =>
  inForce
    ? ofMoment('in force', where, context)
    : ofMoment('not in force', sql`(${where}) is not true`, context);

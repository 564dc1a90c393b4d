import type { Asking } from './asking.ts';
import type { AnyRow } from './tables.ts';

/** What is on the lists today, and what exists for the asking department at all. */
export function creditRules({ caller: { today, department }, tables }: Asking) {
  const isListed = (row: AnyRow) => row.listedOn <= today && row.repairNumber === null;
  const abnormalInForce = (row: AnyRow) => isListed(row) && (row.removedOn === null || row.removedOn > today);
  // No day of a month has more than three years’ worth of others before it: the year alone is another.
  const threeYearsAgo = `${Number(today.slice(0, 4)) - 3}${today.slice(4)}`;
  const abnormalExists = (row: AnyRow) =>
    (isListed(row) && (row.removedOn === null || row.removedOn >= threeYearsAgo)) ||
    row.source === department;
  const seriousInForce = (row: AnyRow) =>
    row.listedOn <= today &&
    row.endsOn >= today &&
    (row.state === 'IN_FORCE' ||
      (row.state === 'REMOVED' && row.removedOn !== null && row.removedOn > today));
  const seriousExists = (row: AnyRow) => seriousInForce(row) || row.source === department;
  const repairExists = (row: AnyRow) => {
    if (row.source === department) return true;
    if (row.state === 'REPAIRED') return false;
    const isDone = tables.repairs.some(
      (other) =>
        other.recordKind === row.recordKind && other.recordId === row.recordId && other.state === 'REPAIRED',
    );
    const isGone = (kind: string, listings: readonly AnyRow[], exists: (listing: AnyRow) => boolean) =>
      row.recordKind === kind && listings.some((listing) => listing.id === row.recordId && !exists(listing));
    return (
      !isDone &&
      !isGone('ABNORMAL_LISTING', tables.abnormalListings, abnormalExists) &&
      !isGone('SERIOUS_VIOLATION_LISTING', tables.seriousViolationListings, seriousExists)
    );
  };
  return { abnormalInForce, abnormalExists, seriousInForce, seriousExists, repairExists };
}

import { workdaysOrNull } from '../../../calendar/deadlines.ts';
import type { DayCount, DepartmentCounts, Return } from './loader.ts';

/** How a department keeps up with the notices that it was sent: numerators beside denominators, so that anybody may add up. */
export interface Metrics extends DepartmentCounts {
  readonly returned: number;
  readonly returnReasons: readonly { readonly reason: string; readonly count: number }[];
  readonly claimWorkdays: number;
  readonly claimsCounted: number;
  readonly unclaimed: readonly { readonly bucket: string; readonly count: number }[];
}

const TOP_REASONS = 5;

/** Working days since the push, the last of each; what is older is in the last bucket. */
export const BUCKETS = [
  { bucket: 'UP_TO_5', to: 5 },
  { bucket: 'UP_TO_10', to: 10 },
  { bucket: 'UP_TO_20', to: 20 },
  { bucket: 'OVER_20', to: Number.POSITIVE_INFINITY },
] as const;

const NOTHING: Omit<DepartmentCounts, 'department'> = {
  pushed: 0,
  pushDueKnown: 0,
  pushedOnTime: 0,
  claimed: 0,
  claimDue: 0,
  claimedOnTime: 0,
  feedbackDue: 0,
  feedbackGiven: 0,
  permits: 0,
};

export interface Counted {
  readonly counts: readonly DepartmentCounts[];
  readonly days: readonly DayCount[];
  readonly returns: readonly Return[];
}

/** A department that has returned all that it was sent is among them, though it has nothing now. */
export function metricsOf({ counts, days, returns }: Counted, today: string): Metrics[] {
  const departments = [...new Set([...counts, ...returns].map(({ department }) => department))].sort();
  return departments.map((department) => {
    const own = <T extends { readonly department: string }>(rows: readonly T[]) =>
      rows.filter((row) => row.department === department);
    const [told] = own(counts);
    return {
      ...NOTHING,
      ...told,
      department,
      returned: sum(own(returns)),
      returnReasons: own(returns)
        .slice(0, TOP_REASONS)
        .map(({ reason, count }) => ({ reason, count })),
      ...claimTime(own(days)),
      unclaimed: ageing(own(days), today),
    };
  });
}

/** Days of a year without a calendar count for nothing: they are neither in the sum nor among the claims. */
function claimTime(days: readonly DayCount[]): Pick<Metrics, 'claimWorkdays' | 'claimsCounted'> {
  let claimWorkdays = 0;
  let claimsCounted = 0;
  for (const { pushedOn, claimedOn, count } of days) {
    const workdays = claimedOn === null ? null : workdaysOrNull(pushedOn, claimedOn);
    if (workdays === null) continue;
    claimWorkdays += workdays * count;
    claimsCounted += count;
  }
  return { claimWorkdays, claimsCounted };
}

function ageing(days: readonly DayCount[], today: string): Metrics['unclaimed'] {
  const waiting = days.filter(({ claimedOn }) => claimedOn === null);
  const bucketOf = ({ pushedOn }: DayCount) => {
    // A year without a calendar is long past, or has not come.
    const age = workdaysOrNull(pushedOn, today) ?? Number.POSITIVE_INFINITY;
    return BUCKETS.find(({ to }) => age <= to)?.bucket;
  };
  return BUCKETS.map(({ bucket }) => ({
    bucket,
    count: sum(waiting.filter((day) => bucketOf(day) === bucket)),
  }));
}

const sum = (rows: readonly { readonly count: number }[]): number =>
  rows.reduce((total, { count }) => total + count, 0);

import { NEWLY_REGISTERED, NOT_YET_SCORED, RISK_CLASSES, type RiskClass } from './figures.ts';
import type { Random } from './random.ts';

type Status = 'IN_BUSINESS' | 'SUSPENDED' | 'REVOKED' | 'CANCELLED' | 'MOVED_OUT';

/** What a market entity is drawn with before anything else, so that its records tell one story. */
export interface Standing {
  /** Null for those registered since the last monthly scoring. */
  readonly riskClass: RiskClass | null;
  readonly status: Status;
  readonly registered: 'BEFORE_2024' | 'SINCE_2024' | 'THIS_MONTH';
}

/** Whether it is off the register, or off this one (注销, 吊销, 迁出). */
export const hasEnded = (standing: Standing | null): boolean =>
  standing !== null && ['CANCELLED', 'REVOKED', 'MOVED_OUT'].includes(standing.status);

/** 登记状态 of those that do not trade any more, or not now; all of them older entities. */
const ENDED = { REVOKED: 143, CANCELLED: 312, MOVED_OUT: 37, SUSPENDED: 96 } as const;

/**
 * A standing for each of `count` market entities, in random order: the classes are the region’s figures, licences
 * are revoked from the worst (吊销), and who has only just registered is a B, as everybody begins.
 */
export function standings(random: Random, count: number): Standing[] {
  const recent = Array.from(
    { length: NEWLY_REGISTERED },
    (_, index): Standing =>
      index < NOT_YET_SCORED
        ? { riskClass: null, status: 'IN_BUSINESS', registered: 'THIS_MONTH' }
        : { riskClass: 'B', status: 'IN_BUSINESS', registered: 'SINCE_2024' },
  );
  const olderB = RISK_CLASSES.B - (NEWLY_REGISTERED - NOT_YET_SCORED);
  const older = [
    ...established('D', RISK_CLASSES.D, { REVOKED: 80 }),
    ...established('C', RISK_CLASSES.C, { REVOKED: ENDED.REVOKED - 80, MOVED_OUT: 7 }),
    ...established('A', RISK_CLASSES.A, {}),
    ...established('B', olderB, {
      CANCELLED: ENDED.CANCELLED,
      MOVED_OUT: ENDED.MOVED_OUT - 7,
      SUSPENDED: ENDED.SUSPENDED,
    }),
  ];
  if (older.length + recent.length !== count) {
    throw new RangeError(`${older.length + recent.length} standings for ${count} entities`);
  }
  return random.shuffled([...older, ...recent]);
}

function established(
  riskClass: RiskClass,
  count: number,
  ended: Partial<Record<Status, number>>,
): Standing[] {
  const statuses = Object.entries(ended).flatMap(([status, times]) =>
    Array.from({ length: times }, () => status as Status),
  );
  return Array.from({ length: count }, (_, index) => ({
    riskClass,
    status: statuses[index] ?? 'IN_BUSINESS',
    registered: 'BEFORE_2024' as const,
  }));
}

import { addMonths } from '../../calendar/civil-date.ts';
import { calendar } from '../../calendar/workday.ts';
import {
  type NewAbnormalListing,
  type NewRepair,
  type NewSeriousViolationListing,
  newRepair,
} from '../../views/credit/record.ts';
import type { NewDisclosure } from '../../views/penalty-disclosure/record.ts';
import {
  DEMO_ASSERTED_AT,
  DEMO_TODAY,
  dayBetween,
  daysAfter,
  earlierOf,
  laterOf,
  RECENTLY,
} from '../demo-day.ts';
import { REPAIRS_2024 } from '../figures.ts';
import { type Random, randomOf } from '../random.ts';

interface Repairable {
  readonly abnormal: readonly NewAbnormalListing[];
  readonly serious: readonly NewSeriousViolationListing[];
  /** Those that are repaired get their state. */
  readonly penalties: readonly NewDisclosure[];
}

/** Penalties repaired before 2024, by year. */
const EARLIER = { '2022': 58, '2023': 71 } as const;
/** Applications of the last weeks, by where they stand. */
const UNDER_WAY = { APPLIED: 14, ACCEPTED: 11, VERIFYING: 7, REFUSED: 12, DENIED: 9 } as const;

/** 信用修复: 155 granted in 2024, none later, and what is under way. */
export function repairs(seed: number, { abnormal, serious, penalties }: Repairable): NewRepair[] {
  const random = randomOf(seed, 'repairs');
  const ofListings = [
    ...abnormal.flatMap((listing) => granted('ABNORMAL_LISTING', listing)),
    ...serious.flatMap((listing) => granted('SERIOUS_VIOLATION_LISTING', listing)),
  ];
  const in2024 = ofListings.filter(({ decidedOn }) => decidedOn?.startsWith('2024')).length;
  const open = random.shuffled(penalties.filter(isRepairable));
  const years = Object.entries({ ...EARLIER, '2024': REPAIRS_2024 - in2024 });
  const ofPenalties = years.flatMap(([year, count]) =>
    take(open, (penalty) => couldBeRepairedIn(penalty, year), count).map((penalty, index) =>
      repairedPenalty(random, penalty, { year, number: index + 1 }),
    ),
  );
  return [...ofListings, ...ofPenalties, ...underWay(random, open)];
}

type Listing = Pick<NewAbnormalListing, 'id' | 'subjectKey' | 'source' | 'removedOn' | 'repairNumber'>;

/** A listing with a repair number has its repair, on the day it was removed. */
function granted(recordKind: NewRepair['recordKind'], listing: Listing): NewRepair[] {
  const { removedOn, repairNumber } = listing;
  if (removedOn == null || repairNumber == null) return [];
  return [
    newRepair({
      subjectKey: listing.subjectKey,
      recordKind,
      recordId: listing.id,
      state: 'REPAIRED',
      appliedOn: daysAfter(removedOn, -8),
      decidedOn: removedOn,
      repairNumber,
      channel: 'ONLINE',
      source: listing.source,
      assertedAt: DEMO_ASSERTED_AT,
    }),
  ];
}

const isRepairable = ({ state, subjectKey, procedure }: NewDisclosure): boolean =>
  (state === 'PUBLISHED' || state === 'EXPIRED') &&
  procedure === 'ORDINARY' &&
  subjectKey.startsWith('USCC:');

/** After three months of publicity (NDRC Order 58, Art. 20 ff.), and while it was still published. */
const earliestRepair = ({ decidedOn }: NewDisclosure) => addMonths(decidedOn, 3);

const couldBeRepairedIn = (penalty: NewDisclosure, year: string): boolean =>
  laterOf(earliestRepair(penalty), `${year}-01-02`) <= earlierOf(penalty.publicityEndsOn, `${year}-12-01`);

function repairedPenalty(
  random: Random,
  penalty: NewDisclosure,
  { year, number }: { year: string; number: number },
): NewRepair {
  const first = laterOf(earliestRepair(penalty), `${year}-01-02`);
  const appliedOn = dayBetween(random, first, earlierOf(penalty.publicityEndsOn, `${year}-12-01`));
  const repairNumber = `演信修〔${year}〕${number}号`;
  penalty.state = 'REPAIRED';
  penalty.stateReason = `信用修复决定书${repairNumber}`;
  return newRepair({
    ...ofPenalty(penalty),
    state: 'REPAIRED',
    appliedOn,
    decidedOn: calendar.addWorkdays(appliedOn, random.int(3, 10)),
    repairNumber,
    channel: 'ONLINE',
  });
}

function underWay(random: Random, open: NewDisclosure[]): NewRepair[] {
  return Object.entries(UNDER_WAY).flatMap(([state, count]) =>
    take(open, ({ state, decidedOn }) => state === 'PUBLISHED' && decidedOn < '2026-06-01', count).map(
      (penalty) => {
        const appliedOn = dayBetween(random, RECENTLY, daysAfter(DEMO_TODAY, -12));
        const isDecided = state === 'REFUSED' || state === 'DENIED';
        return newRepair({
          ...ofPenalty(penalty),
          state: state as NewRepair['state'],
          appliedOn,
          decidedOn: isDecided ? calendar.addWorkdays(appliedOn, random.int(3, 8)) : null,
          channel: 'ONLINE',
        });
      },
    ),
  );
}

const ofPenalty = ({ id, subjectKey, source }: NewDisclosure) => ({
  subjectKey,
  recordKind: 'PENALTY_DISCLOSURE' as const,
  recordId: id,
  // 谁认定、谁修复: the department that punished decides.
  source,
  assertedAt: DEMO_ASSERTED_AT,
});

/** Takes the first `count` that pass out of the list. */
function take<T>(from: T[], passes: (thing: T) => boolean, count: number): T[] {
  const taken: T[] = [];
  for (let index = 0; index < from.length && taken.length < count; ) {
    const thing = from[index] as T;
    if (passes(thing)) taken.push(...from.splice(index, 1));
    else index += 1;
  }
  return taken;
}

import { addMonths } from '../../calendar/civil-date.ts';
import { type NewSeriousViolationListing, newSeriousViolationListing } from '../../views/credit/record.ts';
import { decisionNumbers } from '../decision-numbers.ts';
import { byDay, DEMO_ASSERTED_AT, dayBetween, LAST_WORKDAY, RECENTLY, workdayFrom } from '../demo-day.ts';
import { type Random, randomOf } from '../random.ts';
import type { DemoSubject } from '../subject.ts';

/** In force; removed at the end of their three years; and repaired in 2024, after the first year. */
const STANDING = 64;
const REMOVED = 16;
const REPAIRED_LISTINGS_2024 = 8;

const GROUNDS = [
  'FOOD_SAFETY',
  'DRUGS_DEVICES_COSMETICS',
  'PRODUCT_AND_EQUIPMENT_SAFETY',
  'CONSUMER_RIGHTS',
  'MARKET_ORDER',
  'OTHER',
] as const;

/** 严重违法失信名单: of the subjects of class D, and for those that left it, of class C. */
export function seriousListings(
  seed: number,
  subjects: readonly DemoSubject[],
): NewSeriousViolationListing[] {
  const random = randomOf(seed, 'serious listings');
  const ofClass = (riskClass: 'C' | 'D') =>
    random.shuffled(subjects.filter(({ standing }) => standing?.riskClass === riskClass));
  const left = ofClass('C');
  const drafts = [
    ...ofClass('D')
      .slice(0, STANDING)
      .map((subject, index) => ({ subject, ...stand(random, index) })),
    ...left.splice(0, REMOVED).map((subject) => ({ subject, ...term(random) })),
    ...left
      .splice(0, REPAIRED_LISTINGS_2024)
      .map((subject, index) => ({ subject, ...repair(random, index) })),
  ].sort(byDay(({ listedOn }) => listedOn));
  const numberOf = decisionNumbers();
  return drafts.map(({ subject, ...draft }) =>
    newSeriousViolationListing({
      ...draft,
      subjectKey: subject.key,
      ground: random.pick(GROUNDS),
      decisionNumber: numberOf('market-regulation', '严失字', draft.listedOn),
      authority: 'market-regulation',
      source: 'market-regulation',
      assertedAt: DEMO_ASSERTED_AT,
    }),
  );
}

/** Every tenth was listed in the last weeks. */
function stand(random: Random, index: number) {
  const [from, to] = index % 10 === 0 ? [RECENTLY, LAST_WORKDAY] : ['2023-12-04', RECENTLY];
  return {
    listedOn: workdayFrom(dayBetween(random, from as string, to as string)),
    removedOn: null,
    repairNumber: null,
  };
}

function term(random: Random) {
  const listedOn = workdayFrom(dayBetween(random, '2021-09-06', '2023-11-03'));
  return { listedOn, removedOn: addMonths(listedOn, 36), repairNumber: null };
}

function repair(random: Random, index: number) {
  return {
    listedOn: workdayFrom(dayBetween(random, '2021-10-11', '2023-08-25')),
    removedOn: workdayFrom(dayBetween(random, '2024-09-02', '2024-12-20')),
    repairNumber: `演信修（严）〔2024〕${index + 1}号`,
  };
}

import { calendar } from '../../calendar/workday.ts';
import type { NewDisclosure } from '../../views/penalty-disclosure/record.ts';
import { decisionNumbers } from '../decision-numbers.ts';
import { byDay, DEMO_TODAY, earlierOf } from '../demo-day.ts';
import { PENALTY_COUNT } from '../figures.ts';
import { type Random, randomOf, type Weights } from '../random.ts';
import type { DemoSubject } from '../subject.ts';
import { type Case, makeCase } from './case.ts';
import { LINE_OFFENCES } from './line-offences.ts';
import { MARKET_OFFENCES } from './market-offences.ts';
import type { Offence } from './offence.ts';
import { offenders } from './offenders.ts';
import { SAFETY_OFFENCES } from './safety-offences.ts';
import { settle } from './settle.ts';
import { writeUp } from './write-up.ts';

/** Decided in the last days, so that their publicity is not due yet. */
const RECENT_CASES = 40;

/** The 3,200 penalty records of the region, the oldest decision first, each in its state. */
export function penalties(seed: number, subjects: readonly DemoSubject[]): NewDisclosure[] {
  const random = randomOf(seed, 'penalties');
  const makers = { random, offences: OFFENCES, offenderOf: offenders(random, subjects) };
  const cases: Case[] = [];
  // A case may punish several; the last one must not lead past the figure.
  for (let left = PENALTY_COUNT; left > 0; ) {
    const made = makeCase(makers, cases.length < RECENT_CASES);
    if (made.counterparts.length > left) continue;
    cases.push(made);
    left -= made.counterparts.length;
  }
  const numberOf = decisionNumbers();
  const records = cases.sort(byDay(({ decidedOn }) => decidedOn)).flatMap((decided) => {
    const { offence, decidedOn } = decided;
    const kind = offence.simple === true ? '当罚字' : '罚决字';
    return writeUp(decided, {
      decisionNumber: numberOf(offence.department, kind, decidedOn),
      publishedOn: publication(random, decidedOn),
    });
  });
  return settle(randomOf(seed, 'penalty states'), records);
}

const OFFENCES: Weights<Offence> = withUpTo([...MARKET_OFFENCES, ...SAFETY_OFFENCES, ...LINE_OFFENCES]);

function withUpTo(offences: readonly Offence[]): Weights<Offence> {
  let upTo = 0;
  return offences.map((thing) => {
    upTo += thing.weight;
    return { thing, upTo };
  });
}

/** Seven working days are allowed (双公示); one decision in sixteen is late. */
function publication(random: Random, decidedOn: string): string {
  const workdays = random.chance(1 / 16) ? random.int(8, 26) : random.int(1, 7);
  return earlierOf(calendar.addWorkdays(decidedOn, workdays), DEMO_TODAY);
}

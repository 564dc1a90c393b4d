import { DEMO_TODAY, dayBetween, daysAfter, LAST_WORKDAY, workdayFrom } from '../demo-day.ts';
import { type Person, person } from '../person.ts';
import type { Random, Weights } from '../random.ts';
import type { DemoSubject } from '../subject.ts';
import type { Offence } from './offence.ts';

/** A penalty decision before it is written up. */
export interface Case {
  readonly offence: Offence;
  readonly decidedOn: string;
  /** In fen; null where the decision takes none. */
  readonly fine: number | null;
  readonly confiscated: number | null;
  /** Those that are punished; one decision may name several. */
  readonly counterparts: readonly Punished[];
}

export type Punished =
  | { readonly subject: DemoSubject; readonly codeless: boolean }
  | { readonly person: Person };

interface CaseMakers {
  readonly random: Random;
  readonly offences: Weights<Offence>;
  readonly offenderOf: (offence: Offence) => DemoSubject;
}

const FIRST_DECISION = '2021-01-04';
const LAST_DECISION = '2026-10-30';

/** A case decided from 2021 to 2026-10; a recent one from `RECENT` on, where the publicity is not yet due. */
export function makeCase(makers: CaseMakers, recent: boolean): Case {
  const { random } = makers;
  const offence = random.weighted(makers.offences);
  const subject = offence.byPersons ? null : makers.offenderOf(offence);
  const first = laterStart(subject, recent);
  const decidedOn = workdayFrom(dayBetween(random, first, recent ? LAST_WORKDAY : LAST_DECISION));
  const takes = { fine: amount(random, offence.fine), confiscated: amount(random, offence.confiscated) };
  const counterparts: Punished[] =
    subject === null
      ? [{ person: person(random) }]
      : [{ subject, codeless: isCodeless(random, subject) }, ...jointlyPunished(makers, offence, subject)];
  return { offence, decidedOn, ...takes, counterparts };
}

/** Decided so late that the seven working days to publish are not over on the region’s day. */
const RECENT = daysAfter(DEMO_TODAY, -9);

function laterStart(subject: DemoSubject | null, recent: boolean): string {
  const earliest = recent ? RECENT : FIRST_DECISION;
  if (subject === null) return earliest;
  const trading = daysAfter(subject.row.establishedOn, 30);
  return trading > earliest && trading <= LAST_DECISION ? trading : earliest;
}

// Individual businesses of before 2016-12 may have no code yet: the template then has them enter the placeholder.
const isCodeless = (random: Random, { row }: DemoSubject): boolean =>
  row.kind === 'INDIVIDUAL_BUSINESS' && row.establishedOn < '2016-12-01' && random.chance(0.02);

/** A few decisions punish the person in charge (直接负责的主管人员) too, fewer a second firm as well. */
function jointlyPunished(makers: CaseMakers, offence: Offence, first: DemoSubject): Punished[] {
  const { random } = makers;
  if (offence.simple === true || offence.fine === undefined || !random.chance(0.02)) return [];
  const inCharge: Punished = { person: person(random) };
  if (!random.chance(0.25)) return [inCharge];
  const second = makers.offenderOf(offence);
  return second === first ? [inCharge] : [inCharge, { subject: second, codeless: false }];
}

const FEN = 100;

/** In fen, a multiple of the step in yuan; small amounts more often than large ones. */
function amount(random: Random, range: Offence['fine']): number | null {
  if (range === undefined) return null;
  const [least, most, step] = range;
  const steps = Math.floor((most - least) / step);
  return (least + step * Math.floor((steps + 1) * random.unit() ** 2)) * FEN;
}

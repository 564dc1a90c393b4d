import { dayBetween } from '../demo-day.ts';
import { NEWLY_REGISTERED, REPORTED_2024, type RiskClass, SUBJECTS_BY_KIND } from '../figures.ts';
import { type Random, randomOf } from '../random.ts';
import type { DemoSubject } from '../subject.ts';

/** Who did not make the annual report in a season, or made it late; the lists of abnormal operations follow from it. */
export interface Defaulters {
  /** Never made the report on 2023. */
  readonly silent2024: readonly DemoSubject[];
  /** Made it late in 2024, on the day beside each, and were removed from the list again. */
  readonly late2024: ReadonlyMap<DemoSubject, string>;
  /** Silent in a later season for the first time. */
  readonly silent2025: readonly DemoSubject[];
  readonly silent2026: readonly DemoSubject[];
  /** Others that may have been listed for other reasons, in random order. */
  readonly others: readonly DemoSubject[];
}

/** Market entities that owed the report in the season of 2024. */
const DUE_2024 =
  SUBJECTS_BY_KIND.ENTERPRISE +
  SUBJECTS_BY_KIND.INDIVIDUAL_BUSINESS +
  SUBJECTS_BY_KIND.FARMERS_COOPERATIVE -
  NEWLY_REGISTERED;

const SILENT_D = 200;
const SILENT_C = 420;
const SILENT_B = DUE_2024 - REPORTED_2024 - SILENT_D - SILENT_C;
const LATE_2024 = 300;
const SILENT_2025 = 110;
const SILENT_2026 = 130;

export function defaulters(seed: number, subjects: readonly DemoSubject[]): Defaulters {
  const random = randomOf(seed, 'defaulters');
  const shuffled = random.shuffled(subjects.filter(({ standing }) => standing?.registered === 'BEFORE_2024'));
  const ofClass = (riskClass: RiskClass) =>
    shuffled.filter(({ standing }) => standing?.riskClass === riskClass);
  const [d, c] = [ofClass('D'), ofClass('C')];
  // Who has ended cannot be told apart from who is silent; the listed of class B are those that still trade.
  const b = ofClass('B').filter(({ row }) => row.status === 'IN_BUSINESS');
  return {
    silent2024: [...d.splice(0, SILENT_D), ...c.splice(0, SILENT_C), ...b.splice(0, SILENT_B)],
    late2024: new Map(b.splice(0, LATE_2024).map((subject) => [subject, lateReport(random)])),
    silent2025: b.splice(0, SILENT_2025),
    silent2026: b.splice(0, SILENT_2026),
    others: random.shuffled([...d, ...c, ...b]),
  };
}

/** Early enough to be removed from the list within the year. */
const lateReport = (random: Random): string => dayBetween(random, '2024-07-22', '2024-12-16');

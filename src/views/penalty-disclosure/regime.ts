import { addDays, addMonths } from '../../calendar/civil-date.ts';
import type { publicityRegime, severity } from './table.ts';

export type Regime = (typeof publicityRegime.enumValues)[number];
export type Severity = (typeof severity.enumValues)[number];

export interface PublicityRule {
  readonly regime: Regime;
  /** First day on which it governs the decisions of that day; up to the day before the next rule's. */
  readonly from: string;
  /** Longest publicity by seriousness, in months from the decision; then it stops without an application. */
  readonly months: Readonly<Record<Severity, number>>;
  /** Shortest publicity before it may be repaired, likewise. */
  readonly leastMonths: Readonly<Record<Severity, number>>;
  /** Whether minor ones are published in principle. */
  readonly publishesMinor: boolean;
}

/** How long a penalty is shown (公示期限), oldest rule first; the first one also governs what is older still. */
export const PUBLICITY_RULES: readonly [PublicityRule, ...PublicityRule[]] = [
  // 发改办财金〔2019〕527号: 一般失信 3 months to 1 year, 严重失信 6 months to 3 years; it knows no minor ones.
  {
    regime: 'R2019',
    from: '2019-07-01',
    months: { MINOR: 12, GENERAL: 12, SERIOUS: 36 },
    leastMonths: { MINOR: 3, GENERAL: 3, SERIOUS: 6 },
    publishesMinor: true,
  },
  // NDRC Order 58 (2023): 3 months to 3 years for all. Its least of one year in some fields (food, drugs, special
  // equipment, work safety, fire) is not counted, as no column says the field of a decision.
  {
    regime: 'R2023',
    from: '2023-05-01',
    months: { MINOR: 36, GENERAL: 36, SERIOUS: 36 },
    leastMonths: { MINOR: 3, GENERAL: 3, SERIOUS: 3 },
    publishesMinor: true,
  },
  // NDRC Order 36 (2025): 轻微 in principle not, else up to 3 months; 一般 3 months to 1 year; 严重 1 to 3 years.
  {
    regime: 'R2026',
    from: '2026-04-01',
    months: { MINOR: 3, GENERAL: 12, SERIOUS: 36 },
    leastMonths: { MINOR: 0, GENERAL: 3, SERIOUS: 12 },
    publishesMinor: false,
  },
];

/**
 * Which rule governs decisions that were taken before the present rule and are sent now: `DECISION` that of their day,
 * `INTAKE` that of the day on which they are taken in. The regulations do not say.
 */
export type OlderDecisions = 'DECISION' | 'INTAKE';

let olderDecisions: OlderDecisions = 'DECISION';

/** At the start of a process, before anything is taken in. */
export function governOlderDecisions(by: OlderDecisions): void {
  olderDecisions = by;
}

export const olderDecisionsAreGoverned = (): OlderDecisions => olderDecisions;

/** The rule in force on the day of the decision, unless told otherwise; it stays with the record. */
export function regimeOn(decidedOn: string, takenInOn: string = decidedOn): Regime {
  const [oldest] = PUBLICITY_RULES;
  const day = olderDecisions === 'INTAKE' && takenInOn > decidedOn ? takenInOn : decidedOn;
  return (PUBLICITY_RULES.findLast((rule) => rule.from <= day) ?? oldest).regime;
}

/** Last day on which it may be shown, the day of the decision not counted (民法典 Art. 201, 202). */
export const publicityEnd = (decidedOn: string, severity: Severity, regime: Regime): string =>
  addMonths(decidedOn, publicityRule(regime).months[severity]);

/** First day on which it may be repaired: the one after the least period, or the day of the decision without one. */
export function earliestRepair(decidedOn: string, severity: Severity, regime: Regime): string {
  const least = publicityRule(regime).leastMonths[severity];
  return least === 0 ? decidedOn : addDays(addMonths(decidedOn, least), 1);
}

export function publicityRule(regime: Regime): PublicityRule {
  const rule = PUBLICITY_RULES.find((known) => known.regime === regime);
  if (rule === undefined) throw new RangeError(`no publicity rule ${regime}`);
  return rule;
}

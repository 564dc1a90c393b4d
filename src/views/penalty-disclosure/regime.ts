import { addMonths } from '../../calendar/civil-date.ts';
import type { publicityRegime, severity } from './table.ts';

export type Regime = (typeof publicityRegime.enumValues)[number];
export type Severity = (typeof severity.enumValues)[number];

interface PublicityRule {
  readonly regime: Regime;
  /** First day on which it governs the decisions of that day; up to the day before the next rule's. */
  readonly from: string;
  /** Longest publicity by seriousness, in months from the decision; then it stops without an application. */
  readonly months: Readonly<Record<Severity, number>>;
}

/** How long a penalty is shown (公示期限), oldest rule first; the first one also governs what is older still. */
export const PUBLICITY_RULES: readonly [PublicityRule, ...PublicityRule[]] = [
  // 发改办财金〔2019〕527号: 一般失信 3 months to 1 year, 严重失信 6 months to 3 years; it knows no minor ones.
  { regime: 'R2019', from: '2019-07-01', months: { MINOR: 12, GENERAL: 12, SERIOUS: 36 } },
  // NDRC Order 58 (2023): one longest period of 3 years for all.
  { regime: 'R2023', from: '2023-05-01', months: { MINOR: 36, GENERAL: 36, SERIOUS: 36 } },
  // NDRC Order 36 (2025): 轻微 up to 3 months, 一般 up to 1 year, 严重 up to 3 years.
  { regime: 'R2026', from: '2026-04-01', months: { MINOR: 3, GENERAL: 12, SERIOUS: 36 } },
];

/** The rule in force on the day of the decision, which stays with the record. */
export function regimeOn(decidedOn: string): Regime {
  const [oldest] = PUBLICITY_RULES;
  return (PUBLICITY_RULES.findLast((rule) => rule.from <= decidedOn) ?? oldest).regime;
}

/** Last day on which it may be shown, the day of the decision not counted (民法典 Art. 201, 202). */
export function publicityEnd(decidedOn: string, severity: Severity, regime: Regime): string {
  const rule = PUBLICITY_RULES.find((known) => known.regime === regime);
  if (rule === undefined) throw new RangeError(`no publicity rule ${regime}`);
  return addMonths(decidedOn, rule.months[severity]);
}

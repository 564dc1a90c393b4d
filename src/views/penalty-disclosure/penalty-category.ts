import type { Severity } from './regime.ts';
import { type SeverityRule, severityByRules } from './severity-rule.ts';
import { penaltyCategory, type penaltyProcedure } from './table.ts';

export type PenaltyCategory = (typeof penaltyCategory.enumValues)[number];
export type PenaltyProcedure = (typeof penaltyProcedure.enumValues)[number];

interface CategoryRule {
  readonly category: PenaltyCategory;
  /** What the category is called in the upload template, in the law and in live data. */
  readonly wording: RegExp;
  readonly severity: Severity;
}

/**
 * The kinds of penalty (行政处罚法 Art. 9) and how serious each is where the authority does not say: minor and serious
 * are those that NDRC Order 36 names, and for serious also the heavier penalties (较重行政处罚) of SAMR Order 44
 * Art. 2; all others are general. Amounts from which a fine is serious are each line department's own (`severity_rules`); without one it is general.
 */
export const CATEGORY_RULES: readonly CategoryRule[] = [
  { category: 'WARNING', wording: /警告/, severity: 'MINOR' },
  { category: 'PUBLIC_CRITICISM', wording: /通报批评/, severity: 'MINOR' },
  { category: 'FINE', wording: /罚款/, severity: 'GENERAL' },
  { category: 'CONFISCATION_OF_GAINS', wording: /违法所得/, severity: 'GENERAL' },
  { category: 'CONFISCATION_OF_PROPERTY', wording: /非法财物/, severity: 'GENERAL' },
  { category: 'LICENSE_SUSPENSION', wording: /暂扣/, severity: 'GENERAL' },
  { category: 'QUALIFICATION_DOWNGRADE', wording: /降低资质/, severity: 'SERIOUS' },
  { category: 'LICENSE_REVOCATION', wording: /吊销/, severity: 'SERIOUS' },
  { category: 'BUSINESS_RESTRICTION', wording: /限制(?:开展)?生产经营/, severity: 'SERIOUS' },
  { category: 'BUSINESS_SUSPENSION', wording: /停产|停业/, severity: 'SERIOUS' },
  { category: 'CLOSURE', wording: /责令关闭/, severity: 'SERIOUS' },
  { category: 'OCCUPATIONAL_BAN', wording: /(?:限制|禁止)从业/, severity: 'SERIOUS' },
  { category: 'DETENTION', wording: /拘留/, severity: 'GENERAL' },
];

// The template has one entry for both, and so does not say which of the two it was.
const SUSPENDED_OR_REVOKED = /暂扣或者?吊销/;

/**
 * The categories of a decision from the cell as it was filled in: `;` and `；`, blanks at the end, `其他-警告` for 警告.
 * A part that names none is OTHER. `content` (处罚内容) decides what the template's 暂扣或者吊销许可证 leaves open.
 */
export function categoriesOf(text: string, content: string): PenaltyCategory[] {
  const found = new Set(text.split(/[;；]/).flatMap((part) => categoriesOfPart(part.trim(), content)));
  return penaltyCategory.enumValues.filter((category) => found.has(category));
}

function categoriesOfPart(part: string, content: string): PenaltyCategory[] {
  if (part === '') return [];
  if (SUSPENDED_OR_REVOKED.test(part)) return suspendedOrRevoked(content);
  const named = CATEGORY_RULES.filter(({ wording }) => wording.test(part));
  return named.length === 0 ? ['OTHER'] : named.map(({ category }) => category);
}

// Where the content leaves it open too the milder one is told: nobody is to be called revoked who was not.
const suspendedOrRevoked = (content: string): PenaltyCategory[] =>
  /吊销/.test(content) && !/暂扣/.test(content) ? ['LICENSE_REVOCATION'] : ['LICENSE_SUSPENSION'];

const RANK: Readonly<Record<Severity, number>> = { MINOR: 0, GENERAL: 1, SERIOUS: 2 };

/** What the seriousness of a decision is told by. */
export interface Gravity {
  readonly categories: readonly PenaltyCategory[];
  readonly procedure: PenaltyProcedure;
  readonly fineAmount?: number | null | undefined;
  readonly confiscatedAmount?: number | null | undefined;
  readonly decidedOn: string;
}

const CONFISCATIONS: readonly PenaltyCategory[] = ['CONFISCATION_OF_GAINS', 'CONFISCATION_OF_PROPERTY'];

/**
 * The seriousness of a decision whose authority does not state one: that of its gravest part, each by the rules that
 * its authority has laid down, or by the law where they say nothing of it.
 */
export function severityOf(gravity: Gravity, rules: readonly SeverityRule[] = []): Severity {
  const { categories, procedure, decidedOn, fineAmount, confiscatedAmount } = gravity;
  // 简易程序: small fines and warnings alone (行政处罚法 Art. 51); Order 36 counts them all as minor.
  if (procedure === 'SIMPLE') return 'MINOR';
  const found = categories.map((category) => {
    const taken = CONFISCATIONS.includes(category) ? confiscatedAmount : null;
    const amount = (category === 'FINE' ? fineAmount : taken) ?? null;
    return (
      severityByRules(rules, { category, amount, decidedOn }) ??
      CATEGORY_RULES.find((rule) => rule.category === category)?.severity ??
      'GENERAL'
    );
  });
  const [first = 'GENERAL', ...others] = found;
  return others.reduce<Severity>((gravest, next) => (RANK[next] > RANK[gravest] ? next : gravest), first);
}

import { eq, sql } from 'drizzle-orm';
import type { RecordKind } from '../../changes/write.ts';
import type { Database } from '../../database/statement.ts';
import { recordId } from '../../identifier/counterpart.ts';
import type { PenaltyCategory } from './penalty-category.ts';
import type { Severity } from './regime.ts';
import { changes, severityRules } from './table.ts';

export type SeverityRuleRow = typeof severityRules.$inferSelect;
export type NewSeverityRule = typeof severityRules.$inferInsert;

export const severityRuleRecords: RecordKind<typeof severityRules> = {
  kind: 'severity-rule',
  table: severityRules,
  log: changes,
  identity: [severityRules.id],
  subjectKey: () => sql`'NONE:' || id`,
  created: 'RECORDED',
};

/** What a rule says of a decision. */
export type SeverityRule = Pick<
  SeverityRuleRow,
  'category' | 'threshold' | 'severity' | 'effectiveFrom' | 'effectiveTo'
>;

/** A rule with the identifier that the same authority, category, amount and first day always have. */
export const newSeverityRule = (rule: Omit<NewSeverityRule, 'id' | 'version'>): NewSeverityRule => ({
  ...rule,
  id: recordId('sr', [rule.authority, rule.category, String(rule.threshold ?? 0), rule.effectiveFrom]),
});

/** The rules of one authority. */
export const rulesOfAuthority = (db: Database, authority: string): Promise<SeverityRule[]> =>
  db.select().from(severityRules).where(eq(severityRules.authority, authority));

export interface Imposed {
  readonly category: PenaltyCategory;
  /** In fen; null where the decision names none. */
  readonly amount: number | null;
  readonly decidedOn: string;
}

/** What the rules say of one kind of penalty in a decision: the highest amount that it reaches, in its newest version. */
export function severityByRules(
  rules: readonly SeverityRule[],
  { category, amount, decidedOn }: Imposed,
): Severity | null {
  const [rule] = rules
    .filter(
      (known) =>
        known.category === category &&
        known.effectiveFrom <= decidedOn &&
        (known.effectiveTo === null || known.effectiveTo >= decidedOn) &&
        known.threshold <= (amount ?? 0),
    )
    .sort((one, other) =>
      one.threshold === other.threshold
        ? other.effectiveFrom.localeCompare(one.effectiveFrom)
        : other.threshold - one.threshold,
    );
  return rule?.severity ?? null;
}

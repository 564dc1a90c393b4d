import { sql } from 'drizzle-orm';
import { dueOrOpen } from '../../calendar/deadlines.ts';
import { endOfValidity } from '../../calendar/long-term.ts';
import { type Calendar, calendar as shippedCalendar } from '../../calendar/workday.ts';
import type { RecordKind } from '../../changes/write.ts';
import { type Moment, toShanghaiTime } from '../../clock.ts';
import { scrubCitizenIds } from '../../identifier/citizen-id.ts';
import {
  type Counterpart,
  counterpartColumns,
  decisionId,
  given,
  type HashKey,
  openTextOf,
} from '../../identifier/counterpart.ts';
import { normalizeDecisionNumber } from '../../identifier/decision-number.ts';
import { categoriesOf, type PenaltyProcedure, severityOf } from './penalty-category.ts';
import { publicityEnd, publicityRule, type Regime, regimeOn, type Severity } from './regime.ts';
import type { SeverityRule } from './severity-rule.ts';
import { changes, disclosures } from './table.ts';

export type DisclosureRow = typeof disclosures.$inferSelect;
export type NewDisclosure = typeof disclosures.$inferInsert;

// Once withdrawn, repaired or run out a decision stays so, however often its source sends it again
// (行政处罚法 Art. 48; NDRC Order 36 Art. 3).
const ENDED = sql`old.state in ('WITHDRAWN', 'REPAIRED', 'EXPIRED')`;

// That a minor one is shown all the same is what its source has decided of that one.
const CHOSEN = sql`old.state = 'PUBLISHED' and old.exemption = 'MINOR_SEVERITY' and excluded.exemption = 'MINOR_SEVERITY'`;

/** The day on which the row was asserted, in the zone of every period. */
const ASSERTED_ON = sql`(asserted_at at time zone 'Asia/Shanghai')::date`;

export const disclosureRecords: RecordKind<typeof disclosures> = {
  kind: 'penalty-disclosure',
  table: disclosures,
  log: changes,
  identity: [disclosures.id],
  subjectKey: (table) => table.subjectKey,
  created: 'IMPOSED',
  merge: {
    state: sql`case when ${ENDED} or (${CHOSEN}) then old.state else excluded.state end`,
    state_reason: sql`case when ${ENDED} then old.state_reason else excluded.state_reason end`,
    // Timeliness counts from the first publication; being sent once more does not make it later.
    published_on: sql`least(old.published_on, excluded.published_on)`,
    contested: sql`old.contested`,
    publicity_system_on: sql`coalesce(old.publicity_system_on, excluded.publicity_system_on)`,
  },
  standing: {
    holds: sql`(state = 'PUBLISHED' and publicity_ends_on >= ${ASSERTED_ON})`,
    // What was never published must not be told of, not even by taking it back.
    ended: sql`case when published_on is null then null
      when state in ('REPAIRED', 'WITHDRAWN', 'EXPIRED') then state::text
      when state = 'PUBLISHED' then 'EXPIRED' else 'WITHDRAWN' end`,
  },
};

/** 双公示: on the site within 7 working days of the decision (发改办财金〔2018〕424号). */
const PUBLISH_WITHIN_WORKDAYS = 7;

export type Exemption = NonNullable<DisclosureRow['exemption']>;

/**
 * A penalty decision as a source sent it, its cells parsed: the CF template of 双公示 by the names of its columns
 * here, and what the template lacks. Dates are `YYYY-MM-DD`, money is fen; a blank cell is null, undefined or ''.
 */
export interface PenaltyInput extends Counterpart {
  /** CF_WSH as written; spaces and brackets are kept for show and folded for matching. */
  readonly decisionNumber: string;
  /** CF_WFXW */
  readonly violation?: string | null;
  /** CF_SY */
  readonly facts?: string | null;
  /** CF_YJ */
  readonly basis?: string | null;
  /** CF_CFLB as written; the categories are read from it. */
  readonly categoriesText?: string | null;
  /** CF_NR */
  readonly content?: string | null;
  /** CF_NR_FK in fen (the template’s unit is 10,000 yuan). */
  readonly fineAmount?: number | null;
  /** CF_NR_WFFF in fen. */
  readonly confiscatedAmount?: number | null;
  /** CF_NR_ZKDX */
  readonly licenseActedOn?: string | null;
  /** CF_JDRQ */
  readonly decidedOn: string;
  /** CF_YXQ; 2099-12-31 and later mean that it has no end. */
  readonly validUntil?: string | null;
  /** CF_GSJZQ; where it is stated it wins over the end that the rules give. */
  readonly publicityEndsOn?: string | null;
  /** CF_CFJG */
  readonly authorityName: string;
  /** CF_CFJGDM */
  readonly authorityCode?: string | null;
  /** The authority’s identifier among the region’s departments, if it is one of them. */
  readonly authority?: string | null;
  /** CF_SJLY */
  readonly sourceName?: string | null;
  /** CF_SJLYDM */
  readonly sourceCode?: string | null;
  /** Identifier of the department that sends the record and owns it. */
  readonly source: string;
  /** BZ */
  readonly remark?: string | null;
  /** Not in the template, and it has to be asked for: penalties of the simple procedure are not published. */
  readonly procedure: PenaltyProcedure;
  /** As the authority classed it; from the categories unless given. */
  readonly severity?: Severity | null;
  /** 未成年人: a penalty of a minor is not published (行政处罚法 Art. 48; 未成年人保护法 Art. 103). */
  readonly isMinor?: boolean | null;
  /** What the authority has laid down about seriousness; the law alone unless given. */
  readonly severityRules?: readonly SeverityRule[];
  /** The day of the first publication; the day of intake unless given. */
  readonly publishedOn?: string | null;
  /** When the record is taken in. */
  readonly moment: Moment;
  /** Keys the hashes of persons. */
  readonly hashKey: HashKey;
}

/**
 * The record of a decision: identifier, keys, regime and periods worked out, texts that anybody may read freed of
 * personal data. The same input gives the same record, but for the moment. The due date stays null where the 7 working
 * days reach a year that is not loaded: a decision is on record whether or not next year's holidays are known.
 */
export function penaltyRecord(input: PenaltyInput, calendar: Calendar = shippedCalendar): NewDisclosure {
  const { decidedOn, source, procedure, moment, hashKey } = input;
  const open = openTextOf(input);
  const decisionNumber = scrubCitizenIds(input.decisionNumber);
  const decisionNumberKey = normalizeDecisionNumber(decisionNumber);
  const authorityCode = given(input.authorityCode);
  const id = decisionId('pd', { authorityCode, source, decisionNumberKey, decidedOn }, input, hashKey);
  const categories = categoriesOf(input.categoriesText ?? '', input.content ?? '');
  const severity = input.severity ?? severityOf({ ...amountsOf(input), categories }, input.severityRules);
  const regime = regimeOn(decidedOn, moment.today);
  const isMinor = input.isMinor ?? false;
  const exemption = exemptionOf({ procedure, isMinor, severity, regime });
  return {
    id,
    ...counterpartColumns(input, id, hashKey),
    decisionNumber,
    decisionNumberKey,
    violation: given(input.violation, open),
    facts: given(input.facts, open),
    basis: given(input.basis, open),
    categories,
    categoriesText: given(input.categoriesText, open),
    content: given(input.content, open),
    fineAmount: input.fineAmount ?? null,
    confiscatedAmount: input.confiscatedAmount ?? null,
    licenseActedOn: given(input.licenseActedOn, open),
    decidedOn,
    validUntil: endOfValidity(given(input.validUntil)),
    publicityEndsOn: endOfPublicity(given(input.publicityEndsOn), { decidedOn, severity, regime }),
    authorityName: input.authorityName,
    authorityCode,
    authority: given(input.authority),
    sourceName: given(input.sourceName),
    sourceCode: given(input.sourceCode),
    source,
    remark: given(input.remark, scrubCitizenIds),
    procedure,
    severity,
    regime,
    publicityDueOn: publicityDueOn(decidedOn, calendar),
    publishedOn: exemption === null ? (given(input.publishedOn) ?? moment.today) : null,
    state: exemption === null ? 'PUBLISHED' : 'EXEMPT',
    exemption,
    isMinor,
    assertedAt: toShanghaiTime(moment.now),
  };
}

const amountsOf = ({ fineAmount, confiscatedAmount, procedure, decidedOn }: PenaltyInput) => ({
  fineAmount,
  confiscatedAmount,
  procedure,
  decidedOn,
});

interface Publishable {
  readonly procedure: PenaltyProcedure;
  readonly isMinor: boolean;
  readonly severity: Severity;
  readonly regime: Regime;
}

/** Why a decision is not published; null where it is. Only the last of the reasons leaves its source a choice. */
export function exemptionOf({ procedure, isMinor, severity, regime }: Publishable): Exemption | null {
  if (procedure === 'SIMPLE') return 'SIMPLE_PROCEDURE';
  if (isMinor) return 'MINOR_PERSON';
  return severity === 'MINOR' && !publicityRule(regime).publishesMinor ? 'MINOR_SEVERITY' : null;
}

interface Period {
  readonly decidedOn: string;
  readonly severity: Severity;
  readonly regime: Regime;
}

/** As its source states it, or else the longest that the rules allow; a minor one is never shown for longer. */
export function endOfPublicity(stated: string | null, { decidedOn, severity, regime }: Period): string {
  const longest = publicityEnd(decidedOn, severity, regime);
  const end = endOfValidity(stated) ?? longest;
  const isBounded = severity === 'MINOR' && !publicityRule(regime).publishesMinor;
  return isBounded && end > longest ? longest : end;
}

const publicityDueOn = (decidedOn: string, calendar: Calendar): string | null =>
  workdaysAfter(decidedOn, PUBLISH_WITHIN_WORKDAYS, calendar);

/** Null where nobody can tell: any more, as of the years before the first loaded one, or yet. */
export function workdaysAfter(
  day: string,
  workdays: number,
  calendar: Calendar = shippedCalendar,
): string | null {
  const [firstYear = Number.POSITIVE_INFINITY] = calendar.years;
  if (Number(day.slice(0, 4)) < firstYear) return null;
  return dueOrOpen(day, workdays, calendar);
}

import { scrubCitizenIds } from '../identifier/citizen-id.ts';
import { type RuleName, type RuleValues, ruleText } from './rule.ts';

/** What is wrong with one value of one row, in words for whoever must mend it. */
export interface Fault {
  readonly line: number;
  /** Of a workbook. */
  readonly sheet: string | null;
  /** As the file calls it, or its code; empty where it is the whole line. */
  readonly column: string;
  /** As given, identity numbers masked; null where it is the whole line. */
  readonly value: string | null;
  readonly rule: RuleName;
  readonly reason: string;
  readonly mend: string;
  readonly reasonZh: string;
  readonly mendZh: string;
}

const LONGEST_SHOWN = 100;

export interface Place {
  readonly line: number;
  readonly sheet: string | null;
}

export function faultAt(
  { line, sheet }: Place,
  at: { readonly column: string; readonly value: unknown },
  rule: RuleName,
  values: RuleValues = {},
): Fault {
  return {
    line,
    sheet,
    column: at.column,
    value: at.value == null ? null : shown(textOf(at.value)),
    rule,
    reason: ruleText(rule, 'en', values),
    mend: ruleText(rule, 'mend', values),
    reasonZh: ruleText(rule, 'zh', values),
    mendZh: ruleText(rule, 'mendZh', values),
  };
}

/** Of a whole line. */
export const lineFault = (place: Place, rule: RuleName, values: RuleValues = {}): Fault =>
  faultAt(place, { column: '', value: null }, rule, values);

/** Of an object its JSON: JSON from outside may have a `toString` of its own. */
const textOf = (value: unknown): string =>
  typeof value === 'object' ? (JSON.stringify(value) ?? '') : String(value);

function shown(value: string): string {
  // Longer than any number, so that none is cut in two and told by half.
  const scrubbed = scrubCitizenIds(value.slice(0, 2 * LONGEST_SHOWN));
  return scrubbed.length > LONGEST_SHOWN ? `${scrubbed.slice(0, LONGEST_SHOWN)}…` : scrubbed;
}

/** `处罚决定日期：晚于今日；请核对年份`, as it stands in the column of reasons. */
export const faultInChinese = ({ column, reasonZh, mendZh }: Fault): string =>
  `${column === '' ? '' : `${column}：`}${reasonZh}，${mendZh}`;

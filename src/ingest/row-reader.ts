import { isCivilDate } from '../calendar/civil-date.ts';
import { checkUscc, type UsccCheck } from '../identifier/uscc.ts';
import { type Fault, faultAt } from './fault.ts';
import { unguarded } from './rejects/formula-guard.ts';
import type { RuleName, RuleValues } from './rule.ts';
import { chineseDate, serialDate } from './sheet/date.ts';
import { FormulaCell } from './sheet/formula-cell.ts';
import type { TableRow } from './sheet/table-reader.ts';

interface TextOptions {
  readonly required?: boolean;
  /** Characters, from the field list of the standard. */
  readonly max?: number;
}

// 2099/12/31 and 9999/12/31 both stand for "no end" in real feeds, and so do these words.
const LONG_TERM = /^(2099-12-31|9999-12-31|长期|长期有效|永久|永久有效|无固定期限)$/;
const TEN_THOUSAND_YUAN = /^(\d{1,10})(?:\.(\d{1,6}))?$/;
const YUAN = /^(\d{1,14})(?:\.(\d{1,2}))?$/;
const LONGEST_LIST = 20_000;
// A spreadsheet keeps 15 digits of a number.
const EXACT_NUMBER = 1e15;
const ROUNDED_NUMBER = /^\d(?:\.\d+)?E\+?\d{2}$/i;

/** Reads the values of one row by column code, and gathers every fault instead of stopping at the first. */
export class RowReader {
  readonly faults: Fault[] = [];
  readonly warnings: Fault[] = [];

  constructor(readonly row: TableRow) {}

  /** Whether the file has the column at all. */
  has(code: string): boolean {
    return this.row.header.placeOf(code) !== undefined;
  }

  /** Whether the file speaks in the codes of 2015 to 2018. */
  get isOld(): boolean {
    return this.row.header.isOld;
  }

  fault(code: string, rule: RuleName, values: RuleValues = {}): null {
    this.faults.push(
      faultAt(this.row, { column: this.title(code), value: this.raw(code) ?? '' }, rule, values),
    );
    return null;
  }

  warn(code: string, rule: RuleName, values: RuleValues = {}): void {
    this.warnings.push(
      faultAt(this.row, { column: this.title(code), value: this.raw(code) ?? '' }, rule, values),
    );
  }

  text(code: string, { required = false, max = 4000 }: TextOptions = {}): string | null {
    const raw = this.raw(code);
    if (typeof raw === 'object' && raw !== null) return this.fault(code, 'NOT_PLAIN');
    if (typeof raw === 'number' && Math.abs(raw) >= EXACT_NUMBER) return this.fault(code, 'LOST_DIGITS');
    const text = plainText(raw);
    if (text === '') return required ? this.fault(code, 'REQUIRED') : null;
    if (text.length > max) return this.fault(code, 'TOO_LONG', { length: text.length, max });
    // PostgreSQL stores no NUL in text, and no record holds one on purpose; U+FFFD is what could not be decoded.
    return text.includes('\0') || text.includes('\uFFFD') ? this.fault(code, 'NOT_TEXT') : text;
  }

  /** Words parted by white space or semicolons, or a JSON list of them. */
  list(code: string, { required = false } = {}): string[] {
    const raw = this.raw(code);
    if (!Array.isArray(raw)) {
      const text = this.text(code, { required, max: LONGEST_LIST }) ?? '';
      return text.split(/[\s;；]+/).filter((word) => word !== '');
    }
    const words = raw.map((word) => (typeof word === 'string' ? word.trim() : ''));
    if (words.includes('')) this.fault(code, 'NOT_WORDS');
    else if (required && words.length === 0) this.fault(code, 'REQUIRED');
    return words.filter((word) => word !== '');
  }

  date(code: string, { required = false, longTerm = false } = {}): string | null {
    const raw = this.raw(code);
    const text = this.text(code, { required });
    if (text === null) return null;
    const date = typeof raw === 'number' ? serialDate(raw) : chineseDate(text);
    if (longTerm && (LONG_TERM.test(text) || LONG_TERM.test(date ?? ''))) return null;
    return date !== null && isCivilDate(date) ? date : this.fault(code, 'NOT_A_DATE');
  }

  /** A day that has come. */
  pastDate(code: string, today: string, { required = false } = {}): string | null {
    const date = this.date(code, { required });
    return date !== null && date > today ? this.fault(code, 'IN_FUTURE') : date;
  }

  /** Money given in units of 10,000 yuan (万元), or of yuan where the title says so, as integer fen. */
  money(code: string): number | null {
    const inYuan = this.row.header.isInYuan(code);
    const raw = this.raw(code);
    // What a spreadsheet has computed ends in the noise of a binary fraction.
    const text = typeof raw === 'number' ? plainNumber(raw) : this.text(code)?.replaceAll(/[,，]/g, '');
    if (text == null || text === '') return null;
    const [, whole, decimals = ''] = (inYuan ? YUAN : TEN_THOUSAND_YUAN).exec(text) ?? [];
    if (whole !== undefined) return Number(`${whole}${decimals.padEnd(inYuan ? 2 : 6, '0')}`);
    return this.fault(
      code,
      'NOT_AN_AMOUNT',
      inYuan
        ? { unit: 'yuan', unitZh: '元', decimals: 2, example: '2000' }
        : { unit: '10,000 yuan (万元)', unitZh: '万元', decimals: 6, example: '0.2' },
    );
  }

  /** A valid code in its normal form. */
  uscc(code: string): string | null {
    const text = this.text(code, { required: true, max: 64 });
    const check = text === null ? null : this.code(code, text);
    switch (check?.state) {
      case 'VALID':
        return check.uscc;
      case 'MASKED':
        return this.fault(code, 'MASKED_CODE');
      case 'PLACEHOLDER':
        return this.fault(code, 'NO_CODE');
      default:
        return null;
    }
  }

  /** What a code in a column is; an invalid one is a fault, an unusual one a warning. */
  code(column: string, text: string): UsccCheck {
    const check = checkUscc(text);
    if (check.state === 'INVALID') {
      if (ROUNDED_NUMBER.test(text)) this.fault(column, 'LOST_DIGITS');
      else this.fault(column, 'NOT_A_CODE', { why: check.why, whyZh: check.whyZh });
    } else if (check.state === 'VALID') {
      for (const why of check.warnings) this.warn(column, 'CODE_UNUSUAL', { why });
    }
    return check;
  }

  /** One of the words that a column may hold, by any of its spellings. */
  word<Value extends string>(
    code: string,
    words: Readonly<Record<string, Value>>,
    { required = false } = {},
  ): Value | null {
    const text = this.text(code, { required });
    if (text === null) return null;
    if (Object.hasOwn(words, text)) return words[text] as Value;
    return this.fault(code, 'NOT_A_WORD', { known: Object.keys(words).join(', ') });
  }

  private raw(code: string): unknown {
    const place = this.row.header.placeOf(code);
    const cell = place === undefined ? undefined : this.row.cells[place];
    return cell instanceof FormulaCell ? cell.value : cell;
  }

  /** Formulas are told once a row, whether somebody reads them or not. */
  tellFormulas(): void {
    this.row.cells.forEach((cell, place) => {
      if (!(cell instanceof FormulaCell)) return;
      const at = { column: this.row.header.titles[place]?.trim() ?? '', value: cell.value };
      this.warnings.push(faultAt(this.row, at, 'FORMULA'));
    });
  }

  private title(code: string): string {
    return this.row.header.titleOf(code);
  }
}

const plainText = (raw: unknown): string => (raw == null ? '' : unguarded(String(raw)).trim());

const plainNumber = (value: number): string => String(Number(value.toFixed(9)));

import { isCivilDate } from '../calendar/civil-date.ts';
import { scrubCitizenIds } from '../identifier/citizen-id.ts';
import { checkUscc } from '../identifier/uscc.ts';

/** What is wrong with one value of one row, in words for whoever must mend it. */
export interface Fault {
  readonly line: number;
  readonly column: string;
  /** As given, identity numbers masked; null where it is the whole line. */
  readonly value: string | null;
  readonly reason: string;
}

interface TextOptions {
  readonly required?: boolean;
  /** Characters, from the field list of the standard. */
  readonly max?: number;
}

// 2099/12/31 and 9999/12/31 both stand for "no end" in real feeds, and so do these words.
const LONG_TERM = /^(2099-12-31|9999-12-31|长期|长期有效|永久)$/;
const CHINESE_DATE = /^(\d{4})\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})\s*日?(?:[ T]00:00:00.*)?$/;
const TEN_THOUSAND_YUAN = /^(\d{1,10})(?:\.(\d{1,6}))?$/;

/** Reads the values of one row by column code, and gathers every fault instead of stopping at the first. */
export class RowReader {
  readonly faults: Fault[] = [];
  private readonly read = new Set<string>();

  constructor(
    private readonly line: number,
    private readonly values: Readonly<Record<string, unknown>>,
  ) {}

  /** Columns of the row that nothing has read. */
  get unread(): string[] {
    return Object.keys(this.values).filter((column) => !this.read.has(column));
  }

  fault(column: string, reason: string): null {
    const raw = this.values[column];
    const value = raw == null ? '' : scrubCitizenIds(String(raw));
    this.faults.push({ line: this.line, column, value, reason });
    return null;
  }

  text(column: string, { required = false, max = 4000 }: TextOptions = {}): string | null {
    this.read.add(column);
    const raw = this.values[column];
    if (raw != null && typeof raw === 'object') return this.fault(column, 'a plain value is expected');
    const text = raw == null ? '' : String(raw).trim();
    if (text === '') return required ? this.fault(column, 'it is required and empty') : null;
    if (text.length > max) {
      return this.fault(column, `it has ${text.length} characters, and the most is ${max}`);
    }
    // PostgreSQL stores no NUL in text, and no record holds one on purpose.
    return text.includes('\0') ? this.fault(column, 'it holds a character that is not text') : text;
  }

  /** Words parted by white space or semicolons, or a JSON list of them. */
  list(column: string, { required = false } = {}): string[] {
    const raw = this.values[column];
    if (!Array.isArray(raw)) {
      const text = this.text(column, { required, max: 20_000 }) ?? '';
      return text.split(/[\s;；]+/).filter((word) => word !== '');
    }
    this.read.add(column);
    const words = raw.map((word) => (typeof word === 'string' ? word.trim() : ''));
    if (words.includes('')) this.fault(column, 'a list of words is expected');
    else if (required && words.length === 0) this.fault(column, 'it is required and empty');
    return words.filter((word) => word !== '');
  }

  date(column: string, { required = false, longTerm = false } = {}): string | null {
    const text = this.text(column, { required });
    if (text === null) return null;
    const [, year = '', month = '', day = ''] = CHINESE_DATE.exec(text) ?? [];
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    if (longTerm && (LONG_TERM.test(text) || LONG_TERM.test(date))) return null;
    return isCivilDate(date) ? date : this.fault(column, 'it is not a date; write YYYY/MM/DD');
  }

  /** Money given in units of 10,000 yuan (万元), as integer fen. */
  tenThousandYuan(column: string): number | null {
    const text = this.text(column);
    if (text === null) return null;
    const [matched, whole = '', decimals = ''] = TEN_THOUSAND_YUAN.exec(text) ?? [];
    if (matched === undefined) {
      return this.fault(column, 'it is not an amount in 10,000 yuan (万元) with at most six decimals');
    }
    return Number(`${whole}${decimals.padEnd(6, '0')}`);
  }

  /** A valid code in its normal form. */
  uscc(column: string, { required = false } = {}): string | null {
    const text = this.text(column, { required, max: 64 });
    if (text === null) return null;
    const check = checkUscc(text);
    if (check.state === 'VALID') return check.uscc;
    const why =
      check.state === 'INVALID'
        ? check.why
        : check.state === 'MASKED'
          ? 'it is masked'
          : 'it is the placeholder for "no code"';
    return this.fault(column, `it is not a unified social credit code: ${why}`);
  }

  /** One of the words that a column may hold, by any of its spellings. */
  word<Value extends string>(
    column: string,
    words: Readonly<Record<string, Value>>,
    { required = false } = {},
  ): Value | null {
    const text = this.text(column, { required });
    if (text === null) return null;
    if (Object.hasOwn(words, text)) return words[text] as Value;
    return this.fault(column, `it is none of ${Object.keys(words).join(', ')}`);
  }
}

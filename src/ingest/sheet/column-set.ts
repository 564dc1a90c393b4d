import { normalizeName } from '../../identifier/name.ts';

/** One column of a template. */
export interface Column {
  /** By which the hub reads it: the code of the 2018 standard where there is one. */
  readonly code: string;
  /** In Chinese, as the template has it. */
  readonly title: string;
  /** Other Chinese titles. */
  readonly also?: readonly string[];
  /** Codes of the standard of 2015 to 2018. */
  readonly old?: readonly string[];
  /** Codes beside the standard; no sign of its age. */
  readonly alias?: readonly string[];
}

export interface FoundColumn {
  readonly code: string;
  readonly isOld: boolean;
  /** 元 in the title, where the standard counts in 万元. */
  readonly inYuan: boolean;
}

/** Columns that people add for themselves, and the one that the hub adds to what it sends back. */
const PASSED_OVER = ['序号', '编号', 'NO', 'NO.', 'ID', '退回原因'];
export const REASON_TITLE = '退回原因';

/** Finds a column by code or title, however it is spaced, bracketed, starred or cased. */
export class ColumnSet {
  private readonly byTitle = new Map<string, FoundColumn>();

  constructor(readonly columns: readonly Column[]) {
    for (const column of columns) {
      for (const name of [column.code, column.title, ...(column.also ?? []), ...(column.alias ?? [])]) {
        this.add(name, column.code, false);
      }
      for (const name of column.old ?? []) this.add(name, column.code, true);
    }
  }

  find(title: string): FoundColumn | undefined {
    const key = titleKey(title);
    const yuan = key.replace(/\(元\)$/, '(万元)');
    const found = this.byTitle.get(key) ?? this.byTitle.get(key.replace(/\([^()]*\)$/, ''));
    if (yuan === key) return found;
    const inYuan = this.byTitle.get(yuan) ?? found;
    return inYuan && { ...inYuan, inYuan: true };
  }

  private add(name: string, code: string, isOld: boolean): void {
    const found = { code, isOld, inYuan: false };
    const key = titleKey(name);
    if (!this.byTitle.has(key)) this.byTitle.set(key, found);
    const bare = key.replace(/\([^()]*\)$/, '');
    if (bare !== key && !this.byTitle.has(bare)) this.byTitle.set(bare, found);
  }
}

/** Whether nobody has to be told that this column is not read. */
export const isPassedOver = (title: string): boolean => PASSED_OVER.includes(titleKey(title));

/** Folded for matching; the stars and remarks by which templates say that a column is required are dropped. */
const titleKey = (title: string): string =>
  normalizeName(title)
    .replace(/[*＊:：]/g, '')
    .replace(/\((?:必填|选填|必填项|选填项|可为空)\)/g, '');

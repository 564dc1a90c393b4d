import { endsWithDeed, startsWithDeed } from './deed.ts';
import type { FoldedScope } from './folded-scope.ts';
import type { Span } from './scope-layout.ts';
import { turnedBy } from './subject-matter.ts';

const MARK = /[\p{P}\p{S}\n]/u;
const JOINING = /^(?:以及|及|和|与|或|等|兼)/;
const LEADING =
  /(?:以及|及|和|与|或|兼|各类|各种|国产|进口|国内版|其他|其它|瓶装|袋装|散装|富硒|天然|管道|城镇|城市|农村|民用|车用|罐装|等|优质|有机|绿色|中式|西式|特色|大众|各式|本地|代售|兼营|主营|从事|主要|含|包括|除|非)$/;
const LONGEST_LEAD = 4;
/** 旅馆业, 洗浴服务: the entry said in full. */
const COMPLETING = /^(?:接待服务|服务|业务|接待|业|等)+/;

/** Whether an entry of a list begins here: what stands before is no part of it. */
export function beginsEntry({ text, gaps }: FoldedScope, start: number): boolean {
  if (start === 0 || gaps.has(start) || MARK.test(text[start - 1] as string)) return true;
  const before = text.slice(Math.max(0, start - LONGEST_LEAD), start);
  return /\d$/.test(before) || LEADING.test(before) || endsWithDeed(before);
}

/** Whether it ends here, or goes on with what is done: 卷烟零售, but not 卷烟包装 and not 卷烟零售管理. */
export function endsEntry({ text, gaps }: FoldedScope, end: number): boolean {
  if (endsWord(text, gaps, end) || JOINING.test(text.slice(end, end + 2))) return true;
  // 危险废物的收集
  const behind = text.slice(end, end + 12).replace(/^的/, '');
  const said = startsWithDeed(behind) ?? COMPLETING.exec(behind)?.[0];
  return said !== undefined && said !== null && turnedBy(behind.slice(said.length)) === null;
}

const endsWord = (text: string, gaps: ReadonlySet<number>, end: number): boolean =>
  end >= text.length || gaps.has(end) || MARK.test(text[end] as string);

/** A word that stands where another ends makes a list without marks, as 餐饮住宿 is. */
export interface Neighbours {
  readonly begins: (span: Span) => boolean;
  readonly ends: (span: Span) => boolean;
}

/** Which of the words found begin and end entries, given that each may lean on the one beside it. */
export function neighbours(scope: FoldedScope, entries: readonly Span[], whole: readonly Span[]): Neighbours {
  const ended = new Set(whole.map(({ end }) => end));
  const begun = new Set(whole.map(({ start }) => start));
  const key = ({ start, end }: Span) => start * 65_536 + end;
  const begin = new Set<number>();
  const end = new Set<number>();
  for (const entry of entries.toSorted((one, other) => one.start - other.start)) {
    if (!beginsEntry(scope, entry.start) && !ended.has(entry.start)) continue;
    begin.add(key(entry));
    ended.add(entry.end);
  }
  for (const entry of entries.toSorted((one, other) => other.end - one.end)) {
    if (!endsEntry(scope, entry.end) && !begun.has(entry.end)) continue;
    end.add(key(entry));
    begun.add(entry.start);
  }
  return { begins: (span) => begin.has(key(span)), ends: (span) => end.has(key(span)) };
}

import type { ScopeLayout, Segment, Span } from './scope-layout.ts';

const SELLING =
  '销售 零售 经营 经销 批零 零批 购销 出售 专卖 代售 零兼批 制售 产销 现场制作 现场加工 现制现售'.split(' ');

/** What the word after `+` stands for: the other ways to write it. */
const WAYS: Readonly<Record<string, readonly string[]>> = {
  销售: [...SELLING, '批发', '供应'],
  经营: [...SELLING, '批发'],
  零售: SELLING,
  批发: ['批发', '批零', '零批', '零兼批'],
  生产: ['生产', '制造', '加工', '酿造', '制作', '产销', '压榨', '精制'],
  加工: ['生产', '制造', '加工'],
  制造: ['制造', '生产'],
  养殖: ['养殖', '饲养', '散养'],
  开采: ['开采', '采选', '采掘'],
  安装: ['安装'],
  维修: ['维修', '修理', '保养', '维保'],
  收集: ['收集', '回收', '贮存', '利用', '处置'],
  回收: ['回收', '拆解'],
  清运: ['清运', '运输', '处置'],
  繁育: ['繁育', '繁殖', '育种'],
};

const OTHERS =
  '改造 维护 培育 种植 收购 运输 储存 仓储 处理 清洗 出租 租赁 施工 设计 服务 开发 发行 配送 充装 营运 运营 刻制 检测 印刷'.split(
    ' ',
  );

const ALL = [...new Set([...Object.values(WAYS).flat(), ...OTHERS])].sort((a, b) => b.length - a.length);
const DEED = ALL.join('|');
const EACH = new RegExp(DEED, 'g');
/** Deeds in a row, as in 批发、零售 or 加工及销售, are all done with the same. */
const ROW = new RegExp(`(?:${DEED})(?:[、,/及和与兼或并]*(?:${DEED}))*`, 'g');
/** No list is longer. */
const FAR = 600;
/** Not that of 母公司生产的西点. */
const ROW_BEFORE = new RegExp(`${ROW.source}(?!的)`, 'g');
const STARTS = new RegExp(`^(?:${DEED})+`);
const ENDS = new RegExp(`(?:${DEED})$`);

export const startsWithDeed = (text: string): string | null => STARTS.exec(text)?.[0] ?? null;
export const endsWithDeed = (text: string): boolean => ENDS.test(text);

/** Whether what the entry names is what is sold, made or else, as the word after `+` says. */
export function isDone(asked: string, row: string): boolean {
  // 烟、酒、日用百货: who registers goods alone sells them in a shop.
  if (row === '') return (WAYS[asked] ?? []).includes('零售');
  const done = row.match(EACH) ?? [];
  return done.some((deed) => (WAYS[asked] ?? [asked]).includes(deed));
}

/**
 * What is done with an entry: 卷烟、百货零售 says it behind the list, 零售：卷烟、百货 before it. Nearest first: in its brackets, in
 * its segment behind and before it, then in its line.
 */
export function deedsOf(
  text: string,
  layout: ScopeLayout,
  entry: Span & { readonly segment: Segment },
): string {
  const bracket = layout.brackets.find(({ start, end }) => start <= entry.start && entry.end <= end);
  const places: readonly (Span & { readonly of: string })[] =
    bracket === undefined
      ? [
          ...bracketBehind(text, entry),
          { ...entry.segment, of: layout.bare },
          { ...entry.segment.line, of: layout.bare },
        ]
      : [
          { ...bracket, of: text },
          { ...entry.segment, of: layout.bare },
          { ...entry.segment.line, of: layout.bare },
        ];
  for (const { start, end, of } of places) {
    const behind = of.slice(entry.end, Math.min(end, entry.end + FAR)).match(ROW)?.[0];
    if (behind !== undefined) return behind;
    const before = of
      .slice(Math.max(start, entry.start - FAR), entry.start)
      .match(ROW_BEFORE)
      ?.at(-1);
    if (before !== undefined) return before;
  }
  return '';
}

/** 药品（零售） */
function bracketBehind(text: string, { end }: Span): (Span & { of: string })[] {
  const said = /^\(([^()]*)\)/.exec(text.slice(end))?.[1];
  if (said === undefined) return [];
  return said.replace(ROW, '') === '' ? [{ start: end, end: end + said.length + 1, of: text }] : [];
}

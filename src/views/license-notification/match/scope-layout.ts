/** From `start` to before `end` of the folded text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What stands in brackets, without them; brackets within it are part of it. */
export interface Bracket extends Span {
  readonly segment: Segment;
}

/** A line between commas. */
export interface Segment extends Span {
  readonly line: Line;
}

/** An entry of the scope, as it ends with a semicolon or a full stop. */
export interface Line extends Span {
  readonly section: 'GENERAL' | 'PERMITTED' | null;
}

export interface ScopeLayout {
  readonly lines: readonly Line[];
  readonly segments: readonly Segment[];
  readonly brackets: readonly Bracket[];
  /** The text with brackets and what is in them blanked out, as long as before. */
  readonly bare: string;
}

/** Stands in `bare` for what is in brackets. */
export const BLANK = '\u0000';

const HEADING =
  /(?:前置|后置)?(一般|许可)(?:经营)?(?:项目|事项|范围)(?:经营)?是?(?::|(?<=^.{0,8}))|经营范围:/g;
const END_OF_LINE = /[;。\n]/g;
const NUMBER = /^[\d一二三四五六七八九十]{1,3}$/;

/** Takes a scope apart: its sections (一般项目, 许可项目), their lines, what is in brackets. */
export function layoutOf(text: string): ScopeLayout {
  const outer: Span[] = [];
  let bare = '';
  for (const { start, end } of bracketPairs(text)) {
    if (start < bare.length) continue;
    const isNumber = NUMBER.test(text.slice(start + 1, end));
    const after = Math.min(end + 1, text.length);
    bare += text.slice(bare.length, start);
    bare += (isNumber ? ';' : BLANK).repeat(after - start);
    if (!isNumber) outer.push({ start, end });
  }
  bare += text.slice(bare.length);
  const lines = linesOf(bare);
  const segments = lines.flatMap((line) => partsOf(bare, line, ',').map((part) => ({ ...part, line })));
  const brackets = outer.flatMap(({ start, end }) => {
    const segment = spanAt(segments, start);
    return segment === undefined ? [] : [{ start: start + 1, end, segment }];
  });
  return { lines, segments, brackets, bare };
}

/** Of spans in order and apart, the one that holds a place. */
export function spanAt<T extends Span>(spans: readonly T[], place: number): T | undefined {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as T).end <= place) low = middle + 1;
    else high = middle;
  }
  const found = spans[low];
  return found !== undefined && found.start <= place ? found : undefined;
}

/** Pairs by their places. One that is never closed ends with its line: forgotten brackets are common. */
function bracketPairs(text: string): Span[] {
  const open: number[] = [];
  const pairs: Span[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') open.push(at);
    if (text[at] === ')') {
      const start = open.pop();
      if (start !== undefined) pairs.push({ start, end: at });
    }
  }
  for (const start of open) {
    END_OF_LINE.lastIndex = start;
    pairs.push({ start, end: END_OF_LINE.exec(text)?.index ?? text.length });
  }
  return pairs.sort((one, other) => one.start - other.start);
}

function linesOf(bare: string): Line[] {
  const lines: Line[] = [];
  let section: Line['section'] = null;
  let from = 0;
  const upTo = (end: number) => {
    const part = { start: from, end };
    for (const span of partsOf(bare, part, ';。\n')) lines.push({ ...span, section });
  };
  for (const heading of bare.matchAll(HEADING)) {
    upTo(heading.index);
    section = heading[1] === undefined ? section : heading[1] === '一般' ? 'GENERAL' : 'PERMITTED';
    from = heading.index + heading[0].length;
  }
  upTo(bare.length);
  return lines;
}

function partsOf(text: string, { start, end }: Span, separators: string): Span[] {
  const parts: Span[] = [];
  let from = start;
  for (let at = start; at <= end; at += 1) {
    const isEnd =
      at === end ||
      separators.includes(text[at] as string) ||
      (separators.includes('。') && isStop(text, at));
    if (!isEnd) continue;
    if (at > from) parts.push({ start: from, end: at });
    from = at + 1;
  }
  return parts;
}

/** A half-width full stop, not the point of 4.5吨. */
const isStop = (text: string, at: number) =>
  text[at] === '.' && !(/\d/.test(text[at - 1] ?? '') && /\d/.test(text[at + 1] ?? ''));

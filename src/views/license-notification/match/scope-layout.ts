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

const HEADING = /(?:前置|后置)?(一般|许可)(?:经营)?(?:项目|事项|范围)(?:经营)?(?::|(?<=^.{0,8}))|经营范围:/g;
const NUMBER = /^[\d一二三四五六七八九十]{1,3}$/;

/** Takes a scope apart: its sections (一般项目, 许可项目), their lines, what is in brackets. */
export function layoutOf(text: string): ScopeLayout {
  const pairs = bracketPairs(text);
  const numbers = pairs.filter(({ start, end }) => NUMBER.test(text.slice(start + 1, end)));
  const outer = pairs.filter(
    (pair) => !numbers.includes(pair) && !pairs.some((other) => within(pair, other)),
  );
  let bare = text;
  for (const { start, end } of outer) bare = blanked(bare, start, end + 1);
  for (const { start, end } of numbers)
    bare = `${bare.slice(0, start)}${';'.repeat(end + 1 - start)}${bare.slice(end + 1)}`;
  const lines = linesOf(bare);
  const segments = lines.flatMap((line) => partsOf(bare, line, ',').map((part) => ({ ...part, line })));
  const brackets = outer.flatMap(({ start, end }) => {
    const segment = segments.find((part) => part.start <= start && start <= part.end);
    return segment === undefined ? [] : [{ start: start + 1, end, segment }];
  });
  return { lines, segments, brackets, bare };
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
    const rest = text.slice(start).search(/[;。\n]/);
    pairs.push({ start, end: rest === -1 ? text.length : start + rest });
  }
  return pairs.sort((one, other) => one.start - other.start);
}

const within = (inner: Span, outer: Span) => outer.start < inner.start && inner.end <= outer.end;

const blanked = (text: string, start: number, end: number) =>
  `${text.slice(0, start)}${BLANK.repeat(Math.min(end, text.length) - start)}${text.slice(end)}`;

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

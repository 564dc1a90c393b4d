import { type Bracket, type ScopeLayout, type Segment, type Span, spanAt } from './scope-layout.ts';

/** A part of the text that says what is not done (不含…, 除…外, 不得从事…, …除外). */
export interface LeftOut extends Span {
  /** The words that say so. */
  readonly cue: string;
  readonly segment: Segment;
  readonly bracket: Bracket | null;
  /** It speaks of all that stands before it (以上不含…). */
  readonly ofAll: boolean;
}

const CUE =
  /不含|不包含|不包括|不得|不从事|不涉及|不涉|不经营|不销售|不生产|不提供|不开展|不带|不设|禁止|严禁|未经(?!加工|过)|无需|无须|不需要?|无储存|无仓储/g;
const ALL_BUT =
  /(?<![拆清消解去扫免切铲防排革废剔])除(?![外草尘虫湿雪臭垢锈油螨霉菌冰污味氧铁颤]|甲醛|四害)/g;
const END_OF_ALL_BUT = /(?:以|之)外|外(?=$|[^\p{L}\p{N}]|[的可凭其自均]|其他)/u;
const EXCEPTED = /除外|不在此[限列]|不在其列/g;
/** What begins like this says again what is done. */
const AGAIN = /^(?:但)?(?:含|包含|包括|仅|只|限|可)/;
const OF_ALL = /^(?:以上|上述|本(?:公司|企业|店)?经营范围)/;
/** 不含剧毒的危险化学品: what is left out ends there, and what is done begins. */
const ATTRIBUTE = /的(?!$|除外|项目|业务|商品|活动|服务$)/;

/** A list that goes on for longer is no longer spoken of. */
const FAR = 300;

export function partsLeftOut(text: string, layout: ScopeLayout): LeftOut[] {
  const found: LeftOut[] = [];
  for (const bracket of layout.brackets) {
    const unit = text.slice(bracket.start, bracket.end);
    const ofAll = OF_ALL.test(unit);
    for (const { start, end, cue } of [...inBrackets(unit), ...allBut(unit, true)]) {
      const at = { start: bracket.start + start, end: bracket.start + end };
      found.push({ ...at, cue, segment: bracket.segment, bracket, ofAll });
    }
  }
  for (const segment of layout.segments) {
    const unit = layout.bare.slice(segment.start, segment.end);
    for (const { start, end, cue } of inTheOpen(unit)) {
      const at = { start: segment.start + start, end: segment.start + end };
      found.push({ ...at, cue, segment, bracket: null, ofAll: OF_ALL.test(unit) });
    }
  }
  for (const line of layout.lines) {
    for (const { start, end, cue } of allBut(layout.bare.slice(line.start, line.end), false)) {
      const at = line.start + start;
      const segment = spanAt(layout.segments, at);
      if (segment === undefined) continue;
      found.push({ start: at, end: line.start + end, cue, segment, bracket: null, ofAll: false });
    }
  }
  return found;
}

type Cued = Span & { readonly cue: string };

function inBrackets(unit: string): Cued[] {
  const commas = [...unit.matchAll(/[,;。]/g)].map(({ index }) => index);
  const again = commas.filter((comma) => AGAIN.test(unit.slice(comma + 1)));
  const cued = [...unit.matchAll(CUE)].map(({ 0: cue, index }) => ({
    start: index,
    end: again.find((comma) => comma > index) ?? unit.length,
    cue,
  }));
  const excepted = [...unit.matchAll(EXCEPTED)].map(({ 0: cue, index }) => {
    const start = AGAIN.test(unit) ? (commas.findLast((comma) => comma < index) ?? -1) + 1 : 0;
    return { start, end: index + cue.length, cue };
  });
  return [...cued, ...excepted];
}

function inTheOpen(unit: string): Cued[] {
  const cued = [...unit.matchAll(CUE)].map(({ 0: cue, index }) => {
    const attribute =
      cue.startsWith('不含') || cue.startsWith('不包')
        ? unit.slice(index, index + FAR).search(ATTRIBUTE)
        : -1;
    return { start: index, end: attribute === -1 ? unit.length : index + attribute, cue };
  });
  const excepted = [...unit.matchAll(EXCEPTED)].map(({ 0: cue, index }) => ({
    start: 0,
    end: index + cue.length,
    cue,
  }));
  return [...cued, ...excepted];
}

function allBut(unit: string, inBracket: boolean): Cued[] {
  return [...unit.matchAll(ALL_BUT)].flatMap(({ index }) => {
    const rest = unit.slice(index, index + FAR);
    const end = END_OF_ALL_BUT.exec(rest);
    if (end !== null) return [{ start: index, end: index + end.index + end[0].length, cue: '除…外' }];
    return inBracket ? [{ start: index, end: unit.length, cue: '除' }] : [];
  });
}

/** What is left out at each place of the text, if it is. */
export function leftOutAt(parts: readonly LeftOut[]): (place: number) => LeftOut | undefined {
  const covering: LeftOut[] = [];
  let from = 0;
  for (const part of parts.toSorted((one, other) => one.start - other.start || other.end - one.end)) {
    if (part.end <= from) continue;
    covering.push({ ...part, start: Math.max(part.start, from) });
    from = part.end;
  }
  return (place) => spanAt(covering, place);
}

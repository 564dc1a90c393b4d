import type { CompiledCatalogue, ItemWord } from './compiled-catalogue.ts';
import { deedsOf, isDone, startsWithDeed } from './deed.ts';
import { neighbours } from './entry-ends.ts';
import { asOneComma, type FoldedScope, foldScope } from './folded-scope.ts';
import { type LeftOut, leftOutAt, partsLeftOut } from './left-out.ts';
import { layoutOf, type ScopeLayout, type Segment, spanAt } from './scope-layout.ts';
import { turnedBy } from './subject-matter.ts';
import type { Found } from './word-trie.ts';

/** A word of the catalogue in the scope. */
export type Hit = Found<ItemWord> & { readonly segment: Segment };

/** All that is known of one scope before its words are judged. */
export interface ScopeReading {
  readonly scope: FoldedScope;
  readonly layout: ScopeLayout;
  readonly leftOutAt: (place: number) => LeftOut | undefined;
  /** Brackets that leave out whatever needs a licence. */
  readonly allLicensed: readonly LeftOut[];
  /** Words that call for an item by themselves, the longer in place of the shorter. */
  readonly calling: readonly Hit[];
  readonly lookalikes: readonly Hit[];
  /** Words that take a line away where they are left out. */
  readonly takingAway: readonly Hit[];
  /** Words that take away the entries beside them. */
  readonly beside: readonly Hit[];
}

export function readScope(catalogue: CompiledCatalogue, businessScope: string): ScopeReading {
  const scope = foldScope(businessScope);
  const layout = layoutOf(scope.text);
  const hits = hitsIn(catalogue, scope, layout);
  const ofKind = (...kinds: ItemWord['keyword']['kind'][]) =>
    hits.filter(({ value }) => kinds.includes(value.keyword.kind));
  const entries = ofKind('ENTRY', 'ENTRY_END', 'ENTRY_DONE');
  const anywhere = ofKind('ANYWHERE');
  const { begins, ends } = neighbours(scope, entries, anywhere);
  const byStart = new Map<number, Hit[]>();
  for (const entry of entries) byStart.set(entry.start, [...(byStart.get(entry.start) ?? []), entry]);
  const startingAt = (place: number) => byStart.get(place) ?? [];
  const standing = entries.filter((hit) => {
    const begun = hit.value.keyword.kind === 'ENTRY_END' || begins(hit);
    if (!begun || !ends(hit) || isHalfSaid(scope, hit, startingAt)) return false;
    const { keyword } = hit.value;
    if (keyword.kind !== 'ENTRY_DONE') return true;
    const { start, end } = hit.segment.line;
    return (
      keyword.besides.every((word) =>
        scope.text.slice(Math.max(start, hit.start - FAR), Math.min(end, hit.end + FAR)).includes(word),
      ) && isDone(keyword.done, deedsOf(scope.text, layout, hit))
    );
  });
  const leftOut = partsLeftOut(scope.text, layout);
  return {
    scope,
    layout,
    leftOutAt: leftOutAt(leftOut),
    allLicensed: leftOut.filter((part) => leavesOutAllLicensed(scope.text, part)),
    calling: longest(scope.text, [...anywhere, ...standing]),
    lookalikes: ofKind('LOOKALIKE'),
    takingAway: ofKind('LEFT_OUT'),
    beside: ofKind('BESIDE'),
  };
}

/** 食品销售（不含许可类食品） leaves what needs no licence. */
const ALL_LICENSED = /许可|审批|须经批准/;
const STANDING_PHRASE = /依法须经批准|凭营业执照/;

function leavesOutAllLicensed(text: string, { start, end, bracket }: LeftOut): boolean {
  const said = text.slice(start, end);
  return bracket !== null && ALL_LICENSED.test(said) && !STANDING_PHRASE.test(said);
}

function hitsIn({ words }: CompiledCatalogue, { text }: FoldedScope, { segments }: ScopeLayout): Hit[] {
  const hits: Hit[] = [];
  for (const { start, end, value } of words.findAll(asOneComma(text))) {
    const segment = spanAt(segments, start);
    // What stands in no line is a heading or the number of an entry.
    if (segment !== undefined) hits.push({ start, end, value, segment });
  }
  return hits;
}

const FAR = 200;
const PLACE = /[店馆所厅院楼吧场站]$/;

/** 食品、药品包装材料 and 宾馆、酒店管理: what turns the second entry is said of both. */
function isHalfSaid({ text }: FoldedScope, hit: Hit, startingAt: (place: number) => readonly Hit[]): boolean {
  if (!/[、,和及与]/.test(text[hit.end] ?? '')) return false;
  return startingAt(hit.end + 1).some((next) => {
    const turned = turnedBy(text.slice(next.end, next.end + 4));
    if (turned === null) return false;
    const areGoods = [hit, next].every(({ value }) => value.keyword.kind === 'ENTRY_DONE');
    const arePlaces = [hit, next].every(({ start, end }) => PLACE.test(text.slice(start, end)));
    return arePlaces || (areGoods && /包装|机械|设备/.test(turned));
  });
}

/**
 * 特种设备检验检测 is not 检验检测 too: a character belongs to one word, which several items may have. Only of 图书批发、零售 the
 * entry stays that the longer word says something else of.
 */
function longest(text: string, hits: readonly Hit[]): Hit[] {
  const taken = new Map<number, Hit>();
  const inOrder = hits.toSorted(
    (one, other) => other.end - other.start - (one.end - one.start) || one.start - other.start,
  );
  return inOrder
    .filter((hit) => {
      for (let at = hit.start; at < hit.end; at += 1) {
        const by = taken.get(at);
        if (by !== undefined && !isSameWord(hit, by) && !saysMore(text, hit, by)) return false;
      }
      for (let at = hit.start; at < hit.end; at += 1) if (!taken.has(at)) taken.set(at, hit);
      return true;
    })
    .sort((one, other) => one.start - other.start);
}

const isSameWord = (one: Hit, other: Hit) => one.start === other.start && one.end === other.end;

const saysMore = (text: string, entry: Hit, longer: Hit) =>
  entry.value.keyword.kind === 'ENTRY_DONE' &&
  entry.value.item !== longer.value.item &&
  entry.start === longer.start &&
  startsWithDeed(text.slice(entry.end, longer.end))?.length === longer.end - entry.end;

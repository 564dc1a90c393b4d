import type { CompiledCatalogue, ItemWord } from './compiled-catalogue.ts';
import { deedsOf, isDone, startsWithDeed } from './deed.ts';
import { neighbours } from './entry-ends.ts';
import { asOneComma, type FoldedScope, foldScope } from './folded-scope.ts';
import { type LeftOut, partsLeftOut } from './left-out.ts';
import { layoutOf, type ScopeLayout, type Segment } from './scope-layout.ts';
import { turnedBy } from './subject-matter.ts';
import type { Found } from './word-trie.ts';

/** A word of the catalogue in the scope. */
export type Hit = Found<ItemWord> & { readonly segment: Segment };

/** All that is known of one scope before its words are judged. */
export interface ScopeReading {
  readonly scope: FoldedScope;
  readonly layout: ScopeLayout;
  readonly leftOut: readonly LeftOut[];
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
  const entries = ofKind('ENTRY', 'ENTRY_DONE');
  const anywhere = ofKind('ANYWHERE');
  const { begins, ends } = neighbours(scope, entries, anywhere);
  const standing = entries.filter((hit) => {
    if (!begins(hit) || !ends(hit) || isHalfSaid(scope, hit, entries)) return false;
    const { keyword } = hit.value;
    if (keyword.kind !== 'ENTRY_DONE') return true;
    const line = scope.text.slice(hit.segment.line.start, hit.segment.line.end);
    return (
      keyword.besides.every((word) => line.includes(word)) &&
      isDone(keyword.done, deedsOf(scope.text, layout, hit))
    );
  });
  return {
    scope,
    layout,
    leftOut: partsLeftOut(scope.text, layout),
    calling: longest(scope.text, [...anywhere, ...standing]),
    lookalikes: ofKind('LOOKALIKE'),
    takingAway: ofKind('LEFT_OUT'),
    beside: ofKind('BESIDE'),
  };
}

function hitsIn({ words }: CompiledCatalogue, { text }: FoldedScope, { segments }: ScopeLayout): Hit[] {
  let at = 0;
  return words.findAll(asOneComma(text)).flatMap((found) => {
    while (at < segments.length && (segments[at] as Segment).end <= found.start) at += 1;
    const segment = segments[at];
    // What stands in no line is a heading or the number of an entry.
    return segment === undefined || segment.start > found.start ? [] : [{ ...found, segment }];
  });
}

/** 食品、药品包装材料 and 宾馆、酒店管理: what turns the second entry is said of both. */
function isHalfSaid({ text }: FoldedScope, hit: Hit, entries: readonly Hit[]): boolean {
  if (!/[、,和及与]/.test(text[hit.end] ?? '')) return false;
  return entries.some((next) => {
    if (next.start !== hit.end + 1) return false;
    const turned = turnedBy(text.slice(next.end, next.end + 4));
    if (turned === null) return false;
    const areGoods = [hit, next].every(({ value }) => value.keyword.kind === 'ENTRY_DONE');
    return next.value.item === hit.value.item || (areGoods && /包装|机械|设备/.test(turned));
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
  entry.start === longer.start &&
  startsWithDeed(text.slice(entry.end, longer.end))?.length === longer.end - entry.end;

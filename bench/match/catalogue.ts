import type { ScopeItem } from '../../src/views/license-notification/match/compiled-catalogue.ts';

/**
 * A catalogue of so many items: the real ones first, then more of the same build under other words. Half of a made word
 * is a real one’s beginning, so that the walk goes as far into them as it would.
 */
export function catalogueOf(real: readonly ScopeItem[], count: number): ScopeItem[] {
  return Array.from({ length: count }, (_, index) => {
    const item = real[index % real.length] as ScopeItem;
    const round = Math.floor(index / real.length);
    return round === 0 ? item : madeFrom(item, round);
  });
}

function madeFrom(item: ScopeItem, round: number): ScopeItem {
  const other = (word: string) => {
    const half = Math.ceil(word.length / 2);
    return `${word.slice(0, half)}${String.fromCharCode(0x9f00 + round)}${word.slice(half)}`;
  };
  return {
    ...item,
    code: `${item.code}-${round}`,
    scopeKeywords: item.scopeKeywords.map(other),
    scopeExceptions: [],
    coveredBy: [],
  };
}

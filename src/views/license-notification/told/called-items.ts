import type { CurrentCatalogue } from '../current-catalogue.ts';
import { matchScope } from '../match/match-scope.ts';
import type { ItemRow } from '../record.ts';

export interface CalledItem {
  readonly item: ItemRow;
  /** The words of the business scope that call for it. */
  readonly words: readonly string[];
}

/** The items that a business scope calls for, by their codes. */
export function calledItems(
  { compiled, byCode }: CurrentCatalogue,
  businessScope: string | null,
): Map<string, CalledItem> {
  const called = new Map<string, CalledItem>();
  if (businessScope === null) return called;
  for (const match of matchScope(compiled, businessScope)) {
    const item = byCode.get(match.code);
    // What needs no approval any more is nobody's to claim.
    if (!match.called || item === undefined || item.reformWay === 'ABOLISHED') continue;
    called.set(match.code, { item, words: [...new Set(match.matchedWords.map(({ word }) => word))] });
  }
  return called;
}

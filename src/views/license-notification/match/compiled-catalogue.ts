import { exceptionOf, type Keyword, keywordOf } from './keyword.ts';
import { WordTrie } from './word-trie.ts';

/** What matching needs of an item of the catalogue. */
export interface ScopeItem {
  readonly code: string;
  readonly reformWay: string;
  readonly scopeKeywords: readonly string[];
  readonly scopeExceptions: readonly string[];
  /** Codes of standard lines (经营范围规范表述) that call for it by themselves. */
  readonly scopeCodes: readonly string[];
  /** Items that make this one needless. */
  readonly coveredBy: readonly string[];
}

export interface ItemWord {
  readonly item: ScopeItem;
  readonly keyword: Keyword;
}

export interface CompiledCatalogue {
  readonly words: WordTrie<ItemWord>;
  readonly byScopeCode: ReadonlyMap<string, readonly ScopeItem[]>;
  /** In the order in which matches are told. */
  readonly items: readonly ScopeItem[];
}

/** One version of the catalogue, made ready once for all scopes. */
export function compileCatalogue(items: readonly ScopeItem[]): CompiledCatalogue {
  const words = new WordTrie<ItemWord>();
  const byScopeCode = new Map<string, ScopeItem[]>();
  const ordered = items.toSorted((one, other) => (one.code < other.code ? -1 : 1));
  for (const item of ordered) {
    const keywords = [...item.scopeKeywords.map(keywordOf), ...item.scopeExceptions.map(exceptionOf)];
    for (const keyword of keywords) {
      if (keyword.kind !== 'ALSO_DONE') words.add(keyword.word, { item, keyword });
    }
    for (const code of item.scopeCodes) byScopeCode.set(code, [...(byScopeCode.get(code) ?? []), item]);
  }
  return { words, byScopeCode, items: ordered };
}

import type { CompiledCatalogue, ScopeItem } from './compiled-catalogue.ts';
import { written } from './folded-scope.ts';
import type { Exclusion, ItemMatch, WordOfScope } from './item-match.ts';
import { against } from './judgement.ts';
import { type Hit, readScope, type ScopeReading } from './scope-reading.ts';

interface Said {
  readonly words: WordOfScope[];
  readonly codes: string[];
  readonly exclusions: Exclusion[];
}

/**
 * Which items of the catalogue a business scope calls for, by which of its words, and which words would have but for
 * what stands about them. The scope is read (lines, brackets, what is left out, the catalogue’s words in it), then each
 * word is judged, then an item gives way to one that covers it.
 */
export function matchScope(
  catalogue: CompiledCatalogue,
  businessScope: string,
  scopeCodes: readonly string[] = [],
): ItemMatch[] {
  const said = new Map<ScopeItem, Said>();
  const saidOf = (item: ScopeItem): Said => {
    const known = said.get(item) ?? { words: [], codes: [], exclusions: [] };
    said.set(item, known);
    return known;
  };
  const reading = readScope(catalogue, businessScope);
  for (const hit of reading.calling) {
    const { words, exclusions } = saidOf(hit.value.item);
    const word = wordOf(reading, hit);
    const why = against(reading, hit);
    if (why === null) words.push(word);
    else exclusions.push({ ...word, ...why });
  }
  for (const code of scopeCodes) {
    for (const item of catalogue.byScopeCode.get(code) ?? []) saidOf(item).codes.push(code);
  }
  return matchesOf(catalogue, said);
}

function matchesOf({ items }: CompiledCatalogue, said: ReadonlyMap<ScopeItem, Said>): ItemMatch[] {
  const asked = [...said].filter(([, { words, codes }]) => words.length + codes.length > 0);
  const codes = new Set(asked.map(([{ code }]) => code));
  return items.flatMap((item): ItemMatch[] => {
    const found = said.get(item);
    if (found === undefined) return [];
    const cover = item.coveredBy.find((code) => codes.has(code));
    if (cover === undefined) {
      return [
        {
          code: item.code,
          called: codes.has(item.code),
          matchedWords: distinct(found.words),
          matchedCodes: [...new Set(found.codes)],
          exclusions: distinct(found.exclusions),
        },
      ];
    }
    const covered = found.words.map((word) => ({ ...word, reason: 'COVERED' as const, because: cover }));
    const exclusions = distinct([...found.exclusions, ...covered]);
    return [{ code: item.code, called: false, matchedWords: [], matchedCodes: [], exclusions }];
  });
}

const wordOf = ({ scope }: ScopeReading, { start, end, segment }: Hit): WordOfScope => ({
  word: written(scope, start, end),
  clause: written(scope, segment.start, segment.end),
});

const distinct = <T extends WordOfScope>(values: readonly T[]): T[] => [
  ...new Map(values.map((value) => [Object.values(value).join('\n'), value])).values(),
];

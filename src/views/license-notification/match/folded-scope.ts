/** A scope as it is compared: half-width, upper case, without white space; each character knows where it stood. */
export interface FoldedScope {
  readonly text: string;
  readonly original: string;
  /** For each character of `text` its place in `original`. */
  readonly places: readonly number[];
  /** Places in `text` before which white space was left out: some registrars part entries by nothing else. */
  readonly gaps: ReadonlySet<number>;
}

const BRACKETS: Readonly<Record<string, string>> = {
  '【': '(',
  '】': ')',
  '〔': '(',
  '〕': ')',
  '[': '(',
  ']': ')',
  '{': '(',
  '}': ')',
  '〈': '(',
  '〉': ')',
  '《': '(',
  '》': ')',
};

export function foldScope(original: string): FoldedScope {
  let text = '';
  const places: number[] = [];
  const gaps = new Set<number>();
  let place = 0;
  for (const character of original) {
    const folded = foldCharacter(character);
    if (folded === '') gaps.add(text.length);
    for (let at = 0; at < folded.length; at += 1) places.push(place);
    text += folded;
    place += character.length;
  }
  return { text, original, places, gaps };
}

/** A keyword as `foldScope` makes the text in which it is looked for. */
export const foldWord = (word: string): string => asOneComma(foldScope(word).text);

/** Registrars write 电线、电缆 with either comma; as long, so that places stay. */
export const asOneComma = (folded: string): string => folded.replaceAll(',', '、');

/** What stands between two places of the folded text, as it was written. */
export function written({ original, places }: FoldedScope, from: number, to: number): string {
  const start = places[from] ?? original.length;
  const end = places[to] ?? original.length;
  return original.slice(start, end).trim();
}

const known = new Map<string, string>();

/** Scopes are written with some thousand characters, and normalising one takes longer than all the rest. */
function foldCharacter(character: string): string {
  const found = known.get(character);
  if (found !== undefined) return found;
  const folded = fold(character);
  if (character.length === 1) known.set(character, folded);
  return folded;
}

function fold(character: string): string {
  if (/[\n\r]/.test(character)) return '\n';
  if (/[\s\u200B-\u200D\u2060\uFEFF]/.test(character)) return '';
  // A number in a circle begins an entry.
  if (/[\u2460-\u249B]/.test(character)) return ';';
  const plain = character.normalize('NFKC').toUpperCase();
  return BRACKETS[plain] ?? plain;
}

import { scrubCitizenIds } from './citizen-id.ts';
import { dropWhiteSpace } from './text-folding.ts';

/** Whose names a text must not tell. */
export interface PeopleInText {
  /** Names as the record has them; those that are masked already, or too short to be one, are passed over. */
  readonly people: readonly (string | null | undefined)[];
  /** A name in which they may stand, as that of a shop called after its owner: it is public itself. */
  readonly publicName?: string | null;
}

/**
 * A text as anybody may read it: citizen ID numbers and the names of these people masked. What a record shares
 * under conditions in one field must not stand open in another.
 */
export const openText = (text: string, people: PeopleInText): string => openTexts(people)(text);

/** The same for several texts about the same people, whose names are put into a pattern once, and when they may occur. */
export function openTexts({ people, publicName }: PeopleInText): (text: string) => string {
  const hidden = people.filter(isName).map(dropWhiteSpace);
  const initials = hidden.map((name) => String.fromCodePoint(name.codePointAt(0) as number));
  const shown = dropWhiteSpace(publicName ?? '');
  let pattern: RegExp | undefined;
  return (text) => {
    const scrubbed = scrubCitizenIds(text);
    if (!initials.some((initial) => scrubbed.includes(initial))) return scrubbed;
    pattern ??= patternOf(shown, hidden);
    return scrubbed.replace(pattern, (found) => (dropWhiteSpace(found) === shown ? found : maskName(found)));
  };
}

function patternOf(shown: string, hidden: readonly string[]): RegExp {
  // The first alternative that matches wins, and 王小 must not eat into 王小明.
  const names = [shown, ...hidden.toSorted((a, b) => b.length - a.length)].filter((name) => name !== '');
  return new RegExp(names.map(spaced).join('|'), 'gu');
}

const isName = (name: string | null | undefined): name is string =>
  name != null && [...dropWhiteSpace(name)].length >= 2 && !name.includes('*');

/** `王**`: how many characters follow is not told. */
const maskName = (name: string): string => `${[...name][0]}**`;

/** Forms write 张　三: white space may stand between the characters. */
const spaced = (name: string): string =>
  [...name].map((character) => character.replace(/[\\^$.*+?()[\]{}|/]/u, '\\$&')).join('\\s*');

import { foldWord } from './folded-scope.ts';

/**
 * A word of an item’s data, by how it is written:
 * `药品零售` counts wherever it stands; `=药店` where it is all that an entry of a list says, `*药店` where an entry ends
 * with it; `卷烟+零售` where the one is an
 * entry and what is done with it is the other; `二类+医疗器械+销售` where the line says 医疗器械 besides. Of the exceptions
 * `宠物食品销售` looks like a keyword and is none, `不含危险化学品` takes away a line that leaves that out, `~汽车` the entries beside
 * it, and `+生产` those that are also made.
 */
export type Keyword =
  | {
      readonly kind: 'ANYWHERE' | 'ENTRY' | 'ENTRY_END' | 'LOOKALIKE' | 'LEFT_OUT' | 'BESIDE' | 'ALSO_DONE';
      readonly word: string;
    }
  | {
      readonly kind: 'ENTRY_DONE';
      readonly word: string;
      readonly done: string;
      /** What the line must say besides. */
      readonly besides: readonly string[];
    };

export function keywordOf(text: string): Keyword {
  const [noun = '', ...others] = text.split('+').map(foldWord);
  const done = others.pop();
  if (done !== undefined) return { kind: 'ENTRY_DONE', word: noun, done, besides: others };
  if (text.startsWith('=')) return { kind: 'ENTRY', word: foldWord(text.slice(1)) };
  if (text.startsWith('*')) return { kind: 'ENTRY_END', word: foldWord(text.slice(1)) };
  return { kind: 'ANYWHERE', word: foldWord(text) };
}

const LEAVING_OUT = '不含';
const BESIDE = '~';
const ALSO = '+';

export function exceptionOf(text: string): Keyword {
  if (text.startsWith(ALSO)) return { kind: 'ALSO_DONE', word: foldWord(text.slice(ALSO.length)) };
  if (text.startsWith(BESIDE)) return { kind: 'BESIDE', word: foldWord(text.slice(BESIDE.length)) };
  return text.startsWith(LEAVING_OUT)
    ? { kind: 'LEFT_OUT', word: foldWord(text.slice(LEAVING_OUT.length)) }
    : { kind: 'LOOKALIKE', word: foldWord(text) };
}

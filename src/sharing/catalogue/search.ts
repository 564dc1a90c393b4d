import { foldFullWidth } from '../../identifier/text-folding.ts';

/** As it is compared: half-width and lower case. Chinese has no words, so what is looked for may stand anywhere. */
export const searchable = (...texts: readonly (string | null)[]): string =>
  foldFullWidth(texts.filter((text) => text !== null).join('\n')).toLowerCase();

/** Whether a searchable text holds every word of what is looked for. */
export function wordsIn(search: string): (text: string) => boolean {
  const words = searchable(search)
    .split(/\s+/)
    .filter((word) => word !== '');
  return (text) => words.every((word) => text.includes(word));
}

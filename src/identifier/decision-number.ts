import { dropWhiteSpace, foldFullWidth } from './text-folding.ts';

/** A decision number (决定书文号) in its parts: 豫0923环罚决字〔2024〕7号 is 豫0923环罚决字, 2024, 7. */
export interface DecisionNumber {
  readonly prefix: string;
  readonly year: number;
  readonly serial: number;
}

// 〔〕 is the official form (GB/T 9704); the others are what typists use instead. Openers and closers get mixed up.
const YEAR_IN_BRACKETS = /[〔[【(〖﹝{](\d{4})[〕\]】)〗﹞}]/g;

/**
 * The form for matching: half-width, without white space, the year in 〔〕, the serial without leading zeros and
 * without 第. Two spellings of one number come out equal; show people the number as it was written, not this.
 */
export const normalizeDecisionNumber = (raw: string): string =>
  dropWhiteSpace(foldFullWidth(raw))
    .replace(YEAR_IN_BRACKETS, '〔$1〕')
    .replace(/(〔\d{4}〕)第?0*(?=\d)/g, '$1');

/** Parts of a number of the usual form; null for the others, which are common: many departments number freely. */
export function parseDecisionNumber(raw: string): DecisionNumber | null {
  const match = /^([^〔〕]+)〔(\d{4})〕(\d{1,9})号$/.exec(normalizeDecisionNumber(raw));
  if (!match) return null;
  const [, prefix = '', year, serial] = match;
  return { prefix, year: Number(year), serial: Number(serial) };
}

import { dropWhiteSpace } from './text-folding.ts';

/**
 * The form of a name for matching: （） and other compatibility characters folded (NFKC), white space removed,
 * upper case. 嘉赫（汤阴县）包装有限公司 and 嘉赫(汤阴县)包装有限公司 come out equal.
 */
export const normalizeName = (raw: string): string =>
  // Folding again: removed spaces and upper case bring characters together that compose.
  dropWhiteSpace(raw.normalize('NFKC')).toUpperCase().normalize('NFKC');

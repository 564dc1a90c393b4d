/** Words of the scope, as they are written there. */
export interface WordOfScope {
  readonly word: string;
  /** The entry of the scope in which they stand. */
  readonly clause: string;
}

export type ExclusionReason = 'LEFT_OUT' | 'LINE_LEAVES_OUT' | 'LOOKALIKE' | 'OTHER_SUBJECT' | 'COVERED';

/** Words that would have called for the item, and do not. */
export interface Exclusion extends WordOfScope {
  readonly reason: ExclusionReason;
  /** What takes them away: the words of the scope, or the code of the item that covers this one. */
  readonly because: string;
}

/** What a scope says to one item of the catalogue. */
export interface ItemMatch {
  readonly code: string;
  /** Whether the scope calls for it. */
  readonly called: boolean;
  readonly matchedWords: readonly WordOfScope[];
  /** Codes of standard lines that called for it. */
  readonly matchedCodes: readonly string[];
  readonly exclusions: readonly Exclusion[];
}

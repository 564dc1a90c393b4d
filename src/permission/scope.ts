/** The part of a grant that says for which records it holds; every part given must hold (数据范围). */
export interface RowScope {
  /** First digits of the subject's division, GB/T 2260. */
  readonly division: string | null;
  /** First places of the subject's industry code, GB/T 4754. */
  readonly industry: string | null;
  /** A directory (名录库) in which the subject is listed. */
  readonly directory: string | null;
}

/** Which records a decision speaks of. */
export interface Scope extends RowScope {
  /** The department that asserted the record; null for any. */
  readonly source: string | null;
}

export const EVERYWHERE: Scope = { source: null, division: null, industry: null, directory: null };

export const ofSource = (source: string): Scope => ({ ...EVERYWHERE, source });

/** Whether it asks for something that only the subject's registration tells. */
export const asksForFacts = ({ division, industry, directory }: RowScope): boolean =>
  division !== null || industry !== null || directory !== null;

export const isEverywhere = (scope: Scope): boolean => scope.source === null && !asksForFacts(scope);

/** Equal for equal scopes. */
export const scopeKey = ({ source, division, industry, directory }: Scope): string =>
  JSON.stringify([source, division, industry, directory]);

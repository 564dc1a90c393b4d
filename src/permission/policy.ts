import type { Grant } from './grant.ts';

/** What a caller wants the data for (使用目的); a request names one in `X-Purpose`. */
export interface Purpose {
  readonly id: string;
  readonly name: string;
  readonly caseNumberRequired: boolean;
  /**
   * Coordinates that may not be had for this purpose, whatever is granted and whoever owns them; a `*` at the end
   * stands for any rest.
   */
  readonly excludes: readonly string[];
}

/** Everything outside the schema that a decision rests on, at one moment. */
export interface PolicySnapshot {
  readonly version: string;
  /** False once nobody could confirm for a while that this is still the policy. */
  readonly isConfirmed: boolean;
  /** Member departments and the operator’s own, by identifier. */
  readonly departments: ReadonlyMap<string, { readonly name: string }>;
  readonly purposes: ReadonlyMap<string, Purpose>;
  readonly grants: readonly Grant[];
  /** Type → the departments that assert records of it, for whom there are own records. */
  readonly sources: ReadonlyMap<string, ReadonlySet<string>>;
  readonly revokedClients: ReadonlySet<string>;
}

/** Whether a purpose excludes a coordinate, by its name or by a pattern. */
export function isExcluded(
  coordinate: string,
  purpose: string | null,
  { purposes }: Pick<PolicySnapshot, 'purposes'>,
): boolean {
  const excludes = (purpose !== null && purposes.get(purpose)?.excludes) || [];
  return excludes.some((pattern) =>
    pattern.endsWith('*') ? coordinate.startsWith(pattern.slice(0, -1)) : coordinate === pattern,
  );
}

/** The policy of a graph whose departments have agreed on nothing: the declared classes alone decide. */
export const CLASSES_ALONE: PolicySnapshot = {
  version: '',
  isConfirmed: true,
  departments: new Map(),
  purposes: new Map(),
  grants: [],
  sources: new Map(),
  revokedClients: new Set(),
};

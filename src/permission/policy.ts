/** What a caller wants the data for (使用目的); a request names one in `X-Purpose`. */
export interface Purpose {
  readonly id: string;
  readonly name: string;
  readonly caseNumberRequired: boolean;
}

/** Everything outside the schema that a decision rests on, at one moment. */
export interface PolicySnapshot {
  readonly version: string;
  /** Member departments and the operator’s own, by identifier. */
  readonly departments: ReadonlyMap<string, { readonly name: string }>;
  readonly purposes: ReadonlyMap<string, Purpose>;
}

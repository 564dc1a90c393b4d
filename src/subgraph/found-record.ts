/** A record that somebody may see. */
export interface FoundRecord {
  /** The department that asserted it. */
  readonly source: string;
}

/**
 * Finds the record of that key which has the field, if the caller may see both; else null, so that what is hidden cannot
 * be told from what there is not. Throws the error of a view that did not answer.
 */
export type FindRecord = (coordinate: string, id: string) => Promise<FoundRecord | null>;

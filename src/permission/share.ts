/** How far a field is shared: the three attributes of 政务数据共享条例 (State Council Decree 809) Art. 15, and public data. */
export const SHARE_CLASSES = ['OPEN', 'UNCONDITIONAL', 'CONDITIONAL', 'WITHHELD'] as const;
export type ShareClass = (typeof SHARE_CLASSES)[number];

export const MASKS = [
  'CITIZEN_ID',
  'PHONE',
  'PERSON_NAME',
  'ADDRESS',
  'DATE_YEAR',
  'FREE_TEXT',
  'NULL',
] as const;
export type Mask = (typeof MASKS)[number];

export const RECORD_OWNERS = ['STEWARD', 'SOURCE'] as const;
/** Whose a record is: the steward of the view, or the department that asserted it. */
export type RecordOwner = (typeof RECORD_OWNERS)[number];

export interface Share {
  readonly class: ShareClass;
  readonly mask?: Mask;
  readonly basis?: string;
}

export interface Ownership {
  readonly steward: string;
  readonly records: RecordOwner;
}

/**
 * What the stewards have declared in the schema, by coordinate (`Subject.phone`). A coordinate without an entry
 * is a wrapper (connection, payload) or a key, and inherits the decision of the field that returned it.
 */
export interface ShareTable {
  readonly shares: ReadonlyMap<string, Share>;
  readonly owners: ReadonlyMap<string, Ownership>;
  /** `Query.subjects(sort:)` or `SubjectFilter.name` → the coordinate of the field that it reads. */
  readonly uses: ReadonlyMap<string, string>;
  /** A field of an interface → the fields of the types that may stand for it. */
  readonly implementers?: ReadonlyMap<string, readonly string[]>;
}

/** How closed a class is: a field is hidden from more callers the higher its rank. */
export const classRank = (shareClass: ShareClass): number => SHARE_CLASSES.indexOf(shareClass);

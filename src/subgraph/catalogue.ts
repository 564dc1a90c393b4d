import type { Mask, ShareClass } from '../permission/share.ts';
import type { SelectionAccess } from './explanation.ts';

/** What one caller may know of what is shared. */
export interface Catalogue {
  /** The fields that exist for it, by coordinate. */
  readonly fields: readonly CatalogueField[];
  /** That there is more, kept back on a legal basis; each owner and basis once, so that it tells no number. */
  readonly withheld: readonly WithheldPart[];
}

export interface WithheldPart {
  readonly steward: string;
  readonly basis: string | null;
}

/** A field whose sharing is declared, with what the caller gets of it. */
export interface CatalogueField {
  /** `Subject.phone` */
  readonly coordinate: string;
  readonly description: string;
  /** GraphQL type, as in `[String]`. */
  readonly format: string;
  readonly steward: string;
  /** The departments that assert the records; null where they are the steward’s. */
  readonly sources: readonly string[] | null;
  readonly shareClass: ShareClass;
  readonly mask: Mask | null;
  readonly basis: string | null;
  /** The views of this process that hold it; none where it is on a server of its own. */
  readonly views: readonly string[];
  /** For no purpose, then for each registered one. */
  readonly access: readonly PurposeAccess[];
}

export interface PurposeAccess extends Pick<SelectionAccess, 'access' | 'mask' | 'rule' | 'scopes'> {
  readonly purpose: string | null;
}

import type { Scope } from '../permission/scope.ts';
import type { Mask, ShareClass } from '../permission/share.ts';
import type { Access } from '../permission/verdict.ts';

/** What somebody wants to know of an operation before it is run. */
export interface AccessQuestion {
  readonly operation: string;
  readonly purpose: string | null;
  /** Another department, of whose access the caller asks; null for its own. */
  readonly as: string | null;
}

export interface AccessExplanation {
  readonly department: string | null;
  readonly purpose: string | null;
  readonly policyVersion: string;
  readonly selections: readonly SelectionAccess[];
}

/** What would come of one selection, or of the use of a field by an argument of one. */
export interface SelectionAccess {
  readonly at: string;
  readonly coordinate: string;
  /** The argument or input field that reads it; null where the field itself is selected. */
  readonly input: string | null;
  readonly access: Access;
  readonly mask: Mask | null;
  readonly rule: string;
  readonly owner: string;
  readonly shareClass: ShareClass | null;
  readonly scopes: readonly (Scope & { readonly mask: Mask | null; readonly rule: string })[];
}

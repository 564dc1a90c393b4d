import type { ShareTable } from '../permission/share.ts';
import type { Limited } from './authorize.ts';
import { ownerOf } from './denial-error.ts';
import type { RequestDraft } from './request-draft.ts';
import { isLetThrough } from './selected.ts';
import { unlessConditional } from './unless-conditional.ts';

/** A place of the answer where not every value is the whole one. */
export interface LimitedPlace {
  readonly at: string;
  readonly coordinate: string;
  /** The argument that reads it, where the limit is on what an argument finds. */
  readonly input?: string;
  readonly owner: string;
  /** What is shown of a value outside of every scope; absent where that is nothing. */
  readonly mask?: string;
  readonly rule: string;
  /** By which more is shown of some records. */
  readonly scopes?: readonly { readonly rule: string; readonly mask?: string }[];
}

/** What came masked, and what came for some records only. */
export interface LimitNote {
  readonly policyVersion: string;
  readonly masked: readonly LimitedPlace[];
  readonly scoped: readonly LimitedPlace[];
}

/** `extensions.sharing` of an answer. */
export interface SharingNote extends LimitNote {
  /** What to send as `requestAccess(input:)` to be granted what was denied or came masked. */
  readonly requests: readonly RequestDraft[];
}

interface Request {
  readonly policyVersion: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const limitNote = unlessConditional((limits, table: ShareTable, request: Request): LimitNote => {
  const masked: LimitedPlace[] = [];
  const scoped: LimitedPlace[] = [];
  for (const { at, coordinate, input, verdict, selections } of limits) {
    if (!selections.some(({ conditions }) => isLetThrough(conditions, request.variables))) continue;
    const scopes = (verdict.allows ?? []).map(({ rule, mask }) => ({ rule, ...(mask !== null && { mask }) }));
    const place = {
      at,
      coordinate,
      ...(input !== null && { input }),
      owner: ownerOf(coordinate, table),
      ...(verdict.mask !== undefined && { mask: verdict.mask }),
      // That a withheld field has a class is told to those alone who have records of their own in it.
      rule: verdict.rule,
      ...(scopes.length > 0 && { scopes }),
    };
    (scopes.length > 0 ? scoped : masked).push(place);
  }
  return { policyVersion: request.policyVersion, masked, scoped };
});

/** Null where everything that was asked came whole, or nobody could be asked for more. */
export function sharingNote(
  limits: readonly Limited[],
  table: ShareTable,
  request: Request & { readonly requests: readonly RequestDraft[] },
): SharingNote | null {
  const { requests } = request;
  const note = limitNote(limits, table, request);
  return note.masked.length + note.scoped.length + requests.length === 0 ? null : { ...note, requests };
}

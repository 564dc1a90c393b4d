import type { RowScope } from '../../permission/scope.ts';
import type { Mask } from '../../permission/share.ts';

/** What somebody asks for; a draft may leave open what a submitted request may not. */
export interface WantedAccess {
  readonly purpose: string | null;
  readonly coordinates: readonly string[];
  readonly sources: readonly string[] | null;
  readonly client: string | null;
  readonly scope: RowScope;
  readonly mask: Mask | null;
  readonly scenario: string | null;
  readonly legalBasis: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

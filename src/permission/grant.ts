import type { RowScope } from './scope.ts';
import type { Mask } from './share.ts';

/** What one owner lets one department have, for one purpose (授权). Evaluated when data is read, never ahead. */
export interface Grant {
  readonly id: string;
  /** Department whose data it is: the steward, or a source of records. */
  readonly owner: string;
  /** Department that may read. */
  readonly grantee: string;
  /** One application of it; null for all of its callers. */
  readonly client: string | null;
  readonly purpose: string;
  /** `Subject.phone` */
  readonly coordinates: readonly string[];
  readonly scope: RowScope;
  /** What is shown in place of the whole value; null for the whole value. */
  readonly mask: Mask | null;
  /** First and last day, `YYYY-MM-DD` in Asia/Shanghai. */
  readonly validFrom: string;
  readonly validTo: string;
}

/** Whether it is in force on the day. */
export const isInForce = ({ validFrom, validTo }: Grant, today: string): boolean =>
  validFrom <= today && today <= validTo;

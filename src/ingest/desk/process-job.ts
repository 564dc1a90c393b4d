import type { HolidayYear } from '../../calendar/holiday-year.ts';
import type { ErrorCode } from '../../errors.ts';
import type { OlderDecisions } from '../../views/penalty-disclosure/regime.ts';
import type { Sender } from '../batch/batch.ts';
import type { DryRun } from '../dry-run.ts';
import type { IntakeLimits } from '../limits.ts';

/** What the hub asks of the process that takes files in; it goes there as JSON. */
export interface ProcessJob {
  readonly databaseUrl: string;
  readonly kind: string;
  readonly sender: Sender;
  readonly path: string;
  readonly fileName: string;
  readonly limits: IntakeLimits;
  /** RFC 3339. */
  readonly now: string;
  /** Base 64. */
  readonly hashKey: string;
  readonly isDryRun: boolean;
}

/** A job, and what its process cannot know of: what an operator has configured or loaded into the hub. */
export interface ProcessOrder {
  readonly job: ProcessJob;
  readonly years: readonly HolidayYear[];
  readonly olderDecisions: OlderDecisions;
}

/** How far into the file a job has come. */
export interface ProcessProgress {
  readonly bytes: number;
}

export type Outcome =
  | { readonly taken: { readonly batch: string; readonly isKnown: boolean } }
  | { readonly dryRun: DryRun }
  | {
      readonly refused: {
        readonly code: ErrorCode;
        readonly values: Readonly<Record<string, string | number>>;
      };
    }
  | { readonly failed: true };

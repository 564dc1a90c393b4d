import type { SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { ConsumerCursors } from '../consumer-cursor.ts';
import type { ChangeLog } from '../log.ts';
import type { FeedLog, StandingChanges } from './tables.ts';

/** The records of one table that a feed tells of, as long as they live. */
export interface FedRecords {
  /** Under which they stand in the change log. */
  readonly kind: string;
  /** Their GraphQL type. */
  readonly type: string;
  readonly table: PgTable & {
    readonly id: PgColumn;
    readonly subjectKey: PgColumn;
    readonly source: PgColumn;
    readonly version: PgColumn;
  };
  /** Whether a record is told on that day, as SQL over its table. It must not be null. */
  readonly lives: (day: SQL) => SQL;
  /** Why a record is not, or is no longer, told on that day: a ChangeReason. */
  readonly left: (day: SQL) => SQL;
}

/** What a view tells of its records to those who must act on each: one change a record, the latest. */
export interface Feed {
  readonly view: string;
  readonly log: ChangeLog;
  readonly cursors: ConsumerCursors;
  readonly standing: StandingChanges;
  readonly feedLog: FeedLog;
  readonly records: readonly FedRecords[];
}

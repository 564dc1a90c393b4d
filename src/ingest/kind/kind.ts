import type { PgTable } from 'drizzle-orm/pg-core';
import type { RecordKind } from '../../changes/write.ts';
import type { Moment } from '../../clock.ts';
import type { HashKey } from '../../identifier/counterpart.ts';
import type { SeverityRule } from '../../views/penalty-disclosure/severity-rule.ts';
import type { RowReader } from '../row-reader.ts';
import type { ColumnSet } from '../sheet/column-set.ts';

export type AnyRecordKind = RecordKind<PgTable>;
export type AnyRecord = Readonly<Record<string, unknown>>;

/** A record that a row tells of, and of which kind it is; a row may tell of several. */
export interface Filed {
  readonly kind: AnyRecordKind;
  readonly record: AnyRecord;
}

export interface JudgeContext {
  /** Department that sends the file and owns its records. */
  readonly department: string;
  /** Whether a name is that of another member department. */
  readonly isOther: (name: string) => boolean;
  readonly moment: Moment;
  readonly hashKey: HashKey;
  /** What the department has laid down about the seriousness of its penalties. */
  readonly severityRules: readonly SeverityRule[];
}

/** What departments send in one kind of file. */
export interface IntakeKind {
  readonly name: string;
  /** In Chinese. */
  readonly title: string;
  readonly columns: ColumnSet;
  /** Columns without which no row of a sheet can be right; those of 2015 lack some that came later. */
  readonly required: (isOld: boolean) => readonly string[];
  /** Departments that have such records beside those that have asserted some already; null for all. */
  readonly senders: readonly string[] | null;
  /** Types of the graph whose records the sender then has for its own. */
  readonly types: readonly string[];
  /** Tables that are written, in the order in which they are. */
  readonly kinds: readonly AnyRecordKind[];
  /** Whether several departments keep the same records, so that one may amend what the other has sent. */
  readonly isShared?: boolean;
  /** Which of two records of the same identity stands; the later one unless told. */
  readonly prefer?: (earlier: AnyRecord, later: AnyRecord) => AnyRecord;
  /** The records of a row, or null where `row.faults` says why not. */
  readonly judge: (row: RowReader, context: JudgeContext) => readonly Filed[] | null;
}

export const filed = <T extends PgTable>(kind: RecordKind<T>, record: T['$inferInsert']): Filed => ({
  kind: kind as unknown as AnyRecordKind,
  record: record as AnyRecord,
});

export const asAny = <T extends PgTable>(kind: RecordKind<T>): AnyRecordKind =>
  kind as unknown as AnyRecordKind;

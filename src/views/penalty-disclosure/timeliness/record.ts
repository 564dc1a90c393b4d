import { sql } from 'drizzle-orm';
import type { RecordKind } from '../../../changes/write.ts';
import { recordId } from '../../../identifier/counterpart.ts';
import { changes, decisionCounts } from '../table.ts';

export type DecisionCountRow = typeof decisionCounts.$inferSelect;

export const decisionCountRecords: RecordKind<typeof decisionCounts> = {
  kind: 'decision-count',
  table: decisionCounts,
  log: changes,
  identity: [decisionCounts.id],
  subjectKey: () => sql`'NONE:' || id`,
  created: 'RECORDED',
};

export interface Window {
  readonly from: string;
  readonly to: string;
}

/** A department has one count for a window; a later one takes its place. */
export const countId = (department: string, { from, to }: Window): string =>
  recordId('dc', [department, from, to]);

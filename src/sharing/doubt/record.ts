import { sql } from 'drizzle-orm';
import type { RecordKind } from '../../changes/write.ts';
import { changes } from '../table.ts';
import { doubts } from './table.ts';

export type DoubtRow = typeof doubts.$inferSelect;

export const doubtRecords: RecordKind<typeof doubts> = {
  kind: 'doubt',
  table: doubts,
  log: changes,
  identity: [doubts.id],
  subjectKey: () => sql`'NONE:' || id`,
  created: 'RECORDED',
};

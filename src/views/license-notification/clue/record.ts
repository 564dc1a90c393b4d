import type { RecordKind } from '../../../changes/write.ts';
import { changes } from '../table.ts';
import { clues } from './table.ts';

export type ClueRow = typeof clues.$inferSelect;

export const clueRecords: RecordKind<typeof clues> = {
  kind: 'clue',
  table: clues,
  log: changes,
  identity: [clues.id],
  subjectKey: (table) => table.subjectKey,
  created: 'RECORDED',
};

import { sql } from 'drizzle-orm';
import type { RecordKind } from '../../changes/write.ts';
import { changes, directories, directoryMembers, subjects } from './table.ts';

export type SubjectRow = typeof subjects.$inferSelect;
export type NewSubject = typeof subjects.$inferInsert;
export type DirectoryRow = typeof directories.$inferSelect;
export type NewDirectory = typeof directories.$inferInsert;
export type NewDirectoryMember = typeof directoryMembers.$inferInsert;

export const subjectRecords: RecordKind<typeof subjects> = {
  kind: 'subject',
  table: subjects,
  log: changes,
  identity: [subjects.uscc],
  subjectKey: () => sql`'USCC:' || uscc`,
  created: 'RECORDED',
  // Files of registrations have no column for it: one that is sent again does not part an entity from its successor.
  merge: { successor_uscc: sql`coalesce(excluded.successor_uscc, old.successor_uscc)` },
};

export const directoryRecords: RecordKind<typeof directories> = {
  kind: 'directory',
  table: directories,
  log: changes,
  identity: [directories.id],
  subjectKey: () => sql`'NONE:' || id`,
  created: 'RECORDED',
};

export const directoryMemberRecords: RecordKind<typeof directoryMembers> = {
  kind: 'directory-member',
  table: directoryMembers,
  log: changes,
  identity: [directoryMembers.directoryId, directoryMembers.uscc],
  subjectKey: () => sql`'USCC:' || uscc`,
  created: 'RECORDED',
};

import { sql } from 'drizzle-orm';
import type { RecordKind } from '../changes/write.ts';
import { changes, departments, purposes } from './table.ts';

export type DepartmentRow = typeof departments.$inferSelect;
export type NewDepartment = typeof departments.$inferInsert;
export type PurposeRow = typeof purposes.$inferSelect;
export type NewPurpose = typeof purposes.$inferInsert;

export const departmentRecords: RecordKind<typeof departments> = {
  kind: 'department',
  table: departments,
  log: changes,
  identity: [departments.id],
  subjectKey: () => sql`'NONE:' || id`,
  created: 'RECORDED',
};

export const purposeRecords: RecordKind<typeof purposes> = {
  kind: 'purpose',
  table: purposes,
  log: changes,
  identity: [purposes.id],
  subjectKey: () => sql`'NONE:' || id`,
  created: 'RECORDED',
};

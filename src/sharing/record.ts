import { sql } from 'drizzle-orm';
import type { RecordKind } from '../changes/write.ts';
import { changes, departments, grants, purposes, sources } from './table.ts';

export type DepartmentRow = typeof departments.$inferSelect;
export type NewDepartment = typeof departments.$inferInsert;
export type PurposeRow = typeof purposes.$inferSelect;
export type NewPurpose = typeof purposes.$inferInsert;
export type NewSource = typeof sources.$inferInsert;
export type GrantRow = typeof grants.$inferSelect;
export type NewGrant = typeof grants.$inferInsert;

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

export const sourceRecords: RecordKind<typeof sources> = {
  kind: 'source',
  table: sources,
  log: changes,
  identity: [sources.department, sources.type],
  subjectKey: () => sql`'NONE:' || department`,
  created: 'RECORDED',
};

/** What was taken back stays so, whoever writes the grant again. */
const FOR_GOOD = [grants.revokedAt, grants.revokedBecause];

export const grantRecords: RecordKind<typeof grants> = {
  kind: 'grant',
  table: grants,
  log: changes,
  identity: [grants.id],
  subjectKey: () => sql`'NONE:' || id`,
  created: 'RECORDED',
  merge: Object.fromEntries(
    FOR_GOOD.map(({ name }) => [
      name,
      sql`coalesce(old.${sql.identifier(name)}, excluded.${sql.identifier(name)})`,
    ]),
  ),
};

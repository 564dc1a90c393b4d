import { ne } from 'drizzle-orm';
import type { Database } from '../database/statement.ts';
import { OPERATOR_DEPARTMENT } from '../permission/principal.ts';
import { departments } from './table.ts';

/** The departments that take part in the hub; the operator's is none of them. */
export async function memberDepartments(db: Database): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ id: departments.id })
    .from(departments)
    .where(ne(departments.id, OPERATOR_DEPARTMENT));
  return new Set(rows.map(({ id }) => id));
}

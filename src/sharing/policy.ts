import { createHash } from 'node:crypto';
import { asc } from 'drizzle-orm';
import type { Database } from '../database/statement.ts';
import type { PolicySnapshot } from '../permission/policy.ts';
import { departments, purposes } from './table.ts';

/** Reads what decisions rest on; the version names the content, so that equal policies are equal everywhere. */
export async function loadPolicy(db: Database): Promise<PolicySnapshot> {
  const found = {
    departments: await db.select().from(departments).orderBy(asc(departments.id)),
    purposes: await db.select().from(purposes).orderBy(asc(purposes.id)),
  };
  const content = JSON.stringify([
    found.departments.map(({ id, version }) => [id, version]),
    found.purposes.map(({ id, version, caseNumberRequired }) => [id, version, caseNumberRequired]),
  ]);
  return {
    version: createHash('sha256').update(content).digest('hex').slice(0, 12),
    departments: new Map(found.departments.map(({ id, name }) => [id, { name }])),
    purposes: new Map(found.purposes.map((purpose) => [purpose.id, purpose])),
  };
}

import { and, asc, eq, inArray, or, type SQL } from 'drizzle-orm';
import { type KeyLoader, rowLoader } from '../../database/keyed-loader.ts';
import { OPERATOR_DEPARTMENT } from '../../permission/principal.ts';
import type { ViewContext } from '../../subgraph/context.ts';
import type { GrantRow } from '../record.ts';
import { grants } from '../table.ts';

/** For each department exist the grants that it has given and those that it has; for the operator all. */
function existsFor(department: string): SQL | undefined {
  return department === OPERATOR_DEPARTMENT
    ? undefined
    : or(eq(grants.owner, department), eq(grants.grantee, department));
}

/** Those that exist for the caller, the first to end first. */
export async function visibleGrants({ db, department }: ViewContext): Promise<GrantRow[]> {
  if (department === null) return [];
  return db.select().from(grants).where(existsFor(department)).orderBy(asc(grants.validTo), asc(grants.id));
}

export function grantById({ db, department }: ViewContext): KeyLoader<GrantRow | null> {
  return rowLoader<GrantRow>(
    async (ids) =>
      department === null
        ? []
        : db
            .select()
            .from(grants)
            .where(and(inArray(grants.id, ids), existsFor(department))),
    ({ id }) => id,
  );
}

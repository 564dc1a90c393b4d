import { asc, eq, or, sql } from 'drizzle-orm';
import type { KeyLoader } from '../../database/keyed-loader.ts';
import { statement } from '../../database/statement.ts';
import { OPERATOR_DEPARTMENT } from '../../permission/principal.ts';
import type { ViewContext } from '../../subgraph/context.ts';
import type { Condition } from '../../subgraph/list.ts';
import { rowByKey } from '../../subgraph/row-by-key.ts';
import type { GrantRow } from '../record.ts';
import { grants } from '../table.ts';

const department = sql.placeholder('department');

/** For each department exist the grants that it has given and those that it has; for the operator all. */
const exists = ({ department: asking }: ViewContext): Condition => ({
  name: 'of a party',
  where: sql`(${or(eq(grants.owner, department), eq(grants.grantee, department))} or ${department}::text = ${OPERATOR_DEPARTMENT}::text)`,
  values: { department: asking },
  ambient: true,
  holds: (row) => {
    const { owner, grantee } = row as GrantRow;
    return asking !== null && [owner, grantee, OPERATOR_DEPARTMENT].includes(asking);
  },
});

/** Those that exist for the caller, the first to end first. */
export function visibleGrants(context: ViewContext): Promise<GrantRow[]> {
  const { db } = context;
  const { where, values } = exists(context);
  return statement<GrantRow>(db, 'grants of a party', () =>
    db
      .select()
      .from(grants)
      .where(where)
      .orderBy(asc(grants.validTo), asc(grants.id))
      .prepare('grants of a party'),
  ).execute({ ...values });
}

export const grantById = (context: ViewContext): KeyLoader<GrantRow | null> =>
  rowByKey(context, grants, 'id', [exists(context)]);

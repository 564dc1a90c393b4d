import { and, asc, eq, exists, inArray, ne, or, type SQL, sql } from 'drizzle-orm';
import { rowsLoader } from '../../database/keyed-loader.ts';
import { OPERATOR_DEPARTMENT } from '../../permission/principal.ts';
import type { ViewContext } from '../../subgraph/context.ts';
import type { ActRow, PartRow, RequestRow } from './record.ts';
import { accessRequests, requestActs, requestParts } from './table.ts';

export interface RequestFilter {
  readonly role: 'ASKER' | 'OWNER' | null;
  readonly state: RequestRow['state'] | null;
  readonly overdue: boolean | null;
  readonly first: number;
}

const isDecidedBy = (context: ViewContext, department: string): SQL =>
  exists(
    context.db
      .select({ one: sql`1` })
      .from(requestParts)
      .where(and(eq(requestParts.request, accessRequests.id), eq(requestParts.decider, department))),
  );

/** What a department may know of: what it asks, what it decides, and for the operator all that was submitted. */
function visible(context: ViewContext, role: RequestFilter['role']): SQL | undefined {
  const { department } = context;
  if (department === null) return sql`false`;
  const asked = eq(accessRequests.asker, department);
  if (role === 'ASKER') return asked;
  const decided = isDecidedBy(context, department);
  if (role === 'OWNER') return decided;
  const kept = department === OPERATOR_DEPARTMENT ? ne(accessRequests.state, 'DRAFT') : undefined;
  return or(asked, decided, kept);
}

/** What is due first stands first, then what came in last. */
export function listRequests(context: ViewContext, filter: RequestFilter): Promise<RequestRow[]> {
  const { role, state, overdue, first } = filter;
  const isOverdue = sql`${accessRequests.dueOn} is not null and ${accessRequests.dueOn} < ${context.today}`;
  return context.db
    .select()
    .from(accessRequests)
    .where(
      and(
        visible(context, role),
        state === null ? undefined : eq(accessRequests.state, state),
        overdue === null ? undefined : sql`(${isOverdue}) = ${overdue}`,
      ),
    )
    .orderBy(
      sql`${accessRequests.dueOn} asc nulls last`,
      sql`${accessRequests.draftedAt} desc`,
      asc(accessRequests.id),
    )
    .limit(first);
}

export async function requestById(context: ViewContext, id: string): Promise<RequestRow | null> {
  const [found] = await context.db
    .select()
    .from(accessRequests)
    .where(and(eq(accessRequests.id, id), visible(context, null)));
  return found ?? null;
}

/** The parts of requests that a department may see: all of its own and the operator's, else those that it decides. */
export const partsOfRequest = (context: ViewContext) =>
  rowsLoader<PartRow>(
    async (requests) => {
      const rows = await context.db
        .select({ part: requestParts })
        .from(requestParts)
        .innerJoin(accessRequests, eq(accessRequests.id, requestParts.request))
        .where(and(inArray(requestParts.request, requests), seesPart(context)))
        .orderBy(asc(requestParts.dueOn), asc(requestParts.id));
      return rows.map(({ part }) => part);
    },
    ({ request }) => request,
  );

export async function partById(context: ViewContext, id: string): Promise<PartRow | null> {
  const [found] = await context.db
    .select({ part: requestParts })
    .from(requestParts)
    .innerJoin(accessRequests, eq(accessRequests.id, requestParts.request))
    .where(and(eq(requestParts.id, id), seesPart(context)));
  return found?.part ?? null;
}

function seesPart({ department }: ViewContext): SQL | undefined {
  if (department === OPERATOR_DEPARTMENT) return undefined;
  return or(eq(accessRequests.asker, department ?? ''), eq(requestParts.decider, department ?? ''));
}

/** What was done with requests; of a part that a department does not see, it does not see that either. */
export const actsOfRequest = (context: ViewContext) =>
  rowsLoader<ActRow>(
    async (requests) => {
      const rows = await context.db
        .select({ act: requestActs })
        .from(requestActs)
        .innerJoin(accessRequests, eq(accessRequests.id, requestActs.request))
        .leftJoin(requestParts, eq(requestParts.id, requestActs.part))
        .where(
          and(
            inArray(requestActs.request, requests),
            or(sql`${requestActs.part} is null`, seesPart(context)),
          ),
        )
        .orderBy(asc(requestActs.seq));
      return rows.map(({ act }) => act);
    },
    ({ request }) => request,
  );

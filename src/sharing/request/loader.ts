import { and, asc, eq, exists, inArray, ne, or, type SQL, sql } from 'drizzle-orm';
import { rowLoader, rowsLoader } from '../../database/keyed-loader.ts';
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
export async function listRequests(context: ViewContext, filter: RequestFilter): Promise<RequestRow[]> {
  const { role, state, overdue, first } = filter;
  const seen = asSeen(context);
  const isOverdue = sql`${seen.dueOn} is not null and ${seen.dueOn} < ${context.today}`;
  const rows = await context.db
    .select({ request: accessRequests, ...seen })
    .from(accessRequests)
    .where(
      and(
        visible(context, role),
        state === null ? undefined : sql`${seen.state} = ${state}`,
        overdue === null ? undefined : sql`(${isOverdue}) = ${overdue}`,
      ),
    )
    .orderBy(sql`${seen.dueOn} asc nulls last`, sql`${accessRequests.draftedAt} desc`, asc(accessRequests.id))
    .limit(first);
  return rows.map(seenRow);
}

/** By their ids, those that a department may know of. */
export const requestById = (context: ViewContext) =>
  rowLoader<RequestRow>(
    async (ids) => {
      const rows = await context.db
        .select({ request: accessRequests, ...asSeen(context) })
        .from(accessRequests)
        .where(and(inArray(accessRequests.id, ids), visible(context, null)));
      return rows.map(seenRow);
    },
    ({ id }) => id,
  );

/**
 * How far a request has come, for whoever asks or operates; for whoever decides a part of it, how far that has: what
 * others decide is theirs.
 */
function asSeen({ department }: ViewContext) {
  const isWhole = sql`(${accessRequests.asker} = ${department} or ${department} = ${OPERATOR_DEPARTMENT})`;
  const ofOwnParts = (told: SQL): SQL =>
    sql`(select ${told} from ${requestParts} where ${requestParts.request} = ${accessRequests.id} and ${requestParts.decider} = ${department})`;
  const state = ofOwnParts(sql`case
    when bool_or(${requestParts.state} in ('OPEN', 'AWAITING_CONFIRMATION')) then 'UNDER_REVIEW'
    when bool_or(${requestParts.state} = 'RETURNED') then 'RETURNED'
    when bool_and(${requestParts.state} = 'APPROVED') then 'APPROVED'
    when bool_or(${requestParts.state} = 'APPROVED') then 'PARTLY_APPROVED'
    when bool_or(${requestParts.state} = 'REFUSED') then 'REFUSED'
    else 'WITHDRAWN' end`);
  const dueOn = ofOwnParts(
    sql`to_char(min(${requestParts.dueOn}) filter (where ${requestParts.state} in ('OPEN', 'AWAITING_CONFIRMATION')), 'YYYY-MM-DD')`,
  );
  return {
    state: sql<
      RequestRow['state']
    >`case when ${isWhole} then ${accessRequests.state}::text else ${state} end`,
    dueOn: sql<
      string | null
    >`case when ${isWhole} then to_char(${accessRequests.dueOn}, 'YYYY-MM-DD') else ${dueOn} end`,
  };
}

const seenRow = ({
  request,
  state,
  dueOn,
}: {
  readonly request: RequestRow;
  readonly state: RequestRow['state'];
  readonly dueOn: string | null;
}): RequestRow => ({ ...request, state, dueOn });

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

import { and, asc, desc, eq, or, type SQL, sql } from 'drizzle-orm';
import type { ViewContext } from '../../../subgraph/context.ts';
import type { ClueRow } from './record.ts';
import { clues } from './table.ts';

export interface ClueFilter {
  readonly role: 'SENDER' | 'RECEIVER' | null;
  readonly state: ClueRow['state'] | null;
  readonly first: number;
}

/** The clues that a department has sent or was sent; what is to be settled, the first due first, then the latest. */
export function listClues(context: ViewContext, { role, state, first }: ClueFilter): Promise<ClueRow[]> {
  return context.db
    .select()
    .from(clues)
    .where(and(visible(context, role), state === null ? undefined : eq(clues.state, state)))
    .orderBy(
      sql`${clues.settledAt} is not null`,
      sql`${clues.dueOn} nulls last`,
      desc(clues.sentAt),
      asc(clues.id),
    )
    .limit(first);
}

export async function clueById(context: ViewContext, id: string): Promise<ClueRow | null> {
  const [found] = await context.db
    .select()
    .from(clues)
    .where(and(eq(clues.id, id), visible(context, null)));
  return found ?? null;
}

function visible({ department }: ViewContext, role: ClueFilter['role']): SQL | undefined {
  if (department === null) return sql`false`;
  const sent = eq(clues.fromDepartment, department);
  const received = eq(clues.toDepartment, department);
  if (role === 'SENDER') return sent;
  return role === 'RECEIVER' ? received : or(sent, received);
}

import { and, eq } from 'drizzle-orm';
import type { Database } from '../../../database/statement.ts';
import type { ClueRow } from '../clue/record.ts';
import type { NoticeRow } from '../record.ts';
import { approvalItems } from '../table.ts';
import { approversAt } from '../told/routing.ts';

/** Departments that approve the item of a notice where its entity is, by the version that it was matched with. */
export async function approversOf(
  at: Database,
  {
    itemCode,
    itemVersion,
    ...place
  }: Pick<NoticeRow, 'itemCode' | 'itemVersion' | 'divisionCode' | 'jurisdictionCode'>,
): Promise<readonly string[]> {
  if (itemCode === null || itemVersion === null) return [];
  const [item] = await at
    .select()
    .from(approvalItems)
    .where(and(eq(approvalItems.code, itemCode), eq(approvalItems.version, itemVersion)));
  return item === undefined ? [] : approversAt(item, place);
}

/** Why a department has a notice: because it approves the item, or because it supervises the trade or the place. */
export const recipientKindOf = async (
  at: Database,
  notice: NoticeRow,
  department: string,
): Promise<'APPROVING' | 'LINE'> =>
  (await approversOf(at, notice)).includes(department) ? 'APPROVING' : 'LINE';

/** Looks into trading without a permit where nobody else does (无证无照经营查处办法). */
const ENFORCER = 'market-regulation';

/**
 * Who supervises what an entity does without its permit: who approves it (谁审批、谁监管), or, where that is who found it,
 * the department that enforces against trading without a permit.
 */
export async function supervisorOf(
  at: Database,
  notice: NoticeRow,
  { finder, members }: { readonly finder: string; readonly members: ReadonlySet<string> },
): Promise<ClueRow['toDepartment']> {
  const approvers = await approversOf(at, notice);
  return approvers.find((id) => id !== finder && members.has(id)) ?? ENFORCER;
}

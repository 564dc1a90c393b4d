import { getTableColumns, sql } from 'drizzle-orm';
import { toShanghaiTime } from '../../../clock.ts';
import type { Database } from '../../../database/statement.ts';
import type { Actor } from '../../../permission/officer.ts';
import { noticeActs } from './table.ts';

export type NoticeActRow = typeof noticeActs.$inferSelect;

export interface NoticeActEntry
  extends Pick<NoticeActRow, 'notice' | 'act' | 'fromState' | 'toState' | 'recipient' | 'reason'> {
  /** As its department dates it; now unless told. */
  readonly doneAt?: string;
}

const COLUMNS = Object.entries(getTableColumns(noticeActs)).filter(([key]) => key !== 'seq');
const NAMES = sql.raw(COLUMNS.map(([, { name }]) => `"${name}"`).join(', '));

/** Puts on record who did what; within the transaction in which it was done. `by` is null for the hub itself. */
export async function recordActs(
  at: Database,
  acts: readonly NoticeActEntry[],
  { by, now }: { readonly by: Actor | null; readonly now: Date },
): Promise<void> {
  if (acts.length === 0) return;
  const told = toShanghaiTime(now);
  const rows = acts.map((act) => {
    const row: Record<string, unknown> = { doneAt: told, ...act, ...by, at: told };
    return Object.fromEntries(COLUMNS.map(([key, { name }]) => [name, row[key] ?? null]));
  });
  // As JSON: a registration of thousands has more parameters than a statement takes.
  await at.execute(sql`
    insert into ${noticeActs} (${NAMES})
    select ${NAMES} from json_populate_recordset(null::${noticeActs}, ${JSON.stringify(rows)}::json)`);
}

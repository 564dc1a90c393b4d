import { drizzle } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import { writeRecords } from '../../../../src/changes/write.ts';
import { type Moment, momentAt } from '../../../../src/clock.ts';
import { DEPARTMENTS } from '../../../../src/demo/departments.ts';
import type { Principal } from '../../../../src/permission/principal.ts';
import { departmentRecords } from '../../../../src/sharing/record.ts';
import {
  itemRecords,
  type NewItem,
  type NoticeInput,
  noticeRecord,
  noticeRecords,
} from '../../../../src/views/license-notification/record.ts';
import type { TestHub } from '../../../kit/hub.ts';
import { ITEM, NOTICE } from '../sample.ts';

export const at = (time: string): Moment => momentAt(new Date(time));

/** Departments and a catalogue of one item, which education and health approve. */
export async function writeGround(sql: Sql): Promise<void> {
  const db = drizzle(sql);
  const now = at('2026-01-02T09:00:00+08:00').now;
  const assertedAt = now.toISOString();
  await writeRecords(
    db,
    departmentRecords,
    DEPARTMENTS.map((one) => ({ ...one, assertedAt })),
    now,
  );
  const item: NewItem = { ...ITEM, approvingDepartments: ['education', 'health'] };
  await writeRecords(db, itemRecords, [item], now);
}

/** Pushes a notice as a registration does, and gives its identifier. */
export async function push(sql: Sql, changed: Partial<NoticeInput> = {}): Promise<string> {
  const notice = noticeRecord({ ...NOTICE, ...changed });
  await writeRecords(drizzle(sql), noticeRecords, [notice], NOTICE.moment.now);
  return notice.id;
}

export interface Done {
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into the answer as its query shaped it.
  readonly done: any;
  readonly code: string | undefined;
}

const SHOWN = 'id state claimedBy { id } recipient { id } returnReason overdue';

/** Acts as a department does: `claimNotification(id: "…")`. */
export async function act(
  hub: TestHub,
  by: string,
  field: string,
  { selection = SHOWN, principal = {} as Partial<Principal> } = {},
): Promise<Done> {
  const { body } = await hub.ask(by, `mutation { done: ${field} { ${selection} } }`, { principal });
  return { done: body.data?.done, code: body.errors?.[0]?.extensions.code };
}

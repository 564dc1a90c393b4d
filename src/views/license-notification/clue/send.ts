import { dueOrOpen } from '../../../calendar/deadlines.ts';
import { writeRecords } from '../../../changes/write.ts';
import { toShanghaiTime } from '../../../clock.ts';
import { recordId } from '../../../identifier/counterpart.ts';
import type { NoticeRow } from '../record.ts';
import type { Acting } from '../way/acting.ts';
import { supervisorOf } from '../way/approvers.ts';
import { clueRecords } from './record.ts';

interface Finding {
  readonly notice: NoticeRow;
  readonly finding: string | null;
  /** The report that says so: the same one sends the same clue. */
  readonly report: string;
}

/** Hands what was found over to the department that supervises it (线索移送). */
export async function sendClue(
  { at, by, members, deadlines, moment }: Acting,
  { notice, finding, report }: Finding,
): Promise<void> {
  const sentAt = toShanghaiTime(moment.now);
  const clue = {
    id: recordId('cl', [report]),
    notice: notice.id,
    subjectKey: notice.subjectKey,
    itemCode: notice.itemCode,
    itemVersion: notice.itemVersion,
    fromDepartment: by.department,
    toDepartment: await supervisorOf(at, notice, { finder: by.department, members }),
    finding,
    state: 'SENT' as const,
    sentAt,
    dueOn: dueOrOpen(moment.today, deadlines.clue),
    assertedAt: sentAt,
  };
  await writeRecords(at, clueRecords, [clue], moment.now);
}

import { usccOfSubjectKey } from '../../../identifier/subject-key.ts';
import { DepartmentColumn } from '../../../subgraph/department.ts';
import { columnEnum, enumType } from '../../../subgraph/enum.ts';
import { FromColumn, KeyColumn } from '../../../subgraph/from-column.ts';
import { OwnedType } from '../../../subgraph/object-type.ts';
import { ReferenceColumn } from '../../../subgraph/reference.ts';
import { SharedField, UNCONDITIONAL } from '../../../subgraph/share.ts';
import { ApprovalItem } from '../item-type.ts';
import type { ItemRow, NoticeRow } from '../record.ts';
import { LicenseNotification, Subject } from '../type.ts';
import type { ClueAct as Act } from './act.ts';
import type { ClueRow } from './record.ts';
import { clueState, clues as t } from './table.ts';

export const ClueState = columnEnum(clueState, {
  name: 'ClueState',
  description: 'How far a clue has come (线索状态).',
  values: {
    SENT: 'Sent, and not received yet (已移送).',
    RECEIVED: 'Received, to be looked into (已接收).',
    REJECTED: 'Rejected, as the receiver has no jurisdiction (不予接收).',
    FILED: 'A case was filed (已立案).',
    NOT_FILED: 'No case was filed, with the reason (不予立案).',
    CLOSED: 'The case is closed, with its result (已办结).',
  },
});

export const ClueAct = enumType<Act>({
  name: 'ClueAct',
  description: 'What the receiver of a clue does with it (线索处理).',
  values: {
    RECEIVE: 'Receives what was sent (接收).',
    REJECT: 'Rejects what was sent, with the reason (不予接收).',
    FILE: 'Files a case of what was received (立案).',
    NOT_FILE: 'Files none, with the reason (不予立案).',
    CLOSE: 'Closes the case, with its result as the reason and the number of a penalty (办结).',
  },
});

export const ClueSide = enumType<'SENDER' | 'RECEIVER'>({
  name: 'ClueSide',
  description: 'On which side of a clue a department stands (移送或接收).',
  values: { SENDER: 'It sent it (移送部门).', RECEIVER: 'It was sent it (接收部门).' },
});

@OwnedType({
  steward: 'administrative-approval',
  records: 'STEWARD',
  key: 'id',
  description:
    'What one department found and another looks into (线索移送): trading without a permit. Seen by these two alone.',
})
export class Clue {
  @KeyColumn(t.id, 'Identifier.')
  id!: ClueRow['id'];

  @SharedField(() => LicenseNotification, UNCONDITIONAL, 'The notice that led to it (来源告知).')
  notification!: NoticeRow | null;

  @ReferenceColumn(
    t.subjectKey,
    () => Subject,
    (key) => {
      const uscc = usccOfSubjectKey(key);
      return uscc === null ? null : { uscc };
    },
    { share: UNCONDITIONAL, description: 'The entity; null while it has no valid code (市场主体).' },
  )
  subject!: Subject | null;

  @SharedField(() => ApprovalItem, UNCONDITIONAL, 'The item without whose permit it trades (涉嫌事项).')
  item!: ItemRow | null;

  @DepartmentColumn(t.fromDepartment, UNCONDITIONAL, 'Department that found it (移送部门).')
  from!: ClueRow['fromDepartment'];

  @DepartmentColumn(t.toDepartment, UNCONDITIONAL, 'Department that supervises it (接收部门).')
  to!: ClueRow['toDepartment'];

  @FromColumn(t.finding, UNCONDITIONAL, 'What was found, in words, citizens’ numbers masked (线索内容).')
  finding!: ClueRow['finding'];

  @FromColumn(t.state, UNCONDITIONAL, 'How far it has come (线索状态).')
  state!: ClueRow['state'];

  @FromColumn(t.sentAt, UNCONDITIONAL, 'When it was sent (移送时间).')
  sentAt!: ClueRow['sentAt'];

  @FromColumn(
    t.dueOn,
    UNCONDITIONAL,
    'Last day to look into it, 15 working days unless set otherwise (核查期限), 市场监督管理行政处罚程序规定 Art. 18; null while its year is not announced.',
  )
  dueOn!: ClueRow['dueOn'];

  @SharedField(() => Boolean, UNCONDITIONAL, 'Whether no case was filed or refused by that day (是否超期).')
  overdue!: boolean;

  @FromColumn(t.reason, UNCONDITIONAL, 'Why it was rejected or not filed, or what came of it (处理说明).')
  reason!: ClueRow['reason'];

  @FromColumn(t.decisionNumber, UNCONDITIONAL, 'Number of the penalty that came of it (行政处罚决定书文号).')
  decisionNumber!: ClueRow['decisionNumber'];

  @FromColumn(t.settledAt, UNCONDITIONAL, 'When it was settled (办结时间).')
  settledAt!: ClueRow['settledAt'];
}

import { DepartmentColumn } from '../../../subgraph/department.ts';
import { columnEnum } from '../../../subgraph/enum.ts';
import { FromColumn } from '../../../subgraph/from-column.ts';
import { OwnedType } from '../../../subgraph/object-type.ts';
import { UNCONDITIONAL } from '../../../subgraph/share.ts';
import type { NoticeActRow } from './history.ts';
import { noticeAct, noticeActs as t } from './table.ts';

export const NotificationActKind = columnEnum(noticeAct, {
  name: 'NotificationActKind',
  description: 'What was done with a notice (操作类型).',
  values: {
    PUSHED: 'Sent to a department, after a registration (推送).',
    ROUTE_FAILED: 'No department could be found for it (推送失败).',
    POOLED: 'Put up for any department to claim (转入公共池).',
    CLAIMED: 'Claimed (认领).',
    RETURNED: 'Returned by its recipient (退回).',
    REROUTED: 'Sent to another department by hand (重新分派).',
    TERMINATED: 'Ended (终止).',
    CLAIM_REVOKED: 'Its claim was revoked, which puts it up for any department (撤销认领).',
    REPORTED: 'Reported on (反馈).',
    CLOSED: 'Done (办结).',
  },
});

@OwnedType({
  steward: 'administrative-approval',
  records: 'STEWARD',
  description: 'An entry of the log of a notice (操作日志).',
})
export class NotificationAct {
  @FromColumn(t.act, UNCONDITIONAL, 'What was done (操作).')
  act!: NoticeActRow['act'];

  @FromColumn(t.fromState, UNCONDITIONAL, 'State before; null for what it began with (操作前状态).')
  fromState!: NoticeActRow['fromState'];

  @FromColumn(t.toState, UNCONDITIONAL, 'State after (操作后状态).')
  toState!: NoticeActRow['toState'];

  @DepartmentColumn(
    t.department,
    UNCONDITIONAL,
    'Department that did it; null where the hub did, after a registration (操作部门).',
  )
  department!: NoticeActRow['department'];

  @FromColumn(t.client, UNCONDITIONAL, 'Application that did it (应用标识).')
  client!: NoticeActRow['client'];

  @FromColumn(t.person, UNCONDITIONAL, 'Officer who did it (经办人).')
  person!: NoticeActRow['person'];

  @DepartmentColumn(t.recipient, UNCONDITIONAL, 'Whose the notice was from then on (接收部门).')
  recipient!: NoticeActRow['recipient'];

  @FromColumn(t.reason, UNCONDITIONAL, 'Why; of a report its kind (原因).')
  reason!: NoticeActRow['reason'];

  @FromColumn(t.doneAt, UNCONDITIONAL, 'When it was done, as its department dates it (办理时间).')
  doneAt!: NoticeActRow['doneAt'];

  @FromColumn(t.at, UNCONDITIONAL, 'When the hub was told (登记时间).')
  at!: NoticeActRow['at'];
}

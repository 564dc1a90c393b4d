import { Field, ID, Int } from 'type-graphql';
import { Department } from '../../../subgraph/department.ts';
import { enumType } from '../../../subgraph/enum.ts';
import { PayloadType } from '../../../subgraph/object-type.ts';
import { DateScalar, DateTimeScalar } from '../../../subgraph/scalars.ts';
import { NotificationState } from '../code-table.ts';
import { ApprovalItem } from '../item-type.ts';
import type { ItemRow, NoticeRow } from '../record.ts';
import type { OverdueRow } from './loader.ts';

@PayloadType({ description: 'How many notices stand there (按状态计数).' })
export class NotificationStateCount {
  @Field(() => NotificationState as object, { description: 'Where they stand (告知状态).' })
  state!: NoticeRow['state'];

  @Field(() => Int, { description: 'How many.' })
  count!: number;
}

@PayloadType({ description: 'How many notices your department has (本部门待办计数).' })
export class NotificationInboxCounts {
  @Field(() => [NotificationStateCount], { description: 'By where they stand; none where there are none.' })
  states!: NotificationStateCount[];

  @Field(() => Int, { description: 'Past their last day to be claimed (超期未认领).' })
  overdue!: number;

  @Field(() => Int, { description: 'To be claimed today at the latest (今日到期).' })
  dueToday!: number;

  @Field(() => Int, { description: 'Claimed, and past the last day for the first report (超期未反馈).' })
  feedbackOverdue!: number;
}

export const NotificationDelay = enumType<OverdueRow['delay']>({
  name: 'NotificationDelay',
  description: 'With what somebody is late (超期类型).',
  values: {
    CLAIM: 'With claiming or returning it; with a notice in the pool all are (超期未认领).',
    REROUTE: 'With routing again what was returned, or could not be routed (超期未重新分派).',
    FEEDBACK: 'With the first report on what was claimed (超期未反馈).',
  },
});

/** Without what a notice says of its entity: the operator reads it, who sees no data of subjects. */
@PayloadType({ description: 'A notice on which somebody is late (超期告知).' })
export class OverdueNotification {
  @Field(() => ID, { description: 'The notice, by its identifier.' })
  notification!: string;

  @Field(() => NotificationDelay as object, { description: 'With what somebody is late (超期类型).' })
  delay!: OverdueRow['delay'];

  @Field(() => Department, {
    nullable: true,
    description:
      'Who is late; null for a notice in the pool, and for one that administrative-approval or the registrar has to route (责任部门).',
  })
  department!: Department | null;

  @Field(() => NotificationState as object, { description: 'Where the notice stands (告知状态).' })
  state!: NoticeRow['state'];

  @Field(() => ApprovalItem, { nullable: true, description: 'The item that it is about (后置审批事项).' })
  item!: ItemRow | null;

  @Field(() => DateTimeScalar, { description: 'When it was pushed (推送时间).' })
  pushedAt!: string;

  @Field(() => DateScalar, { description: 'The last day that was missed (期限).' })
  dueOn!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Working days since then; null where their calendar is not loaded (超期工作日).',
  })
  workdaysLate!: number | null;

  @Field(() => Boolean, { description: 'Whether it is the operator’s matter by now (是否升级督办).' })
  escalated!: boolean;
}

import { Field, Float, Int } from 'type-graphql';
import { Department } from '../../../subgraph/department.ts';
import { enumType } from '../../../subgraph/enum.ts';
import { PayloadType } from '../../../subgraph/object-type.ts';
import type { BUCKETS, Metrics } from './metrics.ts';

export const NotificationAge = enumType<(typeof BUCKETS)[number]['bucket']>({
  name: 'NotificationAge',
  description: 'How long ago a notice was pushed, in working days (账龄).',
  values: {
    UP_TO_5: '0 to 5 working days.',
    UP_TO_10: '6 to 10 working days.',
    UP_TO_20: '11 to 20 working days.',
    OVER_20: 'More than 20 working days.',
  },
});

@PayloadType({ description: 'Notices that nobody has claimed, by their age (未认领账龄).' })
export class NotificationAgeCount {
  @Field(() => NotificationAge as object, { description: 'Since the push.' })
  bucket!: string;

  @Field(() => Int, { description: 'How many.' })
  count!: number;
}

@PayloadType({ description: 'Why notices were returned (退回原因).' })
export class ReturnReasonCount {
  @Field(() => String, { description: 'The reason, as its department gave it.' })
  reason!: string;

  @Field(() => Int, { description: 'How often.' })
  count!: number;
}

@PayloadType({
  description:
    'How a department keeps up with the notices that it was sent (双告知办理指标). Numerators and denominators: a rate is the one by the other.',
})
export class NotificationMetrics {
  @Field(() => Department, {
    description: 'The department that has the notices, or has returned them (部门).',
  })
  department!: Department;

  @Field(() => Int, { description: 'Notices pushed in the window that it has (推送数).' })
  pushed!: Metrics['pushed'];

  @Field(() => Int, {
    description: 'Of them, those of which the last day to push is known (可计推送及时数).',
  })
  pushDueKnown!: Metrics['pushDueKnown'];

  @Field(() => Int, { description: 'Of these, pushed by that day (及时推送数).' })
  pushedOnTime!: Metrics['pushedOnTime'];

  @Field(() => Int, { description: 'Of all pushed, those claimed; by `pushed` the rate of claims (认领数).' })
  claimed!: Metrics['claimed'];

  @Field(() => Int, {
    description: 'Claimed, or past the last day to be claimed: the denominator of claims in time (应认领数).',
  })
  claimDue!: Metrics['claimDue'];

  @Field(() => Int, { description: 'Claimed by their last day (按期认领数).' })
  claimedOnTime!: Metrics['claimedOnTime'];

  @Field(() => Int, { description: 'Returns, of notices pushed in the window (退回数).' })
  returned!: Metrics['returned'];

  @Field(() => [ReturnReasonCount], { description: 'The five reasons most often given (主要退回原因).' })
  returnReasons!: ReturnReasonCount[];

  @Field(() => Int, { description: 'Working days from push to claim, of all claims counted (认领用时合计).' })
  claimWorkdays!: Metrics['claimWorkdays'];

  @Field(() => Int, {
    description: 'Claims of which these are known: days of a year without a calendar are not (计时认领数).',
  })
  claimsCounted!: Metrics['claimsCounted'];

  @Field(() => Float, {
    nullable: true,
    description: 'The mean of them, with two decimals; null where there is none (平均认领用时).',
  })
  meanClaimWorkdays!: number | null;

  @Field(() => [NotificationAgeCount], { description: 'Sent to it and not claimed, by age (未认领账龄).' })
  unclaimed!: NotificationAgeCount[];

  @Field(() => Int, {
    description:
      'Claimed, and reported on or past the last day for it: the denominator of reports (应反馈数).',
  })
  feedbackDue!: Metrics['feedbackDue'];

  @Field(() => Int, { description: 'Claimed and reported on (已反馈数).' })
  feedbackGiven!: Metrics['feedbackGiven'];

  @Field(() => Int, { description: 'Claimed, and a permit was granted since (认领后取得许可数).' })
  permits!: Metrics['permits'];
}

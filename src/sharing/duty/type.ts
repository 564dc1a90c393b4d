import { Field } from 'type-graphql';
import { enumType } from '../../subgraph/enum.ts';
import { PayloadType } from '../../subgraph/object-type.ts';
import { DateScalar } from '../../subgraph/scalars.ts';
import type { DoubtRow } from '../doubt/record.ts';
import { Doubt } from '../doubt/type.ts';
import { Grant } from '../grant/type.ts';
import type { DepartmentRow, GrantRow } from '../record.ts';
import type { PartRow, RequestRow } from '../request/record.ts';
import { AccessRequest, RequestPart } from '../request/type.ts';
import { Department } from '../type.ts';
import type { DUTIES } from './duty.ts';

export const DutyKind = enumType<(typeof DUTIES)[number]>({
  name: 'DutyKind',
  description: 'What is to be done (待办事项).',
  values: {
    DECIDE: 'Decide a part of a request (审批申请分项).',
    CONFIRM: 'Confirm as second officer what is about personal data (复核).',
    COMPLETE: 'Complete a request that was returned (补正).',
    ANSWER_DOUBT: 'Answer a doubt about an own record (核实疑义).',
    SEND_CORRECTION: 'Send the correction of a record that was wrong (更正数据).',
    RENEW_OR_LET_END: 'Ask once more for a grant that ends soon, or let it end (授权即将到期).',
  },
});

@PayloadType({ description: 'What a department still has to do with what is shared (共享待办).' })
export class Duty {
  @Field(() => DutyKind as object, { description: 'What is to be done (待办事项).' })
  kind!: (typeof DUTIES)[number];

  @Field(() => Department, { nullable: true, description: 'Department that has to do it (承办部门).' })
  department!: DepartmentRow | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last day for it; null where nothing says until when (办理期限).',
  })
  dueOn!: string | null;

  @Field(() => Boolean, { description: 'Whether it is late (是否超期).' })
  overdue!: boolean;

  @Field(() => AccessRequest, { nullable: true, description: 'The request that it is about.' })
  request!: RequestRow | null;

  @Field(() => RequestPart, { nullable: true, description: 'The part that it is about.' })
  part!: PartRow | null;

  @Field(() => Doubt, { nullable: true, description: 'The doubt that it is about.' })
  doubt!: DoubtRow | null;

  @Field(() => Grant, { nullable: true, description: 'The grant that it is about.' })
  grant!: GrantRow | null;
}

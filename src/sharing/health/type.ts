import { Field, Int } from 'type-graphql';
import { PayloadType } from '../../subgraph/object-type.ts';
import { DateScalar } from '../../subgraph/scalars.ts';
import type { DepartmentRow } from '../record.ts';
import { Department } from '../type.ts';
import type { HealthRow } from './loader.ts';

@PayloadType({
  description: 'How a department keeps up with what others ask of it (共享办理情况).',
})
export class DepartmentHealth {
  @Field(() => Department, { nullable: true, description: 'The department (部门).' })
  department!: DepartmentRow | null;

  @Field(() => Int, { description: 'Parts of requests that it has not decided (待办申请分项).' })
  partsOpen!: HealthRow['partsOpen'];

  @Field(() => Int, { description: 'Of them, those after their last day (超期).' })
  partsOverdue!: HealthRow['partsOverdue'];

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last day of the one that is due first (最早到期日).',
  })
  oldestPartDueOn!: HealthRow['oldestPartDueOn'];

  @Field(() => Int, { description: 'Doubts about its records that it has not answered (待核实).' })
  doubtsOpen!: HealthRow['doubtsOpen'];

  @Field(() => Int, { description: 'Of them, those after their last day (超期).' })
  doubtsOverdue!: HealthRow['doubtsOverdue'];

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last day of the one that is due first (最早到期日).',
  })
  oldestDoubtDueOn!: HealthRow['oldestDoubtDueOn'];

  @Field(() => Int, { description: 'Parts of requests that it has granted or refused (已办申请分项).' })
  partsAnswered!: HealthRow['partsAnswered'];

  @Field(() => Int, { description: 'Of them, those within their last day (按期办结).' })
  partsAnsweredInTime!: HealthRow['partsAnsweredInTime'];
}

import { Field } from 'type-graphql';
import { Department } from '../../subgraph/department.ts';
import { PayloadType } from '../../subgraph/object-type.ts';

@PayloadType({ description: 'Who approves in one division, where that is somebody else (按区划的审批部门).' })
export class DivisionApprovers {
  @Field(() => String, { description: 'The division, GB/T 2260; it holds for those within it too.' })
  division!: string;

  @Field(() => [Department], { description: 'Departments that approve there.' })
  departments!: Department[];
}

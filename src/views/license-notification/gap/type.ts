import { Field, ID } from 'type-graphql';
import { Department } from '../../../subgraph/department.ts';
import { enumType } from '../../../subgraph/enum.ts';
import { PayloadType } from '../../../subgraph/object-type.ts';
import { ApprovalItem } from '../item-type.ts';
import { License } from '../license-type.ts';
import type { ItemRow, LicenseRow } from '../record.ts';
import type { PermitState as State } from './covers.ts';

export const PermitState = enumType<State>({
  name: 'PermitState',
  description: 'Whether an entity has what its business scope calls for (许可持有情况).',
  values: {
    HELD: 'It is held, and holds today (持证有效).',
    EXPIRED: 'It was held, and has run out (许可已到期).',
    WITHDRAWN: 'It was held, and is invalid, as after withdrawal (许可已失效).',
    MISSING: 'None is on record that holds or has held (未见许可).',
  },
});

export const PermitDemand = enumType<'PERMIT' | 'COMMITMENT' | 'FILING'>({
  name: 'PermitDemand',
  description: 'What an item demands since 证照分离 (国发〔2021〕7号) (办理要求).',
  values: {
    PERMIT: 'A permit before it begins (审批).',
    COMMITMENT: 'A permit on a commitment, given at once (告知承诺).',
    FILING: 'A filing, without which it may have begun all the same (备案).',
  },
});

@PayloadType({
  description:
    'What the business scope of an entity calls for, and whether it has it (应办许可). By what is on record here: a licence that its authority has not sent is not.',
})
export class PermitGap {
  @Field(() => ID, { description: 'Code of the item (事项编码).' })
  code!: string;

  @Field(() => ApprovalItem, {
    nullable: true,
    description: 'The item, by the catalogue in force today (后置审批事项).',
  })
  item!: ItemRow;

  @Field(() => [String], { description: 'Words of the business scope that call for it (匹配关键词).' })
  matchedWords!: string[];

  @Field(() => PermitDemand as object, { description: 'What it demands (办理要求).' })
  demand!: keyof typeof PermitDemand;

  @Field(() => PermitState as object, { description: 'Whether the entity has it today (持证情况).' })
  state!: State;

  @Field(() => License, {
    nullable: true,
    description:
      'The licence that holds, or did last: by its name or by the number that a department has reported.',
  })
  license!: LicenseRow | null;

  @Field(() => [Department], { description: 'Who approves it where the entity is (审批部门).' })
  approvingDepartments!: Department[];
}

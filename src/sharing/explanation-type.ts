import { Field, ID } from 'type-graphql';
import type { Mask, ShareClass } from '../permission/share.ts';
import type { Access } from '../permission/verdict.ts';
import { enumType } from '../subgraph/enum.ts';
import type { AccessExplanation as Explained, SelectionAccess as Selected } from '../subgraph/explanation.ts';
import { PayloadType } from '../subgraph/object-type.ts';

export const AccessKind = enumType<Access>({
  name: 'Access',
  description: 'What comes of a selection (访问结果).',
  values: {
    FULL: 'The whole value (完整提供).',
    MASKED: 'The value masked (脱敏提供).',
    SCOPED: 'More of some records than of others: see `scopes` (按数据范围提供).',
    DENIED: 'Null, with an error that says why (不予提供).',
    HIDDEN: 'Nothing: for that department the field does not exist (不予共享). Told to the owner alone.',
  },
});

@PayloadType({ description: 'For which records more is shown, and by which rule (数据范围).' })
export class AccessScope {
  @Field(() => String, { description: 'The grant, or `own records` (依据).' })
  rule!: string;

  @Field(() => ID, { nullable: true, description: 'Records that this department asserted (数据来源部门).' })
  source!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Subjects of the division that begins so, GB/T 2260 (行政区划).',
  })
  division!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Subjects of the industry that begins so, GB/T 4754 (行业).',
  })
  industry!: string | null;

  @Field(() => ID, { nullable: true, description: 'Subjects listed in this directory (名录库).' })
  directory!: string | null;

  @Field(() => String, { nullable: true, description: 'The mask; null for the whole value (脱敏方式).' })
  mask!: Mask | null;
}

@PayloadType({
  description: 'What would come of one selection, or of an argument that reads a field (逐项访问说明).',
})
export class SelectionAccess {
  @Field(() => String, {
    description: 'Where in the answer, as `subjects.nodes.*.name`: response keys, with a star for each list.',
  })
  at!: string;

  @Field(() => String, { description: 'The field, as `Subject.name` (字段).' })
  coordinate!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The argument or input field that reads it; null where the field itself is selected.',
  })
  input!: string | null;

  @Field(() => AccessKind as object, { description: 'What comes of it (访问结果).' })
  access!: Access;

  @Field(() => String, {
    nullable: true,
    description: 'The mask of what is shown of every other record (脱敏方式).',
  })
  mask!: Mask | null;

  @Field(() => String, { description: 'The rule that decides (依据规则).' })
  rule!: string;

  @Field(() => ID, { description: 'Department to be asked for it (数据责任部门).' })
  owner!: string;

  @Field(() => String, {
    nullable: true,
    description: 'How far it is shared (共享属性), Decree 809 Art. 15.',
  })
  shareClass!: ShareClass | null;

  @Field(() => [AccessScope], { description: 'For which records more is shown (数据范围).' })
  scopes!: Selected['scopes'];
}

@PayloadType({ description: 'What an operation would give, without running it (访问预检).' })
export class AccessExplanation {
  @Field(() => ID, {
    nullable: true,
    description: 'Department for which it is told; null for whoever has no token.',
  })
  department!: Explained['department'];

  @Field(() => ID, { nullable: true, description: 'Purpose for which it is told (使用目的).' })
  purpose!: Explained['purpose'];

  @Field(() => String, { description: 'Version of the policy that decides (策略版本).' })
  policyVersion!: Explained['policyVersion'];

  @Field(() => [SelectionAccess], {
    description:
      'Each selection that has a say of its own, and each use of a field by an argument, in their order.',
  })
  selections!: Explained['selections'];
}

import { Field, ID, InputType } from 'type-graphql';
import { PayloadType } from '../subgraph/object-type.ts';

@PayloadType({
  description: 'For which records: all that is given must hold of the record’s subject (数据范围).',
})
export class RowScope {
  @Field(() => String, { nullable: true, description: 'Division that begins so, GB/T 2260 (行政区划).' })
  division!: string | null;

  @Field(() => String, { nullable: true, description: 'Industry that begins so, GB/T 4754 (行业).' })
  industry!: string | null;

  @Field(() => ID, { nullable: true, description: 'Directory in which it is listed (名录库).' })
  directory!: string | null;
}

@InputType({
  description: 'For which records: all that is given must hold of the record’s subject (数据范围).',
})
export class RowScopeInput {
  @Field(() => String, {
    nullable: true,
    description: 'First 2, 4 or 6 digits of its division, GB/T 2260 (行政区划).',
  })
  division?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Letter and first digits of its industry, GB/T 4754 (行业).',
  })
  industry?: string | null;

  @Field(() => ID, { nullable: true, description: 'Directory in which it is listed (名录库).' })
  directory?: string | null;
}

export const rowScopeOf = ({ division, industry, directory }: RowScopeInput) => ({
  division: division ?? null,
  industry: industry ?? null,
  directory: directory ?? null,
});

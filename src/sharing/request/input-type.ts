import { ArgsType, Field, ID, InputType } from 'type-graphql';
import type { Mask } from '../../permission/share.ts';
import { MaskType } from '../../subgraph/directives.ts';
import { DateScalar } from '../../subgraph/scalars.ts';
import { RowScopeInput, rowScopeOf } from '../row-scope-type.ts';
import { RequestDecision } from './code-table.ts';
import type { Decision } from './decide.ts';
import type { WantedAccess } from './wanted.ts';

@InputType({
  description:
    'What is asked for: use, scope and time limit (共享申请), 政务数据共享条例 Art. 20. A draft may leave open what a submitted request may not: purpose, scenario, legal basis and days. `extensions.sharing.requests` of an answer holds it as it can be sent.',
})
export class AccessRequestInput {
  @Field(() => ID, { nullable: true, description: 'A registered purpose (使用目的).' })
  purpose?: string | null;

  @Field(() => [String], { description: 'The fields, as `Subject.phone` (数据项).' })
  coordinates!: string[];

  @Field(() => [ID], {
    nullable: true,
    description: 'Of records that their sources assert, those of these departments alone (数据来源部门).',
  })
  sources?: string[] | null;

  @Field(() => ID, {
    nullable: true,
    description: 'One application of your department that is to have it; else all have (应用标识).',
  })
  client?: string | null;

  @Field(() => RowScopeInput, { nullable: true, description: 'For which records; else for all (数据范围).' })
  scope?: RowScopeInput | null;

  @Field(() => MaskType, { nullable: true, description: 'A mask with which it is enough (脱敏方式).' })
  mask?: Mask | null;

  @Field(() => String, { nullable: true, description: 'In what work the data is used (应用场景).' })
  scenario?: string | null;

  @Field(() => String, { nullable: true, description: 'The duty that it serves (法定依据).' })
  legalBasis?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day of use (使用期限起).' })
  validFrom?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day of use (使用期限止).' })
  validTo?: string | null;
}

export const wantedOfInput = (input: AccessRequestInput): WantedAccess => ({
  purpose: input.purpose ?? null,
  coordinates: input.coordinates,
  sources: input.sources ?? null,
  client: input.client ?? null,
  scope: rowScopeOf(input.scope ?? {}),
  mask: input.mask ?? null,
  scenario: input.scenario ?? null,
  legalBasis: input.legalBasis ?? null,
  validFrom: input.validFrom ?? null,
  validTo: input.validTo ?? null,
});

@ArgsType()
export class DecisionArgs {
  @Field(() => ID, { description: 'A part, or a request of which your department decides one part.' })
  id!: string;

  @Field(() => RequestDecision as object, { description: 'What is decided (审批意见).' })
  decision!: Decision['decision'];

  @Field(() => String, {
    nullable: true,
    description: 'Why; needed to refuse, and to return: then it says what is missing (理由).',
  })
  reason?: string | null;

  @Field(() => String, { nullable: true, description: 'The law a refusal rests on (法律依据).' })
  legalBasis?: string | null;

  @Field(() => RowScopeInput, {
    nullable: true,
    description: 'Fewer records than were asked for (数据范围).',
  })
  scope?: RowScopeInput | null;

  @Field(() => MaskType, { nullable: true, description: 'A mask, to give less (脱敏方式).' })
  mask?: Mask | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day, if later than asked for.' })
  validFrom?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day, if earlier than asked for.' })
  validTo?: string | null;
}

export const decisionOfArgs = (args: DecisionArgs): Decision => ({
  id: args.id,
  decision: args.decision,
  reason: args.reason ?? null,
  legalBasis: args.legalBasis ?? null,
  scope: args.scope == null ? null : rowScopeOf(args.scope),
  mask: args.mask ?? null,
  validFrom: args.validFrom ?? null,
  validTo: args.validTo ?? null,
});

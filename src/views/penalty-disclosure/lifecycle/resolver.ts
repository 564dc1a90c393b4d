import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { asking, deciding } from '../../../permission/officer.ts';
import type { ViewContext } from '../../../subgraph/context.ts';
import { DateScalar } from '../../../subgraph/scalars.ts';
import { Shared, UNCONDITIONAL } from '../../../subgraph/share.ts';
import type { DisclosureRow } from '../record.ts';
import { PenaltyDisclosure } from '../type.ts';
import {
  publishDisclosure,
  raiseDispute,
  recordPublicity,
  rejectDisclosure,
  repairDisclosure,
  resolveDispute,
  submitDisclosure,
  withdrawDisclosure,
} from './act.ts';
import { acted } from './acted.ts';
import { correctDisclosure } from './correct.ts';
import { PenaltyCorrection } from './type.ts';

const OWN = 'For the department that asserted it; sent again it does nothing more.';
const DECIDES = `${OWN} A person with the role data-owner.`;
const COMMON = 'RECORD_NOT_YOURS, RECORD_STATE, ROLE_NEEDED';
const DECIDED = `PERSON_NEEDED, ${COMMON}`;

@Resolver()
export class LifecycleResolver {
  @Shared(UNCONDITIONAL)
  @Mutation(() => PenaltyDisclosure, {
    nullable: true,
    description: `Submits a decision that is not published yet, or once more after it was sent back (报送). ${OWN} Errors: ${COMMON}.`,
  })
  submitDisclosure(@Arg('id', () => ID) id: string, @Ctx() context: ViewContext): Promise<DisclosureRow> {
    return acted(context, asking(context.scope.principal), (acting) => submitDisclosure(acting, id));
  }

  @Shared(UNCONDITIONAL)
  @Mutation(() => PenaltyDisclosure, {
    nullable: true,
    description: `Publishes a decision (公示), also a minor one of 2026 or later, for 3 months at most. ${DECIDES} Errors: ACT_REFUSED, ${DECIDED}.`,
  })
  publishDisclosure(@Arg('id', () => ID) id: string, @Ctx() context: ViewContext): Promise<DisclosureRow> {
    return acted(context, deciding(context.scope.principal), (acting) => publishDisclosure(acting, id));
  }

  @Shared(UNCONDITIONAL)
  @Mutation(() => PenaltyDisclosure, {
    nullable: true,
    description: `Sends a submitted decision back for correction (退回). ${DECIDES} Errors: ARGUMENT_INVALID, ${DECIDED}.`,
  })
  rejectDisclosure(
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String, { description: 'What is wrong with it (退回原因).' }) reason: string,
    @Ctx() context: ViewContext,
  ): Promise<DisclosureRow> {
    const by = deciding(context.scope.principal);
    return acted(context, by, (acting) => rejectDisclosure(acting, id, reason));
  }

  @Shared(UNCONDITIONAL)
  @Mutation(() => PenaltyDisclosure, {
    nullable: true,
    description: `Puts a decision right under its number (更正). ${OWN} Errors: ACT_REFUSED, ARGUMENT_INVALID, USCC_INVALID, ${COMMON}.`,
  })
  correctDisclosure(
    @Arg('id', () => ID) id: string,
    @Arg('input', () => PenaltyCorrection) input: PenaltyCorrection,
    @Ctx() context: ViewContext,
  ): Promise<DisclosureRow> {
    const by = asking(context.scope.principal);
    return acted(context, by, (acting) => correctDisclosure(acting, id, { ...input }));
  }

  @Shared(UNCONDITIONAL)
  @Mutation(() => PenaltyDisclosure, {
    nullable: true,
    description: `Withdraws a decision that was changed, revoked, held unlawful or void, within 3 working days (撤下), 行政处罚法 Art. 48. When it answers nobody but its source finds it any more. ${OWN} Errors: ACT_REFUSED, ARGUMENT_INVALID, ${COMMON}.`,
  })
  withdrawDisclosure(
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String, {
      description: 'Why; kept with the record, others are told that it was withdrawn and no more (撤下原因).',
    })
    reason: string,
    @Arg('reversedOn', () => DateScalar, {
      nullable: true,
      description: 'Day of the reversal, by which it is seen whether this is late (撤销、变更决定日期).',
    })
    reversedOn: string | undefined,
    @Ctx() context: ViewContext,
  ): Promise<DisclosureRow> {
    const by = asking(context.scope.principal);
    const withdrawal = { reason, reversedOn: reversedOn ?? null };
    return acted(context, by, (acting) => withdrawDisclosure(acting, id, withdrawal));
  }

  @Shared(UNCONDITIONAL)
  @Mutation(() => PenaltyDisclosure, {
    nullable: true,
    description: `Repairs a decision whose least period of publicity is over (信用修复), NDRC Order 36: publication, sharing and use end at once. ${DECIDES} Errors: ARGUMENT_INVALID, REPAIR_TOO_EARLY, ${DECIDED}.`,
  })
  repairDisclosure(
    @Arg('id', () => ID) id: string,
    @Arg('repairNumber', () => String, {
      description: 'Number of the decision to repair (信用修复决定书文号).',
    })
    repairNumber: string,
    @Ctx() context: ViewContext,
  ): Promise<DisclosureRow> {
    const by = deciding(context.scope.principal);
    return acted(context, by, (acting) => repairDisclosure(acting, id, repairNumber));
  }

  @Shared(UNCONDITIONAL)
  @Mutation(() => PenaltyDisclosure, {
    nullable: true,
    description: `Marks a decision as contested by its counterpart (提出异议); it stays published. A reader’s doubt is \`raiseDoubt\`. ${OWN} Errors: ACT_REFUSED, ARGUMENT_INVALID, ${COMMON}.`,
  })
  raiseDispute(
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String, { description: 'What the counterpart objects to (异议理由).' })
    reason: string,
    @Ctx() context: ViewContext,
  ): Promise<DisclosureRow> {
    const by = asking(context.scope.principal);
    return acted(context, by, (acting) => raiseDispute(acting, id, reason));
  }

  @Shared(UNCONDITIONAL)
  @Mutation(() => PenaltyDisclosure, {
    nullable: true,
    description: `Settles what its counterpart contests (异议处理): upheld, the decision was wrong and is withdrawn for that reason. ${DECIDES} Errors: ACT_REFUSED, ARGUMENT_INVALID, ${DECIDED}.`,
  })
  resolveDispute(
    @Arg('id', () => ID) id: string,
    @Arg('upheld', () => Boolean, { description: 'Whether the counterpart was right (异议是否成立).' })
    upheld: boolean,
    @Arg('reason', () => String, { description: 'What was found (处理意见).' }) reason: string,
    @Ctx() context: ViewContext,
  ): Promise<DisclosureRow> {
    const by = deciding(context.scope.principal);
    return acted(context, by, (acting) => resolveDispute(acting, id, { upheld, reason }));
  }

  @Shared(UNCONDITIONAL)
  @Mutation(() => PenaltyDisclosure, {
    nullable: true,
    description: `Records since when the enterprise credit publicity system shows a decision, which has 20 working days for it (记录公示). ${OWN} Errors: ACT_REFUSED, ${COMMON}.`,
  })
  recordPublicity(
    @Arg('id', () => ID) id: string,
    @Arg('on', () => DateScalar, { description: 'First day there (公示日期).' }) on: string,
    @Ctx() context: ViewContext,
  ): Promise<DisclosureRow> {
    const by = asking(context.scope.principal);
    return acted(context, by, (acting) => recordPublicity(acting, id, on));
  }
}

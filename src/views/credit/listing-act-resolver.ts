import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { deciding } from '../../permission/officer.ts';
import type { ViewContext } from '../../subgraph/context.ts';
import { Shared, UNCONDITIONAL } from '../../subgraph/share.ts';
import { removeListing, repairListing } from './listing-acts.ts';
import { abnormalListingById, seriousViolationListingById } from './loader.ts';
import type { AbnormalListingRow, SeriousViolationListingRow } from './record.ts';
import { AbnormalListing, SeriousViolationListing } from './type.ts';

const DECIDES =
  'For the department that asserted it: a person with the role data-owner; sent again it does nothing more.';

// When they answer no process shows any more what was there before.
@Resolver()
export class ListingActResolver {
  @Shared(UNCONDITIONAL)
  @Mutation(() => AbnormalListing, {
    nullable: true,
    description: `Removes a listing or mark of abnormal operations, from today on (移出经营异常名录). ${DECIDES} Errors: ACT_REFUSED, ARGUMENT_INVALID, PERSON_NEEDED, RECORD_NOT_YOURS, RECORD_STATE, ROLE_NEEDED.`,
  })
  async removeListing(
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String, { description: 'Why (移出原因).' }) reason: string,
    @Ctx() context: ViewContext,
  ): Promise<AbnormalListingRow | null> {
    const { principal, moment } = context.scope;
    const by = deciding(principal);
    await context.change((at) => removeListing({ at, moment, by }, id, reason));
    return context.loader(abnormalListingById).load(id);
  }

  @Shared(UNCONDITIONAL)
  @Mutation(() => SeriousViolationListing, {
    nullable: true,
    description: `Repairs a listing for a serious violation, after its first year (信用修复、提前移出), SAMR Order 44 of 2021: nobody but its source finds it from then on. ${DECIDES} Errors: ARGUMENT_INVALID, PERSON_NEEDED, RECORD_NOT_YOURS, RECORD_STATE, REPAIR_TOO_EARLY, ROLE_NEEDED.`,
  })
  async repairListing(
    @Arg('id', () => ID) id: string,
    @Arg('repairNumber', () => String, {
      description: 'Number of the decision to repair (信用修复决定书文号).',
    })
    repairNumber: string,
    @Ctx() context: ViewContext,
  ): Promise<SeriousViolationListingRow | null> {
    const { principal, moment } = context.scope;
    const by = deciding(principal);
    await context.change((at) => repairListing({ at, moment, by }, id, repairNumber));
    return context.loader(seriousViolationListingById).load(id);
  }
}

import { asc, eq } from 'drizzle-orm';
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { deciding } from '../../permission/officer.ts';
import type { ViewContext } from '../../subgraph/context.ts';
import { Shared, UNCONDITIONAL } from '../../subgraph/share.ts';
import { departmentById } from '../loader.ts';
import { acted } from './acting.ts';
import { delegate } from './delegate.ts';
import { Delegation } from './delegation-type.ts';
import type { DelegationRow } from './record.ts';
import { delegations } from './table.ts';

@Resolver(() => Delegation)
export class DelegationResolver {
  @Shared(UNCONDITIONAL)
  @Query(() => [Delegation], {
    nullable: true,
    description: 'Where your department has said otherwise than the rule (委托审批).',
  })
  delegations(@Ctx() context: ViewContext): Promise<DelegationRow[]> {
    return context.db
      .select()
      .from(delegations)
      .where(eq(delegations.source, context.department ?? ''))
      .orderBy(asc(delegations.type), asc(delegations.isPersonal));
  }

  @Shared(UNCONDITIONAL)
  @Mutation(() => Delegation, {
    nullable: true,
    description:
      'Says whether the steward decides on requests for your department’s records of a type (委托审批与收回). Taken back, what is still open becomes yours to decide, within the same deadline. A person with the role data-owner. Errors: ARGUMENT_INVALID, PERSON_NEEDED, ROLE_NEEDED.',
  })
  delegateDecisions(
    @Arg('type', () => String, { description: 'The type, as `PenaltyDisclosure`.' }) type: string,
    @Arg('isPersonal', () => Boolean, { description: 'Of its fields with personal data, or of the others.' })
    isPersonal: boolean,
    @Arg('isGiven', () => Boolean, { description: 'Whether the steward decides from now on.' })
    isGiven: boolean,
    @Ctx() context: ViewContext,
  ): Promise<DelegationRow> {
    const by = deciding(context.scope.principal);
    return acted(context, (acting) => delegate(acting, { type, isPersonal, isGiven }, by));
  }

  @FieldResolver()
  source(@Root() { source }: DelegationRow, @Ctx() context: ViewContext) {
    return context.loader(departmentById).load(source);
  }
}

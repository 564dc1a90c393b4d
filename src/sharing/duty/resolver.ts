import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { ViewContext } from '../../subgraph/context.ts';
import { OPEN, Shared } from '../../subgraph/share.ts';
import { DueArgs, dueFilter } from '../list-args.ts';
import { departmentById } from '../loader.ts';
import { requestById } from '../request/loader.ts';
import { type DutyRow, isOverdue } from './duty.ts';
import { listDuties } from './loader.ts';
import { Duty } from './type.ts';

@Resolver(() => Duty)
export class DutyResolver {
  // OPEN, so that the operator may enter: who sees which is a matter of the duties.
  @Shared(OPEN)
  @Query(() => [Duty], {
    nullable: true,
    description:
      'What your department has to do with what is shared, for the operator what all have; what is due first stands first (共享待办). Nothing without a token. Errors: ARGUMENT_INVALID.',
  })
  duties(@Args(() => DueArgs) args: DueArgs, @Ctx() context: ViewContext): Promise<DutyRow[]> {
    return listDuties(context, dueFilter(args));
  }

  @FieldResolver()
  department(@Root() { department }: DutyRow, @Ctx() context: ViewContext) {
    return context.loader(departmentById).load(department);
  }

  // As its department sees it, and not as it is on record.
  @FieldResolver()
  request(@Root() { request }: DutyRow, @Ctx() context: ViewContext) {
    return request === null ? null : context.loader(requestById).load(request);
  }

  @FieldResolver()
  overdue(@Root() duty: DutyRow, @Ctx() { today }: ViewContext): boolean {
    return isOverdue(duty, today);
  }
}

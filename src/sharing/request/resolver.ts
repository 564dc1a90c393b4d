import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { ViewContext } from '../../subgraph/context.ts';
import { OPEN, Shared } from '../../subgraph/share.ts';
import { dueFilter, SideArgs } from '../list-args.ts';
import { allPurposes, departmentById } from '../loader.ts';
import type { DepartmentRow, PurposeRow } from '../record.ts';
import type { RowScope } from '../row-scope-type.ts';
import { RequestState } from './code-table.ts';
import { actsOfRequest, listRequests, partsOfRequest, requestById } from './loader.ts';
import type { ActRow, PartRow, RequestRow } from './record.ts';
import { isOpen } from './request-state.ts';
import { AccessRequest, RequestAct, RequestPart } from './type.ts';

@Resolver(() => AccessRequest)
export class AccessRequestResolver {
  // OPEN, so that the operator may enter: who sees which is a matter of the requests.
  @Shared(OPEN)
  @Query(() => [AccessRequest], {
    nullable: true,
    description:
      'The requests that your department asks or decides, for the operator all; what is due first stands first (共享申请). Nothing without a token. Errors: ARGUMENT_INVALID.',
  })
  accessRequests(
    @Args(() => SideArgs) args: SideArgs,
    @Arg('state', () => RequestState as object, { nullable: true, description: 'In this state alone.' })
    state: RequestRow['state'] | undefined,
    @Ctx() context: ViewContext,
  ): Promise<RequestRow[]> {
    const filter = { ...dueFilter(args), role: args.role ?? null, state: state ?? null };
    return listRequests(context, filter);
  }

  @Shared(OPEN)
  @Query(() => AccessRequest, {
    nullable: true,
    description: 'The request of that identifier; null where it does not concern your department.',
  })
  accessRequest(@Arg('id', () => ID) id: string, @Ctx() context: ViewContext): Promise<RequestRow | null> {
    return context.loader(requestById).load(id);
  }

  @FieldResolver()
  asker(@Root() { asker }: RequestRow, @Ctx() context: ViewContext) {
    return context.loader(departmentById).load(asker);
  }

  @FieldResolver()
  async purpose(@Root() { purpose }: RequestRow, @Ctx() context: ViewContext): Promise<PurposeRow | null> {
    const purposes = await context.keep('purposes', () => allPurposes(context));
    return purposes.find(({ id }) => id === purpose) ?? null;
  }

  @FieldResolver()
  scope(@Root() { division, industry, directory }: RequestRow): RowScope {
    return { division, industry, directory };
  }

  @FieldResolver()
  overdue(@Root() { dueOn }: RequestRow, @Ctx() { today }: ViewContext): boolean {
    return dueOn !== null && dueOn < today;
  }

  @FieldResolver()
  parts(@Root() { id }: RequestRow, @Ctx() context: ViewContext): Promise<PartRow[]> {
    return context.loader(partsOfRequest).load(id);
  }

  @FieldResolver()
  history(@Root() { id }: RequestRow, @Ctx() context: ViewContext): Promise<ActRow[]> {
    return context.loader(actsOfRequest).load(id);
  }
}

@Resolver(() => RequestPart)
export class RequestPartResolver {
  @FieldResolver()
  decider(@Root() { decider }: PartRow, @Ctx() context: ViewContext) {
    return decider === null ? null : context.loader(departmentById).load(decider);
  }

  @FieldResolver()
  async owners(@Root() { owners }: PartRow, @Ctx() context: ViewContext): Promise<DepartmentRow[]> {
    const found = await Promise.all(owners.map((owner) => context.loader(departmentById).load(owner)));
    return found.filter((owner) => owner !== null);
  }

  @FieldResolver()
  overdue(@Root() part: PartRow, @Ctx() { today }: ViewContext): boolean {
    return isOpen(part) && part.dueOn < today;
  }

  @FieldResolver()
  scope(@Root() { decidedAt, division, industry, directory }: PartRow): RowScope | null {
    return decidedAt === null ? null : { division, industry, directory };
  }
}

@Resolver(() => RequestAct)
export class RequestActResolver {
  @FieldResolver()
  department(@Root() { department }: ActRow, @Ctx() context: ViewContext) {
    return context.loader(departmentById).load(department);
  }
}

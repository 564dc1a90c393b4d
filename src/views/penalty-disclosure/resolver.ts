import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { type Awaitable, andThen } from '../../database/awaitable.ts';
import { childPage } from '../../subgraph/child-list.ts';
import type { Connection } from '../../subgraph/connection.ts';
import type { ViewContext } from '../../subgraph/context.ts';
import { listPage } from '../../subgraph/list.ts';
import { PageArgs } from '../../subgraph/page.ts';
import { OPEN, Shared } from '../../subgraph/share.ts';
import {
  DISCLOSURE_SORTS,
  disclosureConditions,
  PenaltyDisclosureFilter,
  PenaltyDisclosureSort,
} from './filter.ts';
import { actsOfDisclosure } from './lifecycle/loader.ts';
import { type PublicityTask, publicityTasks } from './lifecycle/publicity-task.ts';
import type { DisclosureActRow } from './lifecycle/record.ts';
import { stateOn } from './lifecycle/state.ts';
import { disclosureById, visible } from './loader.ts';
import type { DisclosureRow } from './record.ts';
import { PenaltyDisclosureConnection, Subject } from './subject-type.ts';
import { disclosures } from './table.ts';
import { PenaltyDisclosure } from './type.ts';

@Resolver(() => PenaltyDisclosure)
export class PenaltyDisclosureResolver {
  @Shared(OPEN)
  @Query(() => PenaltyDisclosure, {
    nullable: true,
    description: 'The penalty decision of that identifier, or null if none is published to you.',
  })
  penaltyDisclosure(
    @Arg('id', () => ID) id: string,
    @Ctx() context: ViewContext,
  ): Awaitable<DisclosureRow | null> {
    return context.loader(disclosureById).load(id);
  }

  @Shared(OPEN)
  @Query(() => PenaltyDisclosureConnection, {
    nullable: true,
    description:
      'Published penalty decisions, and your own department’s, by filter. Errors: ARGUMENT_INVALID, CURSOR_INVALID, USCC_INVALID.',
  })
  async penaltyDisclosures(
    @Arg('filter', () => PenaltyDisclosureFilter, { nullable: true })
    filter: PenaltyDisclosureFilter | undefined,
    @Arg('sort', () => PenaltyDisclosureSort as object, { defaultValue: 'DECIDED_ON_DESC' })
    sort: keyof typeof PenaltyDisclosureSort,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: ViewContext,
  ): Promise<Connection<DisclosureRow>> {
    const page = await listPage(context, {
      coordinate: 'Query.penaltyDisclosures',
      table: disclosures,
      conditions: [visible(context), ...disclosureConditions(filter ?? {}, context)],
      sort: DISCLOSURE_SORTS[sort],
      args,
    });
    return new PenaltyDisclosureConnection(page);
  }

  @FieldResolver()
  state(@Root() row: DisclosureRow, @Ctx() { today }: ViewContext): DisclosureRow['state'] {
    return stateOn(row, today);
  }

  // Both are withheld; whose they are stands here too, as no row rule does it for them.
  @FieldResolver()
  publicityTasks(@Root() row: DisclosureRow, @Ctx() context: ViewContext): PublicityTask[] | null {
    return row.source === context.department ? publicityTasks(row, context.today) : null;
  }

  @FieldResolver()
  history(
    @Root() { id, source }: DisclosureRow,
    @Ctx() context: ViewContext,
  ): Awaitable<DisclosureActRow[] | null> {
    return source === context.department ? context.loader(actsOfDisclosure).load(id) : null;
  }
}

@Resolver(() => Subject)
export class SubjectResolver {
  @FieldResolver()
  penalties(
    @Root() { uscc }: Subject,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: ViewContext,
  ): Awaitable<Connection<DisclosureRow>> {
    const page = childPage(
      context,
      {
        coordinate: 'Subject.penalties',
        table: disclosures,
        parent: 'subjectKey',
        conditions: [visible(context)],
        sort: DISCLOSURE_SORTS.DECIDED_ON_DESC,
        args,
      },
      `USCC:${uscc}`,
    );
    return andThen(page, (found) => new PenaltyDisclosureConnection(found));
  }
}

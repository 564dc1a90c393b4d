import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { workdaysOrNull } from '../../../calendar/deadlines.ts';
import type { ViewContext } from '../../../subgraph/context.ts';
import type { Department } from '../../../subgraph/department.ts';
import { DEFAULT_ENTRIES, MOST_ENTRIES, requireListSize } from '../../../subgraph/list-size.ts';
import { OPEN, Shared, UNCONDITIONAL } from '../../../subgraph/share.ts';
import { itemByKey, itemKey } from '../loader.ts';
import type { ItemRow } from '../record.ts';
import { ROUTERS } from '../way/state.ts';
import { type InboxCounts, inboxCounts, listOverdue, type OverdueRow } from './loader.ts';
import { NotificationDelay, NotificationInboxCounts, OverdueNotification } from './type.ts';

@Resolver()
export class InboxResolver {
  @Shared(UNCONDITIONAL)
  @Query(() => NotificationInboxCounts, {
    nullable: true,
    description:
      'How many notices your department has, by where they stand, and how many are late (本部门待办计数).',
  })
  notificationInboxCounts(@Ctx() context: ViewContext): Promise<InboxCounts> {
    return inboxCounts(context);
  }

  // OPEN, so that the operator may enter: who sees which is a matter of the list.
  @Shared(OPEN)
  @Query(() => [OverdueNotification], {
    nullable: true,
    description:
      'Notices on which somebody is late, the oldest first (超期告知): for the operator all, for a department its own, for those who route also what is to be routed. Nothing without a token. Errors: ARGUMENT_INVALID.',
  })
  async overdueNotifications(
    @Arg('delay', () => NotificationDelay as object, { nullable: true, description: 'With this alone.' })
    delay: OverdueRow['delay'] | undefined,
    @Arg('first', () => Int, {
      defaultValue: DEFAULT_ENTRIES,
      description: `How many at most; up to ${MOST_ENTRIES}.`,
    })
    first: number,
    @Ctx() context: ViewContext,
  ): Promise<OverdueRow[]> {
    requireListSize(first);
    return listOverdue(context, { delay: delay ?? null, first, routers: ROUTERS });
  }
}

@Resolver(() => OverdueNotification)
export class OverdueNotificationResolver {
  @FieldResolver()
  department(@Root() { department }: OverdueRow): Department | null {
    return department === null ? null : { id: department };
  }

  @FieldResolver()
  async item(@Root() late: OverdueRow, @Ctx() context: ViewContext): Promise<ItemRow | null> {
    const { itemCode, itemVersion } = late;
    if (itemCode === null || itemVersion === null) return null;
    return context.loader(itemByKey).load(itemKey(itemCode, itemVersion));
  }

  @FieldResolver()
  workdaysLate(@Root() { dueOn }: OverdueRow, @Ctx() { today }: ViewContext): number | null {
    return workdaysOrNull(dueOn, today);
  }
}

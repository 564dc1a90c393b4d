import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { type Awaitable, andThen } from '../../database/awaitable.ts';
import { childPage } from '../../subgraph/child-list.ts';
import type { Connection } from '../../subgraph/connection.ts';
import type { ViewContext } from '../../subgraph/context.ts';
import { listPage } from '../../subgraph/list.ts';
import { PageArgs } from '../../subgraph/page.ts';
import { DateScalar } from '../../subgraph/scalars.ts';
import { OPEN, Shared, UNCONDITIONAL, Uses } from '../../subgraph/share.ts';
import { NotificationState } from './code-table.ts';
import {
  inboxConditions,
  LATEST_PUSH,
  LicenseNotificationFilter,
  MOST_URGENT,
  NoticesOfSubjectArgs,
  noticeConditions,
  stateIs,
} from './filter.ts';
import { permitGaps } from './gap/gaps.ts';
import type { PermitGap } from './gap/type.ts';
import {
  LATEST_DECISION,
  LicenseFilter,
  LicensesOfSubjectArgs,
  licenseConditions,
  valid,
} from './license-filter.ts';
import { LicenseConnection } from './license-type.ts';
import { feedbackOfNotice, itemByKey, itemKey, licenseOfNotice } from './loader.ts';
import { isOverdue } from './overdue.ts';
import type { FeedbackRow, ItemRow, LicenseRow, NoticeRow } from './record.ts';
import { licenses, notices } from './table.ts';
import { LicenseNotification, LicenseNotificationConnection, Subject } from './type.ts';
import type { NoticeActRow } from './way/history.ts';
import { actsOfNotice } from './way/loader.ts';

@Resolver(() => LicenseNotification)
export class LicenseNotificationResolver {
  @Shared(UNCONDITIONAL)
  @Query(() => LicenseNotificationConnection, {
    nullable: true,
    description:
      'Notices by filter, the latest push first. Errors: ARGUMENT_INVALID, CURSOR_INVALID, USCC_INVALID.',
  })
  async licenseNotifications(
    @Arg('filter', () => LicenseNotificationFilter, { nullable: true })
    filter: LicenseNotificationFilter | undefined,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: ViewContext,
  ): Promise<Connection<NoticeRow>> {
    const page = await listPage(context, {
      coordinate: 'Query.licenseNotifications',
      table: notices,
      conditions: noticeConditions(filter ?? {}, context.today),
      sort: LATEST_PUSH,
      args,
    });
    return new LicenseNotificationConnection(page);
  }

  @Shared(UNCONDITIONAL)
  @Query(() => LicenseNotificationConnection, {
    nullable: true,
    description:
      'Notices sent to your own department, the first due first (本部门待办). Errors: ARGUMENT_INVALID, CURSOR_INVALID.',
  })
  async notificationInbox(
    @Uses('LicenseNotification.state')
    @Arg('state', () => NotificationState as object, { nullable: true, description: 'Where it stands.' })
    state: NoticeRow['state'] | undefined,
    @Uses('LicenseNotification.claimDueOn')
    @Arg('dueBefore', () => DateScalar, {
      nullable: true,
      description: 'To be claimed before this day, the day itself not counted.',
    })
    dueBefore: string | undefined,
    @Uses('LicenseNotification.overdue')
    @Arg('overdue', () => Boolean, {
      nullable: true,
      description: 'Whether it is past its day to be claimed.',
    })
    overdue: boolean | undefined,
    @Uses('LicenseNotification.item')
    @Arg('item', () => ID, { nullable: true, description: 'For this approval item, by its code.' })
    item: string | undefined,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: ViewContext,
  ): Promise<Connection<NoticeRow>> {
    const { department, today } = context;
    const page = await listPage(context, {
      coordinate: 'Query.notificationInbox',
      table: notices,
      conditions: inboxConditions({
        department,
        today,
        state: state ?? null,
        dueBefore: dueBefore ?? null,
        overdue: overdue ?? null,
        item: item ?? null,
      }),
      sort: MOST_URGENT,
      args,
    });
    return new LicenseNotificationConnection(page);
  }

  @FieldResolver()
  async item(@Root() notice: NoticeRow, @Ctx() context: ViewContext): Promise<ItemRow | null> {
    const { itemCode, itemVersion } = notice;
    if (itemCode === null || itemVersion === null) return null;
    return context.loader(itemByKey).load(itemKey(itemCode, itemVersion));
  }

  @FieldResolver()
  overdue(@Root() notice: NoticeRow, @Ctx() context: ViewContext): boolean {
    return isOverdue(notice, context.today);
  }

  @FieldResolver()
  feedback(@Root() notice: NoticeRow, @Ctx() context: ViewContext): Awaitable<FeedbackRow[]> {
    return context.loader(feedbackOfNotice).load(notice.id);
  }

  @FieldResolver()
  acts(@Root() notice: NoticeRow, @Ctx() context: ViewContext): Awaitable<NoticeActRow[]> {
    return context.loader(actsOfNotice).load(notice.id);
  }

  @FieldResolver()
  license(@Root() notice: NoticeRow, @Ctx() context: ViewContext): Awaitable<LicenseRow | null> {
    return context.loader(licenseOfNotice).load(notice.id);
  }
}

@Resolver()
export class LicenseResolver {
  @Shared(OPEN)
  @Query(() => LicenseConnection, {
    nullable: true,
    description:
      'Licences by filter, the latest decision first. Errors: ARGUMENT_INVALID, CURSOR_INVALID, USCC_INVALID.',
  })
  async licenses(
    @Arg('filter', () => LicenseFilter, { nullable: true }) filter: LicenseFilter | undefined,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: ViewContext,
  ): Promise<Connection<LicenseRow>> {
    const page = await listPage(context, {
      coordinate: 'Query.licenses',
      table: licenses,
      conditions: licenseConditions(filter ?? {}),
      sort: LATEST_DECISION,
      args,
    });
    return new LicenseConnection(page);
  }
}

@Resolver(() => Subject)
export class SubjectResolver {
  @FieldResolver()
  licenseNotifications(
    @Root() { uscc }: Subject,
    @Args(() => NoticesOfSubjectArgs) { state, ...args }: NoticesOfSubjectArgs,
    @Ctx() context: ViewContext,
  ): Awaitable<Connection<NoticeRow>> {
    const asked = stateIs(state);
    const page = childPage(
      context,
      {
        coordinate: 'Subject.licenseNotifications',
        table: notices,
        parent: 'subjectKey',
        conditions: asked === null ? [] : [asked],
        sort: LATEST_PUSH,
        args,
      },
      `USCC:${uscc}`,
    );
    return andThen(page, (found) => new LicenseNotificationConnection(found));
  }

  @FieldResolver()
  licenses(
    @Root() { uscc }: Subject,
    @Args(() => LicensesOfSubjectArgs) { validOn, ...args }: LicensesOfSubjectArgs,
    @Ctx() context: ViewContext,
  ): Awaitable<Connection<LicenseRow>> {
    const page = childPage(
      context,
      {
        coordinate: 'Subject.licenses',
        table: licenses,
        parent: 'subjectKey',
        conditions: validOn == null ? [] : [valid(validOn)],
        sort: LATEST_DECISION,
        args,
      },
      `USCC:${uscc}`,
    );
    return andThen(page, (found) => new LicenseConnection(found));
  }

  @FieldResolver()
  permitGaps(@Root() { uscc }: Subject, @Ctx() context: ViewContext): Promise<PermitGap[] | null> {
    return permitGaps(context, `USCC:${uscc}`);
  }
}

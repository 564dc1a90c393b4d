import { eq, type SQL, sql } from 'drizzle-orm';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import type { Condition, SortOrder } from '../../subgraph/list.ts';
import { PageArgs } from '../../subgraph/page.ts';
import { DateScalar } from '../../subgraph/scalars.ts';
import { Uses } from '../../subgraph/share.ts';
import { NotificationState } from './code-table.ts';
import { overdueIs } from './overdue.ts';
import type { NoticeRow } from './record.ts';
import { subjectKeyOfCode } from './subject-code.ts';
import { notices as t } from './table.ts';

@InputType({ description: 'Which notices a list holds; every part given must hold (筛选条件).' })
export class LicenseNotificationFilter {
  @Uses('LicenseNotification.state')
  @Field(() => NotificationState as object, { nullable: true, description: 'Where it stands (告知状态).' })
  state?: NoticeRow['state'] | null;

  @Uses('LicenseNotification.recipient')
  @Field(() => ID, { nullable: true, description: 'Sent to this department (接收部门).' })
  recipient?: string | null;

  @Uses('LicenseNotification.item')
  @Field(() => ID, { nullable: true, description: 'For this approval item, by its code (后置审批事项).' })
  item?: string | null;

  @Uses('LicenseNotification.subject')
  @Field(() => ID, { nullable: true, description: 'About this subject, by its code (市场主体).' })
  subject?: string | null;

  @Uses('LicenseNotification.pushedAt')
  @Field(() => DateScalar, { nullable: true, description: 'Pushed on this day or later (推送日期).' })
  pushedFrom?: string | null;

  @Uses('LicenseNotification.pushedAt')
  @Field(() => DateScalar, { nullable: true, description: 'Pushed on this day or earlier (推送日期).' })
  pushedTo?: string | null;

  @Uses('LicenseNotification.overdue')
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it is past its day to be claimed (超期未认领).',
  })
  overdue?: boolean | null;
}

@ArgsType()
export class NoticesOfSubjectArgs extends PageArgs {
  @Uses('LicenseNotification.state')
  @Field(() => NotificationState as object, { nullable: true, description: 'Where it stands.' })
  state?: NoticeRow['state'] | null;
}

/** The conditions of a filter, each with the index that serves it. */
export function noticeConditions(filter: LicenseNotificationFilter, today: string): Condition[] {
  const { subject, overdue } = filter;
  const asked: (Condition | null)[] = [
    stateIs(filter.state),
    asking('recipient', filter.recipient, eq(t.recipient, sql.placeholder('recipient'))),
    asking('item', filter.item, eq(t.itemCode, sql.placeholder('item'))),
    subject == null
      ? null
      : asking('subject', subjectKeyOfCode(subject), eq(t.subjectKey, sql.placeholder('subject'))),
    asking('pushedFrom', filter.pushedFrom, sql`${t.pushedAt} >= ${startOfDay('pushedFrom')}`),
    asking('pushedTo', filter.pushedTo, sql`${t.pushedAt} < ${startOfDay('pushedTo')} + interval '1 day'`),
    overdue == null ? null : overdueIs(overdue, today),
  ];
  return asked.filter((condition) => condition !== null);
}

export interface InboxQuery {
  /** Null when nobody is known: then the inbox is empty. */
  readonly department: string | null;
  readonly today: string;
  readonly state?: NoticeRow['state'] | null;
  readonly dueBefore?: string | null;
  readonly overdue?: boolean | null;
  readonly item?: string | null;
}

/** What a department has to see to. */
export function inboxConditions({
  department,
  today,
  state,
  dueBefore,
  overdue,
  item,
}: InboxQuery): Condition[] {
  const asked: (Condition | null)[] = [
    {
      name: 'inbox',
      where: sql`${t.recipient} = ${sql.placeholder('department')}::text`,
      values: { department },
    },
    stateIs(state),
    asking('item', item, eq(t.itemCode, sql.placeholder('item'))),
    asking('dueBefore', dueBefore, sql`${t.dueOrder} < ${sql.placeholder('dueBefore')}::date`),
    overdue == null ? null : overdueIs(overdue, today),
  ];
  return asked.filter((condition) => condition !== null);
}

export function stateIs(state: NoticeRow['state'] | null | undefined): Condition | null {
  const asked = asking('state', state, eq(t.state, sql.placeholder('state')));
  return asked && { ...asked, holds: (notice: NoticeRow) => notice.state === state };
}

const asking = (name: string, value: string | null | undefined, where: SQL): Condition | null =>
  value == null ? null : { name, where, values: { [name]: value } };

/** The first instant of a civil date in Asia/Shanghai, whatever zone a connection speaks. */
const startOfDay = (name: string) =>
  sql`(${sql.placeholder(name)}::date::timestamp at time zone 'Asia/Shanghai')`;

export const LATEST_PUSH: SortOrder<NoticeRow> = {
  name: 'PUSHED_AT_DESC',
  keys: ['pushedAt', 'id'],
  descending: true,
};

export const MOST_URGENT: SortOrder<NoticeRow> = { name: 'CLAIM_DUE_ON_ASC', keys: ['dueOrder', 'id'] };

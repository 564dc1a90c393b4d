import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { ViewContext } from '../../../subgraph/context.ts';
import { DateScalar } from '../../../subgraph/scalars.ts';
import { Shared, UNCONDITIONAL } from '../../../subgraph/share.ts';
import { FeedbackKind } from '../code-table.ts';
import type { FeedbackRow, NoticeRow } from '../record.ts';
import { LicenseNotification } from '../type.ts';
import { acted, MOST_AT_ONCE } from './acting.ts';
import { claimNotices, revokeClaims } from './claim.ts';
import { closeNotice, reportOnNotice } from './report.ts';
import { poolNotice, rerouteNotice, returnNotice, terminateNotice } from './route.ts';

const Id = () => Arg('id', () => ID);
const Ids = () => Arg('ids', () => [ID], { description: `At most ${MOST_AT_ONCE}.` });
const Reason = () =>
  Arg('reason', () => String, { description: 'Why (原因); citizens’ numbers are masked.' });
const On = () =>
  Arg('on', () => DateScalar, {
    nullable: true,
    description: 'Day on which it was done; not before the push, and today unless told (办理日期).',
  });

@Resolver()
export class WayResolver {
  @Shared(UNCONDITIONAL)
  @Mutation(() => LicenseNotification, {
    nullable: true,
    description:
      'Claims a notice that was sent to your department, or lies in the pool (认领). One that is claimed already is answered as it is: `claimedBy` tells who has it. Errors: ARGUMENT_INVALID, NOTICE_FOREIGN, NOTICE_NOT_OPEN, NOTICE_REFUSED, NOTICE_UNKNOWN, ROLE_NEEDED.',
  })
  async claimNotification(
    @Id() id: string,
    @On() on: string | undefined,
    @Ctx() context: ViewContext,
  ): Promise<NoticeRow | undefined> {
    return (await acted(context, (acting) => claimNotices(acting, [id], on ?? null)))[0];
  }

  @Shared(UNCONDITIONAL)
  @Mutation(() => [LicenseNotification], {
    nullable: true,
    description:
      'Claims several notices, all of them or none (批量认领); each is answered as claimNotification does. Errors: as claimNotification.',
  })
  claimNotifications(
    @Ids() ids: string[],
    @On() on: string | undefined,
    @Ctx() context: ViewContext,
  ): Promise<NoticeRow[]> {
    return acted(context, (acting) => claimNotices(acting, ids, on ?? null));
  }

  @Shared(UNCONDITIONAL)
  @Mutation(() => LicenseNotification, {
    nullable: true,
    description:
      'Returns a notice that is not for your department (退回), to be routed again; the days to claim it run on. Errors: ARGUMENT_INVALID, NOTICE_FOREIGN, NOTICE_NOT_OPEN, NOTICE_UNKNOWN, ROLE_NEEDED.',
  })
  returnNotification(
    @Id() id: string,
    @Reason() reason: string,
    @On() on: string | undefined,
    @Ctx() context: ViewContext,
  ): Promise<NoticeRow> {
    return acted(context, (acting) => returnNotice(acting, { id, reason, on: on ?? null }));
  }

  @Shared(UNCONDITIONAL)
  @Mutation(() => LicenseNotification, {
    nullable: true,
    description:
      'Sends a notice that was returned, or could not be routed, to another department (重新分派), by administrative-approval or the registrar. Errors: DEPARTMENT_UNKNOWN, NOTICE_FOREIGN, NOTICE_NOT_OPEN, NOTICE_REFUSED, NOTICE_UNKNOWN, ROLE_NEEDED.',
  })
  rerouteNotification(
    @Id() id: string,
    @Arg('to', () => ID, { description: 'Department that is told now.' }) to: string,
    @Ctx() context: ViewContext,
  ): Promise<NoticeRow> {
    return acted(context, (acting) => rerouteNotice(acting, { id, to }));
  }

  @Shared(UNCONDITIONAL)
  @Mutation(() => LicenseNotification, {
    nullable: true,
    description:
      'Puts a notice that was returned, or could not be routed, up for any department to claim (转入公共池), by administrative-approval or the registrar. Errors: NOTICE_FOREIGN, NOTICE_NOT_OPEN, NOTICE_UNKNOWN, ROLE_NEEDED.',
  })
  poolNotification(@Id() id: string, @Ctx() context: ViewContext): Promise<NoticeRow> {
    return acted(context, (acting) => poolNotice(acting, id));
  }

  @Shared(UNCONDITIONAL)
  @Mutation(() => LicenseNotification, {
    nullable: true,
    description:
      'Ends a notice that nobody has to see to (终止), by administrative-approval or the registrar: one in the pool, returned, or that could not be routed. Errors: ARGUMENT_INVALID, NOTICE_FOREIGN, NOTICE_NOT_OPEN, NOTICE_UNKNOWN, ROLE_NEEDED.',
  })
  terminateNotification(
    @Id() id: string,
    @Reason() reason: string,
    @Ctx() context: ViewContext,
  ): Promise<NoticeRow> {
    return acted(context, (acting) => terminateNotice(acting, { id, reason }));
  }

  @Shared(UNCONDITIONAL)
  @Mutation(() => LicenseNotification, {
    nullable: true,
    description:
      'Gives a claim up (撤销认领), by whoever has it, or by administrative-approval or the registrar: the notice is any department’s to claim. Errors: ARGUMENT_INVALID, NOTICE_FOREIGN, NOTICE_NOT_OPEN, NOTICE_UNKNOWN, ROLE_NEEDED.',
  })
  async revokeClaim(
    @Id() id: string,
    @Reason() reason: string,
    @Ctx() context: ViewContext,
  ): Promise<NoticeRow | undefined> {
    return (await acted(context, (acting) => revokeClaims(acting, [id], reason)))[0];
  }

  @Shared(UNCONDITIONAL)
  @Mutation(() => [LicenseNotification], {
    nullable: true,
    description: 'Gives several claims up, all of them or none (批量撤销认领). Errors: as revokeClaim.',
  })
  revokeClaims(
    @Ids() ids: string[],
    @Reason() reason: string,
    @Ctx() context: ViewContext,
  ): Promise<NoticeRow[]> {
    return acted(context, (acting) => revokeClaims(acting, ids, reason));
  }

  @Shared(UNCONDITIONAL)
  @Mutation(() => LicenseNotification, {
    nullable: true,
    description:
      'Reports on a notice that your department has claimed (反馈). PERMIT_GRANTED, with the number of the licence, and NOT_NEEDED close it; TRADING_WITHOUT_PERMIT sends a clue to whoever supervises that. Errors: ARGUMENT_INVALID, NOTICE_FOREIGN, NOTICE_NOT_OPEN, NOTICE_UNKNOWN, ROLE_NEEDED.',
  })
  reportOnNotification(
    @Id() id: string,
    @Arg('kind', () => FeedbackKind as object, { description: 'What was found (反馈类型).' })
    kind: FeedbackRow['kind'],
    @Arg('note', () => String, { nullable: true, description: 'In words; citizens’ numbers are masked.' })
    note: string | undefined,
    @Arg('licenseNumber', () => String, {
      nullable: true,
      description: 'Number of the licence, with PERMIT_GRANTED alone (许可编号).',
    })
    licenseNumber: string | undefined,
    @On() on: string | undefined,
    @Ctx() context: ViewContext,
  ): Promise<NoticeRow> {
    const report = { id, kind, note: note ?? null, licenseNumber: licenseNumber ?? null, on: on ?? null };
    return acted(context, (acting) => reportOnNotice(acting, report));
  }

  @Shared(UNCONDITIONAL)
  @Mutation(() => LicenseNotification, {
    nullable: true,
    description:
      'Ends the following up of a notice that your department has claimed and reported on (办结). Errors: NOTICE_FOREIGN, NOTICE_NOT_OPEN, NOTICE_REFUSED, NOTICE_UNKNOWN, ROLE_NEEDED.',
  })
  closeNotification(@Id() id: string, @Ctx() context: ViewContext): Promise<NoticeRow> {
    return acted(context, (acting) => closeNotice(acting, id));
  }
}

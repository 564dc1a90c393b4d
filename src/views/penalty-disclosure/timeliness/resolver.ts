import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import { asking } from '../../../permission/officer.ts';
import type { ViewContext } from '../../../subgraph/context.ts';
import { DateScalar } from '../../../subgraph/scalars.ts';
import { Shared, UNCONDITIONAL } from '../../../subgraph/share.ts';
import type { DecisionCountRow } from './record.ts';
import { reportDecisionCount, requireWindow } from './report.ts';
import { type TimelinessRow, timeliness } from './timeliness.ts';
import { DecisionCount, DisclosureTimeliness } from './type.ts';

@Resolver()
export class TimelinessResolver {
  @Shared(UNCONDITIONAL)
  @Query(() => [DisclosureTimeliness], {
    nullable: true,
    description:
      'How each department that took decisions in a window has published them (双公示质效). Errors: ARGUMENT_INVALID.',
  })
  disclosureTimeliness(
    @Arg('from', () => DateScalar, { description: 'First day of the decisions (时段起).' }) from: string,
    @Arg('to', () => DateScalar, { description: 'Last day of the decisions (时段止).' }) to: string,
    @Ctx() context: ViewContext,
  ): Promise<TimelinessRow[]> {
    requireWindow({ from, to });
    return timeliness(context, { from, to });
  }

  @Shared(UNCONDITIONAL)
  @Mutation(() => DecisionCount, {
    nullable: true,
    description:
      'Reports how many decisions your department took in a window, by its own case system (报告决定数); a later report of the same window takes its place. Errors: ACT_REFUSED where another window shares days with it, ARGUMENT_INVALID, ROLE_NEEDED.',
  })
  reportDecisionCount(
    @Arg('from', () => DateScalar, { description: 'First day of the decisions (时段起).' }) from: string,
    @Arg('to', () => DateScalar, { description: 'Last day, today at the latest (时段止).' }) to: string,
    @Arg('count', () => Int, { description: 'All decisions of these days (决定数).' }) count: number,
    @Arg('exempt', () => Int, { description: 'Of them those that are not to be published (不予公示数).' })
    exempt: number,
    @Ctx() context: ViewContext,
  ): Promise<DecisionCountRow> {
    const { principal, moment } = context.scope;
    const by = asking(principal);
    return context.write((at) => reportDecisionCount({ at, moment, by }, { from, to, count, exempt }));
  }
}

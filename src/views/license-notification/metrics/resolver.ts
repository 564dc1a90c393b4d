import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { HubError } from '../../../errors.ts';
import type { ViewContext } from '../../../subgraph/context.ts';
import type { Department } from '../../../subgraph/department.ts';
import { DateScalar } from '../../../subgraph/scalars.ts';
import { Shared, UNCONDITIONAL, Uses } from '../../../subgraph/share.ts';
import { countsByDepartment, daysByDepartment, returnsByDepartment } from './loader.ts';
import { type Metrics, metricsOf } from './metrics.ts';
import { NotificationMetrics } from './type.ts';

@Resolver(() => NotificationMetrics)
export class MetricsResolver {
  @Shared(UNCONDITIONAL)
  @Query(() => [NotificationMetrics], {
    nullable: true,
    description:
      'How departments keep up with the notices pushed in a window, as it stands today (双告知办理指标). Errors: ARGUMENT_INVALID.',
  })
  async notificationMetrics(
    @Uses('LicenseNotification.pushedAt')
    @Arg('from', () => DateScalar, { description: 'Pushed on this day or later.' })
    from: string,
    @Uses('LicenseNotification.pushedAt')
    @Arg('to', () => DateScalar, { description: 'Pushed on this day or earlier.' })
    to: string,
    @Ctx() context: ViewContext,
  ): Promise<Metrics[]> {
    if (to < from) {
      const why = `${to} is before ${from}`;
      throw new HubError('ARGUMENT_INVALID', { argument: 'to', why, whyZh: `${to} 早于 ${from}` });
    }
    const window = { from, to };
    const [counts, days, returns] = await Promise.all([
      countsByDepartment(context, window),
      daysByDepartment(context, window),
      returnsByDepartment(context, window),
    ]);
    return metricsOf({ counts, days, returns }, context.today);
  }

  @FieldResolver()
  department(@Root() { department }: Metrics): Department {
    return { id: department };
  }

  @FieldResolver()
  meanClaimWorkdays(@Root() { claimWorkdays, claimsCounted }: Metrics): number | null {
    return claimsCounted === 0 ? null : Math.round((100 * claimWorkdays) / claimsCounted) / 100;
  }
}

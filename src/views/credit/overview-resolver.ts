import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { HubError } from '../../errors.ts';
import type { ViewContext } from '../../subgraph/context.ts';
import { Shared, UNCONDITIONAL, Uses } from '../../subgraph/share.ts';
import {
  annualReportRate,
  countAbnormalListed,
  countByClass,
  countRemovals,
  countRepairs,
  countSubjects,
  type Overview,
} from './overview.ts';
import { latestYearOnRecord } from './overview-count.ts';
import { overviewGroup } from './overview-group.ts';
import { type ClassCount, CreditOverview } from './overview-type.ts';

@Resolver(() => CreditOverview)
export class OverviewResolver {
  @Shared(UNCONDITIONAL)
  @Query(() => CreditOverview, {
    nullable: true,
    description:
      'Credit figures of the region, or of a division, an industry or both (信用概览). Without `division` and `industry` they are of every record; with them, of the subjects whose dossier says so. Errors: ARGUMENT_INVALID.',
  })
  async creditOverview(
    @Uses('Credit.divisionCode')
    @Arg('division', () => String, {
      nullable: true,
      description:
        'A whole division: 2, 4 or 6 digits, as in `6109`; `610900` is the same (GB/T 2260, 行政区划).',
    })
    division: string | null | undefined,
    @Uses('Credit.industryCode')
    @Arg('industry', () => String, {
      nullable: true,
      description:
        'A whole level of industry: a letter, alone or with 2, 3 or 4 digits, as in `F52` (GB/T 4754, 行业).',
    })
    industry: string | null | undefined,
    @Arg('year', () => Int, {
      nullable: true,
      description:
        'Year of the yearly figures; unless told, the latest in which a removal or a repair is on record (年度).',
    })
    year: number | null | undefined,
    @Ctx() context: ViewContext,
  ): Promise<Overview> {
    const group = overviewGroup({ division, industry });
    if (year != null) requireYear(year);
    return { group, year: year ?? (await latestYearOnRecord(context)) };
  }

  @FieldResolver()
  subjects(@Root() overview: Overview, @Ctx() context: ViewContext): Promise<number> {
    return countSubjects(context, overview);
  }

  @FieldResolver()
  classes(@Root() overview: Overview, @Ctx() context: ViewContext): Promise<ClassCount[]> {
    return countByClass(context, overview);
  }

  @FieldResolver()
  abnormalListed(@Root() overview: Overview, @Ctx() context: ViewContext): Promise<number | null> {
    return countAbnormalListed(context, overview);
  }

  @FieldResolver()
  removalsInYear(@Root() overview: Overview, @Ctx() context: ViewContext): Promise<number | null> {
    return countRemovals(context, overview);
  }

  @FieldResolver()
  repairsInYear(@Root() overview: Overview, @Ctx() context: ViewContext): Promise<number | null> {
    return countRepairs(context, overview);
  }

  @FieldResolver()
  annualReportRate(@Root() overview: Overview, @Ctx() context: ViewContext): Promise<number | null> {
    return annualReportRate(context, overview);
  }
}

function requireYear(year: number): void {
  if (year >= 1949 && year <= 9998) return;
  throw new HubError('ARGUMENT_INVALID', { argument: 'year', why: `${year} is not a year from 1949 on` });
}

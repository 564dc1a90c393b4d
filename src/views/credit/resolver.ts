import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Awaitable } from '../../database/awaitable.ts';
import type { Connection } from '../../subgraph/connection.ts';
import type { ViewContext } from '../../subgraph/context.ts';
import { listPage, type SortOrder } from '../../subgraph/list.ts';
import { PageArgs } from '../../subgraph/page.ts';
import { Shared, UNCONDITIONAL } from '../../subgraph/share.ts';
import { AbnormalListingConnection, SeriousViolationListingConnection } from './connection.ts';
import {
  AbnormalListingArgs,
  AbnormalListingFilter,
  abnormalConditions,
  SeriousViolationListingArgs,
  SeriousViolationListingFilter,
  seriousConditions,
} from './filter.ts';
import {
  abnormalListingsOfSubject,
  annualReportsOfSubject,
  dossierBySubject,
  repairsOfSubject,
  riskClassHistoryOfSubject,
  seriousViolationListingsOfSubject,
} from './loader.ts';
import type {
  AbnormalListingRow,
  AnnualReportRow,
  DossierRow,
  RepairRow,
  RiskClassChangeRow,
  SeriousViolationListingRow,
} from './record.ts';
import { abnormalListings, seriousViolationListings } from './table.ts';
import { Credit, Subject } from './type.ts';

const NEWEST_LISTED: SortOrder<{ listedOn: string; id: string }> = {
  name: 'newest listed',
  keys: ['listedOn', 'id'],
  descending: true,
};

@Resolver(() => Subject)
export class SubjectResolver {
  @FieldResolver()
  credit(@Root() { uscc }: Subject, @Ctx() context: ViewContext): Awaitable<DossierRow | null> {
    return context.loader(dossierBySubject).load(`USCC:${uscc}`);
  }
}

@Resolver(() => Credit)
export class CreditResolver {
  @FieldResolver()
  riskClassHistory(
    @Root() dossier: DossierRow,
    @Ctx() context: ViewContext,
  ): Awaitable<RiskClassChangeRow[]> {
    return riskClassHistoryOfSubject(context).load(dossier.subjectKey);
  }

  @FieldResolver()
  abnormalListings(
    @Root() dossier: DossierRow,
    @Args(() => AbnormalListingArgs) { inForce }: AbnormalListingArgs,
    @Ctx() context: ViewContext,
  ): Awaitable<AbnormalListingRow[]> {
    return abnormalListingsOfSubject(context, inForce ?? null).load(dossier.subjectKey);
  }

  @FieldResolver()
  seriousViolationListings(
    @Root() dossier: DossierRow,
    @Args(() => SeriousViolationListingArgs) { inForce }: SeriousViolationListingArgs,
    @Ctx() context: ViewContext,
  ): Awaitable<SeriousViolationListingRow[]> {
    return seriousViolationListingsOfSubject(context, inForce ?? null).load(dossier.subjectKey);
  }

  @FieldResolver()
  repairs(@Root() dossier: DossierRow, @Ctx() context: ViewContext): Awaitable<RepairRow[]> {
    return repairsOfSubject(context).load(dossier.subjectKey);
  }

  @FieldResolver()
  annualReports(@Root() dossier: DossierRow, @Ctx() context: ViewContext): Awaitable<AnnualReportRow[]> {
    return annualReportsOfSubject(context).load(dossier.subjectKey);
  }
}

@Resolver()
export class ListingResolver {
  @Shared(UNCONDITIONAL)
  @Query(() => AbnormalListingConnection, {
    nullable: true,
    description:
      'Abnormal listings and marks by filter, the newest first, a page at a time (经营异常名录). Errors: ARGUMENT_INVALID, CURSOR_INVALID.',
  })
  async abnormalListings(
    @Arg('filter', () => AbnormalListingFilter, { nullable: true }) filter: AbnormalListingFilter | undefined,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: ViewContext,
  ): Promise<Connection<AbnormalListingRow>> {
    const page = await listPage(context, {
      coordinate: 'Query.abnormalListings',
      table: abnormalListings,
      conditions: abnormalConditions(filter ?? {}, context),
      sort: NEWEST_LISTED,
      args,
    });
    return new AbnormalListingConnection(page);
  }

  @Shared(UNCONDITIONAL)
  @Query(() => SeriousViolationListingConnection, {
    nullable: true,
    description:
      'Serious-violation listings by filter, the newest first, a page at a time (严重违法失信名单). Errors: ARGUMENT_INVALID, CURSOR_INVALID.',
  })
  async seriousViolationListings(
    @Arg('filter', () => SeriousViolationListingFilter, { nullable: true })
    filter: SeriousViolationListingFilter | undefined,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: ViewContext,
  ): Promise<Connection<SeriousViolationListingRow>> {
    const page = await listPage(context, {
      coordinate: 'Query.seriousViolationListings',
      table: seriousViolationListings,
      conditions: seriousConditions(filter ?? {}, context),
      sort: NEWEST_LISTED,
      args,
    });
    return new SeriousViolationListingConnection(page);
  }
}

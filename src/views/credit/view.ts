import { buildView } from '../../subgraph/build.ts';
import type { View } from '../../subgraph/view.ts';
import { ListingActResolver } from './listing-act-resolver.ts';
import { abnormalListingById, seriousViolationListingById } from './loader.ts';
import { OverviewResolver } from './overview-resolver.ts';
import { ClassCount, CreditOverview } from './overview-type.ts';
import { CreditResolver, ListingResolver, SubjectResolver } from './resolver.ts';
import { sanctions } from './sanction.ts';
import {
  AbnormalListing,
  AnnualReport,
  Credit,
  CreditRepair,
  RiskClassChange,
  SeriousViolationListing,
  Subject,
} from './type.ts';

/** 信用: risk classes, listings, repairs and annual reports of a subject. */
export const creditView = (): View =>
  buildView({
    name: 'credit',
    feed: sanctions,
    resolvers: [SubjectResolver, CreditResolver, ListingResolver, ListingActResolver, OverviewResolver],
    types: [
      Subject,
      Credit,
      RiskClassChange,
      AbnormalListing,
      SeriousViolationListing,
      CreditRepair,
      AnnualReport,
      CreditOverview,
      ClassCount,
    ],
    entities: {
      // Only a place for `credit`: what is known of the subject itself is its own view's.
      Subject: ({ uscc }) => ({ uscc: String(uscc) }),
      AbnormalListing: ({ id }, context) => context.loader(abnormalListingById).load(String(id)),
      SeriousViolationListing: ({ id }, context) =>
        context.loader(seriousViolationListingById).load(String(id)),
    },
  });

import { buildView } from '../subgraph/build.ts';
import type { Representation, View } from '../subgraph/view.ts';
import { CatalogueResolver } from './catalogue/resolver.ts';
import { CatalogueAccess, CatalogueEntry } from './catalogue/type.ts';
import { DISPUTED_RESOLVERS } from './doubt/disputed-resolver.ts';
import { doubtById } from './doubt/loader.ts';
import { DoubtResolver } from './doubt/resolver.ts';
import {
  AbnormalListing,
  Doubt,
  License,
  PenaltyDisclosure,
  SeriousViolationListing,
  Subject,
} from './doubt/type.ts';
import { DutyResolver } from './duty/resolver.ts';
import { Duty } from './duty/type.ts';
import { AccessExplanation, AccessScope, SelectionAccess } from './explanation-type.ts';
import { grantById } from './grant/loader.ts';
import { GrantResolver } from './grant/resolver.ts';
import { Grant, GrantedFieldUsage, GrantUsage } from './grant/type.ts';
import { HealthResolver } from './health/resolver.ts';
import { DepartmentHealth } from './health/type.ts';
import { departmentById } from './loader.ts';
import { DelegationResolver } from './request/delegation-resolver.ts';
import { Delegation } from './request/delegation-type.ts';
import { partById, requestById } from './request/loader.ts';
import { RequestMutationResolver } from './request/mutation-resolver.ts';
import { AccessRequestResolver, RequestActResolver, RequestPartResolver } from './request/resolver.ts';
import { AccessRequest, RequestAct, RequestPart } from './request/type.ts';
import { SharingResolver } from './resolver.ts';
import { RowScope } from './row-scope-type.ts';
import { MeasureResolver } from './sanction/mutation-resolver.ts';
import { SanctionPullerResolver, SanctionResolver, SanctionUptakeResolver } from './sanction/resolver.ts';
import {
  Acknowledgement,
  MeasureReport,
  SanctionChange,
  SanctionFeed,
  SanctionPuller,
  SanctionUptake,
} from './sanction/type.ts';
import { Department, Purpose, Viewer } from './type.ts';

/** The hub's own subgraph: departments, clients, purposes, grants. */
export const sharingView = (): View =>
  buildView({
    name: 'sharing',
    resolvers: [
      SharingResolver,
      AccessRequestResolver,
      RequestPartResolver,
      RequestActResolver,
      RequestMutationResolver,
      DelegationResolver,
      DoubtResolver,
      ...DISPUTED_RESOLVERS,
      CatalogueResolver,
      GrantResolver,
      DutyResolver,
      HealthResolver,
      SanctionResolver,
      SanctionUptakeResolver,
      SanctionPullerResolver,
      MeasureResolver,
    ],
    types: [
      Department,
      Purpose,
      Viewer,
      AccessExplanation,
      SelectionAccess,
      AccessScope,
      AccessRequest,
      RequestPart,
      RequestAct,
      RowScope,
      Delegation,
      Doubt,
      AbnormalListing,
      License,
      PenaltyDisclosure,
      SeriousViolationListing,
      Subject,
      CatalogueEntry,
      CatalogueAccess,
      Grant,
      GrantUsage,
      GrantedFieldUsage,
      Duty,
      DepartmentHealth,
      SanctionFeed,
      SanctionChange,
      SanctionUptake,
      SanctionPuller,
      Acknowledgement,
      MeasureReport,
    ],
    entities: {
      Department: ({ id }, context) => context.loader(departmentById).load(String(id)),
      Subject: ({ uscc }) => ({ uscc: String(uscc) }),
      PenaltyDisclosure: recordOf,
      License: recordOf,
      AbnormalListing: recordOf,
      SeriousViolationListing: recordOf,
      Doubt: ({ id }, context) => doubtById(context, String(id)),
      AccessRequest: ({ id }, context) => context.loader(requestById).load(String(id)),
      RequestPart: ({ id }, context) => partById(context, String(id)),
      Grant: ({ id }, context) => context.loader(grantById).load(String(id)),
    },
  });

/** Another view's record, as far as the hub knows it: by its key. */
const recordOf = ({ id }: Representation): object => ({ id: String(id) });

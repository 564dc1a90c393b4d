import { buildView } from '../subgraph/build.ts';
import type { View } from '../subgraph/view.ts';
import { AccessExplanation, AccessScope, SelectionAccess } from './explanation-type.ts';
import { departmentById } from './loader.ts';
import { DelegationResolver } from './request/delegation-resolver.ts';
import { Delegation } from './request/delegation-type.ts';
import { requestById } from './request/loader.ts';
import { RequestMutationResolver } from './request/mutation-resolver.ts';
import { AccessRequestResolver, RequestActResolver, RequestPartResolver } from './request/resolver.ts';
import { AccessRequest, RequestAct, RequestPart } from './request/type.ts';
import { SharingResolver } from './resolver.ts';
import { RowScope } from './row-scope-type.ts';
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
    ],
    entities: {
      Department: ({ id }, context) => context.loader(departmentById).load(String(id)),
      AccessRequest: ({ id }, context) => requestById(context, String(id)),
    },
  });

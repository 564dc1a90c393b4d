import { buildView } from '../subgraph/build.ts';
import type { View } from '../subgraph/view.ts';
import { AccessExplanation, AccessScope, SelectionAccess } from './explanation-type.ts';
import { departmentById } from './loader.ts';
import { SharingResolver } from './resolver.ts';
import { Department, Purpose, Viewer } from './type.ts';

/** The hub's own subgraph: departments, clients, purposes, grants. */
export const sharingView = (): View =>
  buildView({
    name: 'sharing',
    resolvers: [SharingResolver],
    types: [Department, Purpose, Viewer, AccessExplanation, SelectionAccess, AccessScope],
    entities: {
      Department: ({ id }, context) => context.loader(departmentById).load(String(id)),
    },
  });

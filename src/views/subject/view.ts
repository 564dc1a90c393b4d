import { buildView } from '../../subgraph/build.ts';
import { readSeldom } from '../../subgraph/column-set.ts';
import type { View } from '../../subgraph/view.ts';
import { directoryById, subjectByUscc } from './loader.ts';
import { DirectoryResolver, SubjectResolver } from './resolver.ts';
import { subjects } from './table.ts';
import { Directory, Subject, SubjectLookup } from './type.ts';

readSeldom(
  subjects,
  [
    'registrationNumber',
    'entityType',
    'approvedOn',
    'operatesFrom',
    'operatesTo',
    'businessScope',
    'registeredCapital',
    'jurisdictionCode',
    'address',
    'registrationAuthorityName',
    'legalRepresentative',
    'phone',
    'contactAddress',
    'legalRepresentativeIdNumber',
  ],
  ['nameGrams'],
);

/** 市场主体统一视图: who an entity is. */
export const subjectView = (): View =>
  buildView({
    name: 'subject',
    resolvers: [SubjectResolver, DirectoryResolver],
    types: [Subject, Directory, SubjectLookup],
    entities: {
      Subject: ({ uscc }, context) => context.loader(subjectByUscc).load(String(uscc)),
      Directory: ({ id }, context) => context.loader(directoryById).load(String(id)),
    },
  });

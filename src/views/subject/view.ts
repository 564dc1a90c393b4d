import { sql } from 'drizzle-orm';
import { qualified } from '../../database/qualified.ts';
import { buildView } from '../../subgraph/build.ts';
import { readSeldom } from '../../subgraph/column-set.ts';
import { scopeRows } from '../../subgraph/scope.ts';
import type { View } from '../../subgraph/view.ts';
import { directoryById, subjectByUscc } from './loader.ts';
import { RegistrarResolver } from './registrar/resolver.ts';
import { DirectoryResolver, SubjectResolver } from './resolver.ts';
import { directoryMembers, subjects } from './table.ts';
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

scopeRows(subjects, {
  type: 'Subject',
  source: subjects.source,
  subjectHolds: (test) => {
    const holds = test({
      division: qualified(subjects.divisionCode),
      industry: qualified(subjects.industryCode),
      inDirectory: (directory) =>
        sql`exists (select from ${directoryMembers} where ${qualified(directoryMembers.directoryId)} = ${directory} and ${qualified(directoryMembers.uscc)} = ${qualified(subjects.uscc)})`,
    });
    return sql`coalesce(${holds}, false)`;
  },
});

/** 市场主体统一视图: who an entity is. */
export const subjectView = (): View =>
  buildView({
    name: 'subject',
    resolvers: [SubjectResolver, DirectoryResolver, RegistrarResolver],
    types: [Subject, Directory, SubjectLookup],
    entities: {
      Subject: ({ uscc }, context) => context.loader(subjectByUscc).load(String(uscc)),
      Directory: ({ id }, context) => context.loader(directoryById).load(String(id)),
    },
  });

import { buildView } from '../../subgraph/build.ts';
import { readSeldom } from '../../subgraph/column-set.ts';
import { byFacts, scopeRows } from '../../subgraph/scope.ts';
import type { View } from '../../subgraph/view.ts';
import { disclosureById } from './loader.ts';
import { PenaltyDisclosureResolver, SubjectResolver } from './resolver.ts';
import { sanctions } from './sanction.ts';
import { disclosures, subjectFacts } from './table.ts';
import { PenaltyDisclosure, Subject } from './type.ts';

readSeldom(disclosures, [
  'naturalPersonName',
  'counterpartRegistrationNumber',
  'counterpartOrganizationCode',
  'counterpartTaxNumber',
  'counterpartInstitutionNumber',
  'counterpartSocialOrganizationNumber',
  'legalRepresentative',
  'legalRepresentativeCertificateType',
  'legalRepresentativeCertificateNumber',
  'certificateType',
  'certificateNumber',
  'violation',
  'facts',
  'basis',
  'categoriesText',
  'content',
  'confiscatedAmount',
  'licenseActedOn',
  'validUntil',
  'authorityCode',
  'sourceName',
  'sourceCode',
  'remark',
  'stateReason',
]);

scopeRows(disclosures, {
  type: 'PenaltyDisclosure',
  source: disclosures.source,
  subjectHolds: byFacts(subjectFacts, disclosures.subjectKey),
});

/** 双公示·行政处罚: penalty decisions and their publicity. */
export const penaltyDisclosureView = (): View =>
  buildView({
    name: 'penalty-disclosure',
    feed: sanctions,
    resolvers: [PenaltyDisclosureResolver, SubjectResolver],
    types: [PenaltyDisclosure, Subject],
    entities: {
      PenaltyDisclosure: ({ id }, context) => context.loader(disclosureById).load(String(id)),
      Subject: ({ uscc }) => ({ uscc: String(uscc) }),
    },
  });

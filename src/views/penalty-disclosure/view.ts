import { buildView } from '../../subgraph/build.ts';
import { readSeldom } from '../../subgraph/column-set.ts';
import { byFacts, scopeRows } from '../../subgraph/scope.ts';
import type { View } from '../../subgraph/view.ts';
import { LifecycleResolver } from './lifecycle/resolver.ts';
import { DisclosureAct, PublicityTask } from './lifecycle/type.ts';
import { disclosureById } from './loader.ts';
import { PenaltyDisclosureResolver, SubjectResolver } from './resolver.ts';
import { sanctions } from './sanction.ts';
import { SeverityRuleResolver } from './severity-rule-resolver.ts';
import { SeverityRule } from './severity-rule-type.ts';
import { Subject } from './subject-type.ts';
import { disclosures, subjectFacts } from './table.ts';
import { TimelinessResolver } from './timeliness/resolver.ts';
import { DecisionCount, DisclosureTimeliness, Ratio } from './timeliness/type.ts';
import { PenaltyDisclosure } from './type.ts';

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
  'exemption',
  'isMinor',
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
    resolvers: [
      PenaltyDisclosureResolver,
      SubjectResolver,
      LifecycleResolver,
      TimelinessResolver,
      SeverityRuleResolver,
    ],
    types: [
      PenaltyDisclosure,
      Subject,
      DisclosureAct,
      PublicityTask,
      DisclosureTimeliness,
      Ratio,
      DecisionCount,
      SeverityRule,
    ],
    entities: {
      PenaltyDisclosure: ({ id }, context) => context.loader(disclosureById).load(String(id)),
      Subject: ({ uscc }) => ({ uscc: String(uscc) }),
    },
  });

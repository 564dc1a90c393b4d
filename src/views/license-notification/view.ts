import { buildView } from '../../subgraph/build.ts';
import { readSeldom } from '../../subgraph/column-set.ts';
import { byFacts, scopeRows } from '../../subgraph/scope.ts';
import type { View } from '../../subgraph/view.ts';
import { clueById } from './clue/loader.ts';
import { ClueResolver } from './clue/resolver.ts';
import { Clue } from './clue/type.ts';
import { PermitGap } from './gap/type.ts';
import { InboxResolver, OverdueNotificationResolver } from './inbox/resolver.ts';
import { NotificationInboxCounts, NotificationStateCount, OverdueNotification } from './inbox/type.ts';
import { ApprovalItemResolver } from './item-resolver.ts';
import { ApprovalItem } from './item-type.ts';
import { License } from './license-type.ts';
import { licenseById, noticeById } from './loader.ts';
import { MetricsResolver } from './metrics/resolver.ts';
import { NotificationAgeCount, NotificationMetrics, ReturnReasonCount } from './metrics/type.ts';
import { LicenseNotificationResolver, LicenseResolver, SubjectResolver } from './resolver.ts';
import { licenses, notices, subjectFacts } from './table.ts';
import { LicenseNotification, NotificationFeedback, Subject } from './type.ts';
import { WayResolver } from './way/resolver.ts';
import { NotificationAct } from './way/type.ts';

readSeldom(licenses, [
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
  'documentName',
  'categoryText',
  'content',
  'authorityCode',
  'sourceName',
  'sourceCode',
  'remark',
]);
readSeldom(notices, [
  'returnReason',
  'pushDueOn',
  'escalatesOn',
  'rerouteDueOn',
  'feedbackDueOn',
  'matchedWords',
  'entityType',
  'registrationNumber',
  'registrationAuthorityName',
  'establishedOn',
  'approvedOn',
  'address',
  'divisionCode',
  'jurisdictionCode',
  'industryCode',
  'businessScope',
  'legalRepresentative',
  'phone',
]);

scopeRows(licenses, {
  type: 'License',
  source: licenses.source,
  subjectHolds: byFacts(subjectFacts, licenses.subjectKey),
});
scopeRows(notices, {
  type: 'LicenseNotification',
  source: notices.source,
  subjectHolds: byFacts(subjectFacts, notices.subjectKey),
});

/** 双告知: notices to the departments that license and supervise, and the licences granted. */
export const licenseNotificationView = (): View =>
  buildView({
    name: 'license-notification',
    resolvers: [
      LicenseNotificationResolver,
      InboxResolver,
      OverdueNotificationResolver,
      MetricsResolver,
      WayResolver,
      ClueResolver,
      ApprovalItemResolver,
      LicenseResolver,
      SubjectResolver,
    ],
    types: [
      LicenseNotification,
      ApprovalItem,
      NotificationAct,
      NotificationFeedback,
      License,
      Clue,
      NotificationInboxCounts,
      NotificationStateCount,
      OverdueNotification,
      NotificationMetrics,
      NotificationAgeCount,
      ReturnReasonCount,
      PermitGap,
      Subject,
    ],
    entities: {
      LicenseNotification: ({ id }, context) => context.loader(noticeById).load(String(id)),
      License: ({ id }, context) => context.loader(licenseById).load(String(id)),
      Clue: ({ id }, context) => clueById(context, String(id)),
      Subject: ({ uscc }) => ({ uscc: String(uscc) }),
    },
  });

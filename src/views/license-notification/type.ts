import { Field, ID } from 'type-graphql';
import { usccOfSubjectKey } from '../../identifier/subject-key.ts';
import { type Connection, connectionOf } from '../../subgraph/connection.ts';
import { DepartmentColumn } from '../../subgraph/department.ts';
import { FromColumn, KeyColumn } from '../../subgraph/from-column.ts';
import { ExtendedType, OwnedType } from '../../subgraph/object-type.ts';
import { ReferenceColumn } from '../../subgraph/reference.ts';
import { conditional, OPEN, SharedField, UNCONDITIONAL } from '../../subgraph/share.ts';
import { PermitGap } from './gap/type.ts';
import { ApprovalItem } from './item-type.ts';
import { License, LicenseConnection } from './license-type.ts';
import type { FeedbackRow, ItemRow, LicenseRow, NoticeRow } from './record.ts';
import { feedback as f, notices as t } from './table.ts';
import type { NoticeActRow } from './way/history.ts';
import { NotificationAct } from './way/type.ts';
import './code-table.ts';

const PERSONAL = '个人信息保护法 Art. 6, 34';

@OwnedType({
  steward: 'administrative-approval',
  records: 'STEWARD',
  description: 'What a department reports in following a notice up (反馈).',
})
export class NotificationFeedback {
  @FromColumn(f.kind, UNCONDITIONAL, 'What was found (反馈类型).')
  kind!: FeedbackRow['kind'];

  @FromColumn(f.at, UNCONDITIONAL, 'When it was reported (反馈时间).')
  at!: FeedbackRow['at'];

  @FromColumn(f.note, UNCONDITIONAL, 'In words, personal data masked (反馈说明).')
  note!: FeedbackRow['note'];

  @FromColumn(f.licenseNumber, UNCONDITIONAL, 'Number of the licence that was granted (许可编号).')
  licenseNumber!: FeedbackRow['licenseNumber'];

  @DepartmentColumn(f.department, UNCONDITIONAL, 'Department that reports (反馈部门).')
  department!: FeedbackRow['department'];

  @FromColumn(f.assertedAt, UNCONDITIONAL, 'When its department asserted it (数据更新时间).')
  assertedAt!: FeedbackRow['assertedAt'];
}

@OwnedType({
  steward: 'administrative-approval',
  records: 'STEWARD',
  key: 'id',
  description:
    'Notice to a department that an entity was registered whose business needs its approval or supervision (双告知).',
})
export class LicenseNotification {
  @KeyColumn(t.id, 'Identifier.')
  id!: NoticeRow['id'];

  @ReferenceColumn(
    t.subjectKey,
    () => Subject,
    (key) => {
      const uscc = usccOfSubjectKey(key);
      return uscc === null ? null : { uscc };
    },
    { share: UNCONDITIONAL, description: 'The entity; null while it has no valid code (市场主体).' },
  )
  subject!: Subject | null;

  @SharedField(
    () => ApprovalItem,
    UNCONDITIONAL,
    'The item that its business scope matched, in the version of that day; null if none did (后置审批事项, exaCode).',
  )
  item!: ItemRow | null;

  @DepartmentColumn(
    t.recipient,
    UNCONDITIONAL,
    'Department that is told; null if none is known (接收部门, checkDep).',
  )
  recipient!: NoticeRow['recipient'];

  @FromColumn(t.recipientKind, UNCONDITIONAL, 'Why it is told (接收单位类型, checkDeptType).')
  recipientKind!: NoticeRow['recipientKind'];

  @FromColumn(t.state, UNCONDITIONAL, 'Where the notice stands (告知状态).')
  state!: NoticeRow['state'];

  @FromColumn(t.registrationKind, UNCONDITIONAL, 'What was registered (登记类型, checkRegType).')
  registrationKind!: NoticeRow['registrationKind'];

  @FromColumn(t.pushedAt, UNCONDITIONAL, 'When it was pushed (推送时间, checkPushDate).')
  pushedAt!: NoticeRow['pushedAt'];

  @FromColumn(
    t.claimDueOn,
    UNCONDITIONAL,
    'Last day to claim or return it, which a return does not set back; null while its year is not announced (认领期限).',
  )
  claimDueOn!: NoticeRow['claimDueOn'];

  @FromColumn(
    t.pushDueOn,
    UNCONDITIONAL,
    'Last day to tell of the registration, from its approval; null where that is not known (推送期限).',
  )
  pushDueOn!: NoticeRow['pushDueOn'];

  @FromColumn(
    t.escalatesOn,
    UNCONDITIONAL,
    'From this day that nobody has claimed it is the operator’s matter (升级督办日期).',
  )
  escalatesOn!: NoticeRow['escalatesOn'];

  @FromColumn(
    t.rerouteDueOn,
    UNCONDITIONAL,
    'Last day to route it again, once it was returned or could not be routed (重新分派期限).',
  )
  rerouteDueOn!: NoticeRow['rerouteDueOn'];

  @FromColumn(t.feedbackDueOn, UNCONDITIONAL, 'Last day for the first report, once it is claimed (反馈期限).')
  feedbackDueOn!: NoticeRow['feedbackDueOn'];

  @SharedField(
    () => Boolean,
    UNCONDITIONAL,
    'Whether its last day to be claimed has passed and nobody has; it can still be claimed (超期未认领).',
  )
  overdue!: boolean;

  @FromColumn(t.claimedAt, UNCONDITIONAL, 'When it was claimed (认领时间, claimDate).')
  claimedAt!: NoticeRow['claimedAt'];

  @DepartmentColumn(t.claimedBy, UNCONDITIONAL, 'Department that claimed it (认领部门, claimCode).')
  claimedBy!: NoticeRow['claimedBy'];

  @FromColumn(t.returnReason, UNCONDITIONAL, 'Why it was returned or ended (退回原因, reassignRemark).')
  returnReason!: NoticeRow['returnReason'];

  @FromColumn(t.matchedWords, UNCONDITIONAL, 'Words of the business scope that made it match (匹配关键词).')
  matchedWords!: NoticeRow['matchedWords'];

  @FromColumn(t.entityName, UNCONDITIONAL, 'Name on the day of the push (企业名称, entName).')
  entityName!: NoticeRow['entityName'];

  @FromColumn(t.entityType, UNCONDITIONAL, 'Type as registered (企业类型, entType).')
  entityType!: NoticeRow['entityType'];

  @FromColumn(t.registrationNumber, UNCONDITIONAL, 'Legacy registration number (工商注册号, regNO).')
  registrationNumber!: NoticeRow['registrationNumber'];

  @FromColumn(t.registrationAuthorityName, UNCONDITIONAL, 'Registering office (登记机关, regOrg).')
  registrationAuthorityName!: NoticeRow['registrationAuthorityName'];

  @FromColumn(t.establishedOn, UNCONDITIONAL, 'Date of establishment (成立日期, estDate).')
  establishedOn!: NoticeRow['establishedOn'];

  @FromColumn(t.approvedOn, UNCONDITIONAL, 'Date of the registration told of (核准日期, apprDate).')
  approvedOn!: NoticeRow['approvedOn'];

  @FromColumn(t.address, UNCONDITIONAL, 'Domicile or premises (住所/经营场所, dom).')
  address!: NoticeRow['address'];

  @FromColumn(
    t.divisionCode,
    UNCONDITIONAL,
    'Division of the address, GB/T 2260 (行政区划代码, domDistrict).',
  )
  divisionCode!: NoticeRow['divisionCode'];

  @FromColumn(t.jurisdictionCode, UNCONDITIONAL, 'Division that supervises it (管辖区划代码, localAdm).')
  jurisdictionCode!: NoticeRow['jurisdictionCode'];

  @FromColumn(t.industryCode, UNCONDITIONAL, 'Industry, GB/T 4754 (行业代码, industryCo).')
  industryCode!: NoticeRow['industryCode'];

  @FromColumn(t.businessScope, UNCONDITIONAL, 'Business scope (经营范围, opScope).')
  businessScope!: NoticeRow['businessScope'];

  @FromColumn(
    t.legalRepresentative,
    conditional(PERSONAL, 'PERSON_NAME'),
    'Legal representative or operator (法定代表人/经营者, leRep).',
  )
  legalRepresentative!: NoticeRow['legalRepresentative'];

  @FromColumn(t.phone, conditional(PERSONAL, 'PHONE'), 'Contact telephone (联系电话, tel).')
  phone!: NoticeRow['phone'];

  @SharedField(
    () => [NotificationFeedback],
    UNCONDITIONAL,
    'Reports of the departments, the oldest first (反馈).',
  )
  feedback!: FeedbackRow[];

  @SharedField(
    () => License,
    UNCONDITIONAL,
    'The licence of the same subject whose number a report of PERMIT_GRANTED gives (取得的许可).',
  )
  license!: LicenseRow | null;

  @SharedField(() => [NotificationAct], UNCONDITIONAL, 'Who did what with it, the first first (操作日志).')
  acts!: NoticeActRow[];

  @DepartmentColumn(t.source, UNCONDITIONAL, 'Department that pushed it (推送部门).')
  source!: NoticeRow['source'];

  @FromColumn(t.assertedAt, UNCONDITIONAL, 'When its source asserted it (数据更新时间).')
  assertedAt!: NoticeRow['assertedAt'];
}

export const LicenseNotificationConnection = connectionOf<NoticeRow>(
  () => LicenseNotification,
  'LicenseNotification',
);

@ExtendedType({
  key: 'uscc',
  description: 'Market entity, to which this view adds its notices and licences (市场主体).',
})
export class Subject {
  @Field(() => ID, { description: 'Unified social credit code (统一社会信用代码).' })
  uscc!: string;

  @SharedField(
    () => LicenseNotificationConnection,
    UNCONDITIONAL,
    'Notices about it, the latest push first (双告知). Errors: ARGUMENT_INVALID, CURSOR_INVALID.',
  )
  licenseNotifications!: Connection<NoticeRow>;

  @SharedField(
    () => LicenseConnection,
    OPEN,
    'Licences granted to it, the latest decision first (行政许可). Errors: ARGUMENT_INVALID, CURSOR_INVALID.',
  )
  licenses!: Connection<LicenseRow>;

  @SharedField(
    () => [PermitGap],
    UNCONDITIONAL,
    'What its business scope calls for today, what of it is held and what is missing, so that anybody sees who trades without its permit; null where no scope of it is known (应办许可与持证情况).',
  )
  permitGaps!: PermitGap[] | null;
}

import { usccOfSubjectKey } from '../../identifier/subject-key.ts';
import { DepartmentColumn } from '../../subgraph/department.ts';
import { FromColumn, KeyColumn } from '../../subgraph/from-column.ts';
import { OwnedType } from '../../subgraph/object-type.ts';
import { ReferenceColumn } from '../../subgraph/reference.ts';
import { conditional, OPEN, SharedField, UNCONDITIONAL, withheld } from '../../subgraph/share.ts';
import { DisclosureState } from './code-table.ts';
import type { PublicityTask as Task } from './lifecycle/publicity-task.ts';
import type { DisclosureActRow } from './lifecycle/record.ts';
import { DisclosureAct, PublicityTask } from './lifecycle/type.ts';
import type { DisclosureRow } from './record.ts';
import { Subject } from './subject-type.ts';
import { disclosures as t } from './table.ts';

const PERSONAL = '个人信息保护法 Art. 6, 34';
const SENSITIVE = '个人信息保护法 Art. 28';
const INTERNAL = '政府信息公开条例 Art. 16';

@OwnedType({
  steward: 'credit-office',
  records: 'SOURCE',
  key: 'id',
  description:
    'Penalty decision about one counterpart and its publicity (双公示·行政处罚), by the template of 发改办财金〔2018〕424号.',
})
export class PenaltyDisclosure {
  @KeyColumn(t.id, 'Identifier: the same for the same authority, decision number, counterpart and date.')
  id!: DisclosureRow['id'];

  @ReferenceColumn(
    t.subjectKey,
    () => Subject,
    (key) => {
      const uscc = usccOfSubjectKey(key);
      return uscc === null ? null : { uscc };
    },
    {
      share: OPEN,
      description: 'The counterpart as a subject; null where the decision gives no valid code for it.',
    },
  )
  subject!: Subject | null;

  @FromColumn(t.counterpartName, OPEN, 'Name of the body or business (行政相对人名称, CF_XDR_MC).')
  counterpartName!: DisclosureRow['counterpartName'];

  @FromColumn(
    t.naturalPersonName,
    conditional(PERSONAL, 'PERSON_NAME'),
    'Name of the counterpart where it is a natural person (自然人姓名); `counterpartName` is null then.',
  )
  naturalPersonName!: DisclosureRow['naturalPersonName'];

  @FromColumn(t.counterpartCategory, OPEN, 'Kind of counterpart (行政相对人类别, CF_XDR_LB).')
  counterpartCategory!: DisclosureRow['counterpartCategory'];

  @FromColumn(
    t.counterpartUscc,
    OPEN,
    'Unified social credit code as given, which may be masked or the placeholder (统一社会信用代码, CF_XDR_SHXYM).',
  )
  counterpartUscc!: DisclosureRow['counterpartUscc'];

  @FromColumn(
    t.counterpartRegistrationNumber,
    UNCONDITIONAL,
    'Legacy registration number, 15 or 13 digits (工商注册号, CF_XDR_GSZC).',
  )
  counterpartRegistrationNumber!: DisclosureRow['counterpartRegistrationNumber'];

  @FromColumn(
    t.counterpartOrganizationCode,
    UNCONDITIONAL,
    'Organisation code, 9 characters, GB 11714 (组织机构代码, CF_XDR_ZZJG).',
  )
  counterpartOrganizationCode!: DisclosureRow['counterpartOrganizationCode'];

  @FromColumn(t.counterpartTaxNumber, UNCONDITIONAL, 'Tax registration number (税务登记号, CF_XDR_SWDJ).')
  counterpartTaxNumber!: DisclosureRow['counterpartTaxNumber'];

  @FromColumn(
    t.counterpartInstitutionNumber,
    UNCONDITIONAL,
    'Certificate number of a public institution (事业单位证书号, CF_XDR_SYDW).',
  )
  counterpartInstitutionNumber!: DisclosureRow['counterpartInstitutionNumber'];

  @FromColumn(
    t.counterpartSocialOrganizationNumber,
    UNCONDITIONAL,
    'Registration certificate number of a social organisation (社会组织登记证号, CF_XDR_SHZZ).',
  )
  counterpartSocialOrganizationNumber!: DisclosureRow['counterpartSocialOrganizationNumber'];

  @FromColumn(
    t.legalRepresentative,
    conditional(PERSONAL, 'PERSON_NAME'),
    'Legal representative; of an individual business its operator (法定代表人/经营者, CF_FRDB).',
  )
  legalRepresentative!: DisclosureRow['legalRepresentative'];

  @FromColumn(
    t.legalRepresentativeCertificateType,
    UNCONDITIONAL,
    'Kind of certificate of the legal representative (法定代表人证件类型, CF_FR_ZJLX).',
  )
  legalRepresentativeCertificateType!: DisclosureRow['legalRepresentativeCertificateType'];

  @FromColumn(
    t.legalRepresentativeCertificateNumber,
    withheld(SENSITIVE),
    'Certificate number of the legal representative (法定代表人证件号码, CF_FR_ZJHM, formerly CF_FR_SFZH).',
  )
  legalRepresentativeCertificateNumber!: DisclosureRow['legalRepresentativeCertificateNumber'];

  @FromColumn(
    t.certificateType,
    UNCONDITIONAL,
    'Kind of certificate of a natural person (证件类型, CF_XDR_ZJLX).',
  )
  certificateType!: DisclosureRow['certificateType'];

  @FromColumn(
    t.certificateNumber,
    withheld(SENSITIVE),
    'Certificate number of a natural person (证件号码, CF_XDR_ZJHM).',
  )
  certificateNumber!: DisclosureRow['certificateNumber'];

  @FromColumn(t.decisionNumber, OPEN, 'Decision number as written (行政处罚决定书文号, CF_WSH).')
  decisionNumber!: DisclosureRow['decisionNumber'];

  @FromColumn(t.violation, OPEN, 'Kind of violation (违法行为类型, CF_WFXW).')
  violation!: DisclosureRow['violation'];

  @FromColumn(t.facts, OPEN, 'Facts found, personal data masked (违法事实, CF_SY).')
  facts!: DisclosureRow['facts'];

  @FromColumn(t.basis, OPEN, 'Law and article on which it rests (处罚依据, CF_YJ).')
  basis!: DisclosureRow['basis'];

  @FromColumn(
    t.categories,
    OPEN,
    'Kinds of penalty by law, read from the text (处罚种类), 行政处罚法 Art. 9.',
  )
  categories!: DisclosureRow['categories'];

  @FromColumn(t.categoriesText, OPEN, 'Kinds of penalty as written, joined by `;` (处罚类别, CF_CFLB).')
  categoriesText!: DisclosureRow['categoriesText'];

  @FromColumn(t.content, OPEN, 'What was imposed, personal data masked (处罚内容, CF_NR).')
  content!: DisclosureRow['content'];

  @FromColumn(t.fineAmount, OPEN, 'Fine in yuan; the template uses 万元 (罚款金额, CF_NR_FK).')
  fineAmount!: DisclosureRow['fineAmount'];

  @FromColumn(
    t.confiscatedAmount,
    OPEN,
    'Confiscated gains and property in yuan; the template uses 万元 (没收金额, CF_NR_WFFF).',
  )
  confiscatedAmount!: DisclosureRow['confiscatedAmount'];

  @FromColumn(
    t.licenseActedOn,
    UNCONDITIONAL,
    'Name and number of the licence held back or revoked (暂扣或吊销证照名称及编号, CF_NR_ZKDX).',
  )
  licenseActedOn!: DisclosureRow['licenseActedOn'];

  @FromColumn(t.decidedOn, OPEN, 'Date of the decision (处罚决定日期, CF_JDRQ).')
  decidedOn!: DisclosureRow['decidedOn'];

  @FromColumn(
    t.validUntil,
    OPEN,
    'Last day on which the penalty has effect; absent when it has no end (处罚有效期, CF_YXQ).',
  )
  validUntil!: DisclosureRow['validUntil'];

  @FromColumn(
    t.publicityEndsOn,
    OPEN,
    'Last day of publicity, as stated by the source or else the longest that the rules allow (公示截止期, CF_GSJZQ).',
  )
  publicityEndsOn!: DisclosureRow['publicityEndsOn'];

  @FromColumn(t.authorityName, OPEN, 'Authority that decided, by its full name (处罚机关, CF_CFJG).')
  authorityName!: DisclosureRow['authorityName'];

  @FromColumn(
    t.authorityCode,
    OPEN,
    'Unified social credit code of the authority (处罚机关统一社会信用代码, CF_CFJGDM).',
  )
  authorityCode!: DisclosureRow['authorityCode'];

  @DepartmentColumn(t.authority, OPEN, 'The authority, if it is a department of the region (处罚部门).')
  authority!: DisclosureRow['authority'];

  @FromColumn(t.sourceName, OPEN, 'Unit that sent the record, by its full name (数据来源单位, CF_SJLY).')
  sourceName!: DisclosureRow['sourceName'];

  @FromColumn(
    t.sourceCode,
    OPEN,
    'Unified social credit code of the unit that sent it (数据来源单位统一社会信用代码, CF_SJLYDM).',
  )
  sourceCode!: DisclosureRow['sourceCode'];

  @DepartmentColumn(t.source, OPEN, 'Department that asserted the record and owns it (数据来源部门).')
  source!: DisclosureRow['source'];

  @FromColumn(t.remark, conditional(PERSONAL, 'FREE_TEXT'), 'Remark (备注, BZ).')
  remark!: DisclosureRow['remark'];

  @FromColumn(t.procedure, OPEN, 'Procedure, which the template does not ask for (处罚程序).')
  procedure!: DisclosureRow['procedure'];

  @FromColumn(t.severity, OPEN, 'Seriousness, by which the publicity ends (失信程度).')
  severity!: DisclosureRow['severity'];

  @FromColumn(t.regime, OPEN, 'Rules of publicity that govern it (适用的公示规则).')
  regime!: DisclosureRow['regime'];

  @FromColumn(
    t.publicityDueOn,
    OPEN,
    'Last day to publish in time: 7 working days after the decision; absent where no calendar is on record (公示期限).',
  )
  publicityDueOn!: DisclosureRow['publicityDueOn'];

  @FromColumn(t.publishedOn, OPEN, 'Day of the first publication; absent if there was none (公示日期).')
  publishedOn!: DisclosureRow['publishedOn'];

  @SharedField(
    () => DisclosureState as object,
    OPEN,
    'Where it stands in its publicity today: EXPIRED from the midnight after its last day on (公示状态).',
  )
  state!: DisclosureRow['state'];

  @FromColumn(t.stateReason, OPEN, 'Why it stands there, as for a withdrawal (状态原因).')
  stateReason!: DisclosureRow['stateReason'];

  @FromColumn(t.exemption, OPEN, 'Why it is not published as others are; absent if it is (不予公示的原因).')
  exemption!: DisclosureRow['exemption'];

  @FromColumn(
    t.isMinor,
    withheld(SENSITIVE),
    'Whether the counterpart is a minor, whose penalties are not published (是否未成年人).',
  )
  isMinor!: DisclosureRow['isMinor'];

  @SharedField(
    () => [PublicityTask],
    withheld(INTERNAL),
    'Where it has to be published and by when, for its source alone (公示任务).',
  )
  publicityTasks!: Task[] | null;

  @SharedField(
    () => [DisclosureAct],
    withheld(INTERNAL),
    'What was done with it by mutation, the first act first, for its source alone (办理记录).',
  )
  history!: DisclosureActRow[] | null;

  @FromColumn(t.contested, OPEN, 'Whether the counterpart contests the decision (行政相对人异议).')
  contested!: DisclosureRow['contested'];

  @FromColumn(t.assertedAt, OPEN, 'When its source asserted it (数据更新时间).')
  assertedAt!: DisclosureRow['assertedAt'];
}

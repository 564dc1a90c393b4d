import { usccOfSubjectKey } from '../../identifier/subject-key.ts';
import { connectionOf } from '../../subgraph/connection.ts';
import { DepartmentColumn } from '../../subgraph/department.ts';
import { FromColumn, KeyColumn } from '../../subgraph/from-column.ts';
import { OwnedType } from '../../subgraph/object-type.ts';
import { ReferenceColumn } from '../../subgraph/reference.ts';
import { conditional, OPEN, UNCONDITIONAL, withheld } from '../../subgraph/share.ts';
import type { LicenseRow } from './record.ts';
import { licenses as t } from './table.ts';
import { Subject } from './type.ts';
import './code-table.ts';

const PERSONAL = '个人信息保护法 Art. 6, 34';
const SENSITIVE = '个人信息保护法 Art. 28';

@OwnedType({
  steward: 'administrative-approval',
  records: 'SOURCE',
  key: 'id',
  description:
    'Administrative licence granted to one counterpart (双公示·行政许可), by the template of 发改办财金〔2018〕424号.',
})
export class License {
  @KeyColumn(t.id, 'Identifier: the same for the same authority, decision number, counterpart and date.')
  id!: LicenseRow['id'];

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

  @FromColumn(t.counterpartName, OPEN, 'Name of the body or business (行政相对人名称, XK_XDR_MC).')
  counterpartName!: LicenseRow['counterpartName'];

  @FromColumn(
    t.naturalPersonName,
    conditional(PERSONAL, 'PERSON_NAME'),
    'Name of the counterpart where it is a natural person (自然人姓名); `counterpartName` is null then.',
  )
  naturalPersonName!: LicenseRow['naturalPersonName'];

  @FromColumn(t.counterpartCategory, OPEN, 'Kind of counterpart (行政相对人类别, XK_XDR_LB).')
  counterpartCategory!: LicenseRow['counterpartCategory'];

  @FromColumn(
    t.counterpartUscc,
    OPEN,
    'Unified social credit code as given, which may be masked or the placeholder (统一社会信用代码, XK_XDR_SHXYM).',
  )
  counterpartUscc!: LicenseRow['counterpartUscc'];

  @FromColumn(
    t.counterpartRegistrationNumber,
    UNCONDITIONAL,
    'Legacy registration number, 15 or 13 digits (工商注册号, XK_XDR_GSZC).',
  )
  counterpartRegistrationNumber!: LicenseRow['counterpartRegistrationNumber'];

  @FromColumn(
    t.counterpartOrganizationCode,
    UNCONDITIONAL,
    'Organisation code, 9 characters, GB 11714 (组织机构代码, XK_XDR_ZZJG).',
  )
  counterpartOrganizationCode!: LicenseRow['counterpartOrganizationCode'];

  @FromColumn(t.counterpartTaxNumber, UNCONDITIONAL, 'Tax registration number (税务登记号, XK_XDR_SWDJ).')
  counterpartTaxNumber!: LicenseRow['counterpartTaxNumber'];

  @FromColumn(
    t.counterpartInstitutionNumber,
    UNCONDITIONAL,
    'Certificate number of a public institution (事业单位证书号, XK_XDR_SYDW).',
  )
  counterpartInstitutionNumber!: LicenseRow['counterpartInstitutionNumber'];

  @FromColumn(
    t.counterpartSocialOrganizationNumber,
    UNCONDITIONAL,
    'Registration certificate number of a social organisation (社会组织登记证号, XK_XDR_SHZZ).',
  )
  counterpartSocialOrganizationNumber!: LicenseRow['counterpartSocialOrganizationNumber'];

  @FromColumn(
    t.legalRepresentative,
    conditional(PERSONAL, 'PERSON_NAME'),
    'Legal representative; of an individual business its operator (法定代表人/经营者, XK_FRDB).',
  )
  legalRepresentative!: LicenseRow['legalRepresentative'];

  @FromColumn(
    t.legalRepresentativeCertificateType,
    UNCONDITIONAL,
    'Kind of certificate of the legal representative (法定代表人证件类型, XK_FR_ZJLX).',
  )
  legalRepresentativeCertificateType!: LicenseRow['legalRepresentativeCertificateType'];

  @FromColumn(
    t.legalRepresentativeCertificateNumber,
    withheld(SENSITIVE),
    'Certificate number of the legal representative (法定代表人证件号码, XK_FR_ZJHM, formerly XK_FR_SFZH).',
  )
  legalRepresentativeCertificateNumber!: LicenseRow['legalRepresentativeCertificateNumber'];

  @FromColumn(
    t.certificateType,
    UNCONDITIONAL,
    'Kind of certificate of a natural person (证件类型, XK_XDR_ZJLX).',
  )
  certificateType!: LicenseRow['certificateType'];

  @FromColumn(
    t.certificateNumber,
    withheld(SENSITIVE),
    'Certificate number of a natural person (证件号码, XK_XDR_ZJHM).',
  )
  certificateNumber!: LicenseRow['certificateNumber'];

  @FromColumn(
    t.documentName,
    OPEN,
    'Title of the decision, without its number (行政许可决定文书名称, XK_XKWS).',
  )
  documentName!: LicenseRow['documentName'];

  @FromColumn(
    t.decisionNumber,
    OPEN,
    'Decision number as written; the licence number where there is none (行政许可决定文书号, XK_WSH).',
  )
  decisionNumber!: LicenseRow['decisionNumber'];

  @FromColumn(t.category, OPEN, 'Kind of licence, read from the text (许可类别).')
  category!: LicenseRow['category'];

  @FromColumn(
    t.categoryText,
    OPEN,
    'Kind of licence as written, with what 其他 stands for (许可类别, XK_XKLB).',
  )
  categoryText!: LicenseRow['categoryText'];

  @FromColumn(t.licenseName, OPEN, 'Name of the licence (许可证书名称, XK_XKZS).')
  licenseName!: LicenseRow['licenseName'];

  @FromColumn(t.licenseNumber, UNCONDITIONAL, 'Number of the licence (许可编号, XK_XKBH).')
  licenseNumber!: LicenseRow['licenseNumber'];

  @FromColumn(t.content, OPEN, 'What is licensed, personal data masked (许可内容, XK_NR).')
  content!: LicenseRow['content'];

  @FromColumn(t.decidedOn, OPEN, 'Date of the decision (许可决定日期, XK_JDRQ).')
  decidedOn!: LicenseRow['decidedOn'];

  @FromColumn(t.validFrom, OPEN, 'First day on which it holds (有效期自, XK_YXQZ).')
  validFrom!: LicenseRow['validFrom'];

  @FromColumn(t.validTo, OPEN, 'Last day on which it holds; absent when it has no end (有效期至, XK_YXQZI).')
  validTo!: LicenseRow['validTo'];

  @FromColumn(t.authorityName, OPEN, 'Authority that decided, by its full name (许可机关, XK_XKJG).')
  authorityName!: LicenseRow['authorityName'];

  @FromColumn(
    t.authorityCode,
    OPEN,
    'Unified social credit code of the authority (许可机关统一社会信用代码, XK_XKJGDM).',
  )
  authorityCode!: LicenseRow['authorityCode'];

  @DepartmentColumn(t.authority, OPEN, 'The authority, if it is a department of the region (许可部门).')
  authority!: LicenseRow['authority'];

  @FromColumn(t.status, OPEN, 'Whether it stands (当前状态, XK_ZT).')
  status!: LicenseRow['status'];

  @FromColumn(t.sourceName, OPEN, 'Unit that sent the record, by its full name (数据来源单位, XK_LYDW).')
  sourceName!: LicenseRow['sourceName'];

  @FromColumn(
    t.sourceCode,
    OPEN,
    'Unified social credit code of the unit that sent it (数据来源单位统一社会信用代码, XK_LYDWDM).',
  )
  sourceCode!: LicenseRow['sourceCode'];

  @DepartmentColumn(t.source, OPEN, 'Department that asserted the record and owns it (数据来源部门).')
  source!: LicenseRow['source'];

  @FromColumn(t.remark, conditional(PERSONAL, 'FREE_TEXT'), 'Remark (备注, BZ).')
  remark!: LicenseRow['remark'];

  @FromColumn(t.assertedAt, OPEN, 'When its source asserted it (数据更新时间).')
  assertedAt!: LicenseRow['assertedAt'];
}

export const LicenseConnection = connectionOf<LicenseRow>(() => License, 'License');

import { Field, ID, Int } from 'type-graphql';
import { connectionOf } from '../../subgraph/connection.ts';
import { DepartmentColumn } from '../../subgraph/department.ts';
import { columnEnum, enumType } from '../../subgraph/enum.ts';
import { FromColumn, KeyColumn } from '../../subgraph/from-column.ts';
import { OwnedType, PayloadType } from '../../subgraph/object-type.ts';
import { conditional, OPEN, SharedField, UNCONDITIONAL, withheld } from '../../subgraph/share.ts';
import type { DirectoryRow, SubjectRow } from './record.ts';
import { directories, subjectKind, subjectStatus, subjects as t } from './table.ts';

const PERSONAL = '个人信息保护法 Art. 6, 34';
const SENSITIVE = '个人信息保护法 Art. 28';

export const SubjectKind = columnEnum(subjectKind, {
  name: 'SubjectKind',
  description: 'Kind of market entity (主体类型), by the first two places of its code (GB 32100-2015).',
  values: {
    ENTERPRISE: 'Enterprise (企业).',
    INDIVIDUAL_BUSINESS: 'Individual business: a natural person trading under a licence (个体工商户).',
    FARMERS_COOPERATIVE: 'Farmers’ professional co-operative (农民专业合作社).',
    SOCIAL_ORGANIZATION: 'Association, private non-enterprise or foundation (社会组织).',
    PUBLIC_INSTITUTION: 'Public institution (事业单位).',
    LAW_FIRM: 'Law firm (律师事务所).',
    ORGAN: 'Organ of state or party (机关).',
    OTHER: 'Any other body (其他).',
  },
});

export const SubjectStatus = columnEnum(subjectStatus, {
  name: 'SubjectStatus',
  description: 'Registration status (登记状态).',
  values: {
    IN_BUSINESS: 'In business (在营、存续).',
    SUSPENDED: 'Suspended on its own declaration (歇业).',
    REVOKED: 'Licence revoked, not yet cancelled (吊销未注销).',
    CANCELLED: 'Cancelled (注销).',
    MOVED_OUT: 'Moved to another registering office (迁出).',
  },
});

/** 名录库: the objects of one field of supervision, from which joint inspections draw. */
@OwnedType({
  steward: 'market-regulation',
  records: 'STEWARD',
  key: 'id',
  description: 'Directory of supervised objects, from which joint inspections draw (监管对象名录库).',
})
export class Directory {
  @KeyColumn(directories.id, 'Identifier, as in `remote-food`.')
  id!: DirectoryRow['id'];

  @FromColumn(directories.name, OPEN, 'Name (名录库名称).')
  name!: DirectoryRow['name'];

  @FromColumn(directories.theme, OPEN, 'Field of supervision (监管领域).')
  theme!: DirectoryRow['theme'];

  @DepartmentColumn(directories.owner, OPEN, 'Department that keeps the directory (建库部门).')
  owner!: DirectoryRow['owner'];

  @SharedField(() => Int, OPEN, 'How many subjects it lists (在库主体数).')
  memberCount!: number;
}

@OwnedType({
  steward: 'market-regulation',
  records: 'STEWARD',
  key: 'uscc',
  description:
    'Market entity or other body under supervision (市场主体), keyed by its unified social credit code.',
})
export class Subject {
  @KeyColumn(t.uscc, 'Unified social credit code (统一社会信用代码, uniSCID), 18 characters, GB 32100-2015.')
  uscc!: SubjectRow['uscc'];

  @FromColumn(t.name, OPEN, 'Registered name (名称, entName).')
  name!: SubjectRow['name'];

  @FromColumn(t.kind, OPEN, 'Kind of body (主体类型).')
  kind!: SubjectRow['kind'];

  @FromColumn(t.status, OPEN, 'Registration status (登记状态, regState).')
  status!: SubjectRow['status'];

  @FromColumn(
    t.registrationNumber,
    UNCONDITIONAL,
    'Legacy registration number, 15 or 13 digits (工商注册号, regNO).',
  )
  registrationNumber!: SubjectRow['registrationNumber'];

  @FromColumn(t.entityType, OPEN, 'Type as registered, in the registrar’s words (企业类型, entType).')
  entityType!: SubjectRow['entityType'];

  @FromColumn(t.establishedOn, OPEN, 'Date of establishment (成立日期, estDate).')
  establishedOn!: SubjectRow['establishedOn'];

  @FromColumn(t.approvedOn, OPEN, 'Date of the latest approval (核准日期, apprDate).')
  approvedOn!: SubjectRow['approvedOn'];

  @FromColumn(t.operatesFrom, OPEN, 'First day of the term of operation (经营期限自, opFrom).')
  operatesFrom!: SubjectRow['operatesFrom'];

  @FromColumn(
    t.operatesTo,
    OPEN,
    'Last day of the term of operation; absent when it has no end (经营期限至, opTo).',
  )
  operatesTo!: SubjectRow['operatesTo'];

  @FromColumn(t.businessScope, OPEN, 'Business scope as registered (经营范围, opScope).')
  businessScope!: SubjectRow['businessScope'];

  @FromColumn(t.registeredCapital, OPEN, 'Registered capital in yuan (注册资本, regCap; templates use 万元).')
  registeredCapital!: SubjectRow['registeredCapital'];

  @FromColumn(
    t.industryCode,
    UNCONDITIONAL,
    'Industry, GB/T 4754: a letter and up to four digits (行业代码, industryCo).',
  )
  industryCode!: SubjectRow['industryCode'];

  @FromColumn(
    t.divisionCode,
    UNCONDITIONAL,
    'Division of the address, GB/T 2260, six digits or more (行政区划代码, domDistrict).',
  )
  divisionCode!: SubjectRow['divisionCode'];

  @FromColumn(
    t.jurisdictionCode,
    UNCONDITIONAL,
    'Division that supervises it; a zone without a GB/T 2260 code has a local one (管辖区划代码, localAdm).',
  )
  jurisdictionCode!: SubjectRow['jurisdictionCode'];

  @FromColumn(t.address, UNCONDITIONAL, 'Domicile or premises as registered (住所/经营场所, dom).')
  address!: SubjectRow['address'];

  @DepartmentColumn(
    t.registrationAuthority,
    OPEN,
    'Registering department, where it takes part in the hub (登记机关).',
  )
  registrationAuthority!: SubjectRow['registrationAuthority'];

  @FromColumn(
    t.registrationAuthorityName,
    OPEN,
    'Registering office as its source names it (登记机关, regOrg).',
  )
  registrationAuthorityName!: SubjectRow['registrationAuthorityName'];

  @SharedField(() => [Directory], UNCONDITIONAL, 'Directories of supervised objects that list it (名录库).')
  directories!: Directory[];

  @FromColumn(
    t.legalRepresentative,
    conditional(PERSONAL, 'PERSON_NAME'),
    'Legal representative, operator or person in charge (法定代表人/经营者/负责人, leRep).',
  )
  legalRepresentative!: SubjectRow['legalRepresentative'];

  @FromColumn(t.phone, conditional(PERSONAL, 'PHONE'), 'Contact telephone (联系电话, tel).')
  phone!: SubjectRow['phone'];

  @FromColumn(t.contactAddress, conditional(PERSONAL), 'Address at which its people are reached (联系地址).')
  contactAddress!: SubjectRow['contactAddress'];

  @FromColumn(
    t.legalRepresentativeIdNumber,
    withheld(SENSITIVE),
    'Identity number of the legal representative (法定代表人证件号码), GB 11643-1999.',
  )
  legalRepresentativeIdNumber!: SubjectRow['legalRepresentativeIdNumber'];

  @DepartmentColumn(t.source, OPEN, 'Department that asserted the record (数据来源单位).')
  source!: SubjectRow['source'];

  @SharedField(
    () => Subject,
    OPEN,
    'The entity that follows it when its code was replaced, as from 个转企 (承继主体).',
  )
  successor!: SubjectRow | null;

  @SharedField(
    () => [Subject],
    OPEN,
    'The entities that it follows, whose licences, notices and penalties stay under their codes (被承继主体).',
  )
  predecessors!: SubjectRow[];

  @FromColumn(t.assertedAt, OPEN, 'When its source asserted it (数据更新时间).')
  assertedAt!: SubjectRow['assertedAt'];
}

export const SubjectConnection = connectionOf<SubjectRow>(() => Subject, 'Subject');

/** What became of a code that was looked up. */
export const LookupState = enumType({
  name: 'SubjectLookupState',
  description: 'What became of a code that was looked up (查询结果).',
  values: {
    FOUND: 'The code is that of a subject on record.',
    SUCCEEDED: 'The code was replaced; `subject` is the entity that follows it (已由新主体承继).',
    MALFORMED: 'No code by GB 32100-2015; `why` names the check that failed.',
    UNKNOWN: 'A well-formed code of which the hub has no record.',
  },
});

@PayloadType({ description: 'The answer to one code that was looked up.' })
export class SubjectLookup {
  @Field(() => String, { description: 'The code as it was asked for.' })
  code!: string;

  @Field(() => LookupState as object, { description: 'What became of it.' })
  state!: keyof typeof LookupState;

  @Field(() => Subject, { nullable: true, description: 'The subject, or the one that succeeded it.' })
  subject!: SubjectRow | null;

  @Field(() => ID, { nullable: true, description: 'Code of the successor, where the code was replaced.' })
  successor!: string | null;

  @Field(() => String, { nullable: true, description: 'Which check of the code failed.' })
  why!: string | null;
}

import { Field, ID } from 'type-graphql';
import { usccOfSubjectKey } from '../../identifier/subject-key.ts';
import type { Share } from '../../permission/share.ts';
import { DepartmentColumn } from '../../subgraph/department.ts';
import { FromColumn, KeyColumn } from '../../subgraph/from-column.ts';
import { ExtendedType, OwnedType } from '../../subgraph/object-type.ts';
import { ReferenceColumn } from '../../subgraph/reference.ts';
import { SharedField, UNCONDITIONAL } from '../../subgraph/share.ts';
import { MOST_RECORDS } from './newest-of-subject.ts';
import type {
  AbnormalListingRow,
  AnnualReportRow,
  DossierRow,
  RepairRow,
  RiskClassChangeRow,
  SeriousViolationListingRow,
} from './record.ts';
import {
  abnormalListings as abnormal,
  riskClassChanges as change,
  dossiers as dossier,
  repairs as repair,
  annualReports as report,
  seriousViolationListings as serious,
} from './table.ts';
import './code-table.ts';

/** For departments, to place their supervision; never published and never a ground for a sanction. */
const RISK: Share = { class: 'UNCONDITIONAL', basis: '国市监信发〔2022〕6号' };

const OWNED = { steward: 'credit-office', records: 'SOURCE' } as const;

const SOURCE = 'Department that asserted the record (数据来源单位).';
const ASSERTED = 'When its source asserted it (数据更新时间).';

@ExtendedType({
  key: 'uscc',
  description:
    'Market entity or other body under supervision (市场主体), keyed by its unified social credit code.',
})
export class Subject {
  @Field(() => ID, {
    description: 'Unified social credit code (统一社会信用代码, uniSCID), 18 characters, GB 32100-2015.',
  })
  uscc!: string;

  @SharedField(() => Credit, UNCONDITIONAL, 'Its credit dossier; null when there is none (信用档案).')
  credit!: DossierRow | null;
}

const SubjectColumn = (column: typeof abnormal.subjectKey | typeof serious.subjectKey) =>
  ReferenceColumn(column, () => Subject, subjectOf, {
    share: UNCONDITIONAL,
    description: 'The subject listed; null when it is no registered one (市场主体).',
  });

function subjectOf(subjectKey: string): { uscc: string } | null {
  const uscc = usccOfSubjectKey(subjectKey);
  return uscc === null ? null : { uscc };
}

@OwnedType({
  ...OWNED,
  key: 'id',
  description:
    'Listing or mark of abnormal operations (经营异常名录、经营异常状态). A removed one is kept, with its removal; a repaired one exists for its source alone.',
})
export class AbnormalListing {
  @KeyColumn(abnormal.id, 'Identifier.')
  id!: AbnormalListingRow['id'];

  @SubjectColumn(abnormal.subjectKey)
  subject!: Subject | null;

  @FromColumn(abnormal.kind, UNCONDITIONAL, 'Listed or marked (经营异常类型).')
  kind!: AbnormalListingRow['kind'];

  @FromColumn(abnormal.reason, UNCONDITIONAL, 'Why (列入原因).')
  reason!: AbnormalListingRow['reason'];

  @FromColumn(abnormal.decisionNumber, UNCONDITIONAL, 'Number of the decision to list (列入决定书文号).')
  decisionNumber!: AbnormalListingRow['decisionNumber'];

  @DepartmentColumn(abnormal.authority, UNCONDITIONAL, 'Department that decided (作出决定机关).')
  authority!: AbnormalListingRow['authority'];

  @FromColumn(abnormal.listedOn, UNCONDITIONAL, 'Day of listing (列入日期).')
  listedOn!: AbnormalListingRow['listedOn'];

  @FromColumn(abnormal.removedOn, UNCONDITIONAL, 'Day of removal; it may lie ahead (移出日期).')
  removedOn!: AbnormalListingRow['removedOn'];

  @FromColumn(abnormal.removalReason, UNCONDITIONAL, 'Why it was removed (移出原因).')
  removalReason!: AbnormalListingRow['removalReason'];

  @FromColumn(abnormal.removalChannel, UNCONDITIONAL, 'Where the removal was handled (移出办理渠道).')
  removalChannel!: AbnormalListingRow['removalChannel'];

  @FromColumn(abnormal.repairNumber, UNCONDITIONAL, 'Number of the decision to repair (信用修复决定书文号).')
  repairNumber!: AbnormalListingRow['repairNumber'];

  @DepartmentColumn(abnormal.source, UNCONDITIONAL, SOURCE)
  source!: AbnormalListingRow['source'];

  @FromColumn(abnormal.assertedAt, UNCONDITIONAL, ASSERTED)
  assertedAt!: AbnormalListingRow['assertedAt'];
}

@OwnedType({
  ...OWNED,
  key: 'id',
  description:
    'Listing for a serious violation (市场监督管理严重违法失信名单, SAMR Order 44 of 2021). Once it is repaired, removed or past its term it exists for its source alone.',
})
export class SeriousViolationListing {
  @KeyColumn(serious.id, 'Identifier.')
  id!: SeriousViolationListingRow['id'];

  @SubjectColumn(serious.subjectKey)
  subject!: Subject | null;

  @FromColumn(serious.ground, UNCONDITIONAL, 'Field of the violation (列入情形).')
  ground!: SeriousViolationListingRow['ground'];

  @FromColumn(serious.decisionNumber, UNCONDITIONAL, 'Number of the decision to list (列入决定书文号).')
  decisionNumber!: SeriousViolationListingRow['decisionNumber'];

  @DepartmentColumn(serious.authority, UNCONDITIONAL, 'Department that decided (作出决定机关).')
  authority!: SeriousViolationListingRow['authority'];

  @FromColumn(serious.listedOn, UNCONDITIONAL, 'Day of listing (列入日期).')
  listedOn!: SeriousViolationListingRow['listedOn'];

  @FromColumn(serious.endsOn, UNCONDITIONAL, 'Last day of the three years that it holds (届满日期).')
  endsOn!: SeriousViolationListingRow['endsOn'];

  @FromColumn(serious.state, UNCONDITIONAL, 'What its authority last decided (名单状态).')
  state!: SeriousViolationListingRow['state'];

  @FromColumn(serious.removedOn, UNCONDITIONAL, 'Day of removal before its time (移出日期).')
  removedOn!: SeriousViolationListingRow['removedOn'];

  @FromColumn(serious.repairNumber, UNCONDITIONAL, 'Number of the decision to repair (信用修复决定书文号).')
  repairNumber!: SeriousViolationListingRow['repairNumber'];

  @DepartmentColumn(serious.source, UNCONDITIONAL, SOURCE)
  source!: SeriousViolationListingRow['source'];

  @FromColumn(serious.assertedAt, UNCONDITIONAL, ASSERTED)
  assertedAt!: SeriousViolationListingRow['assertedAt'];
}

@OwnedType({
  ...OWNED,
  description: 'A change of the credit risk class: an aid to supervision, never public (信用风险分类变动).',
})
export class RiskClassChange {
  @FromColumn(change.since, RISK, 'First day of the class (生效日期).')
  since!: RiskClassChangeRow['since'];

  @FromColumn(change.riskClass, RISK, 'Class from then on (信用风险类别).')
  riskClass!: RiskClassChangeRow['riskClass'];

  @FromColumn(change.reason, RISK, 'Why it changed (变动原因).')
  reason!: RiskClassChangeRow['reason'];

  @FromColumn(change.ruleVersion, RISK, 'Version of the rules it was scored by (指标体系版本).')
  ruleVersion!: RiskClassChangeRow['ruleVersion'];

  @DepartmentColumn(change.source, UNCONDITIONAL, SOURCE)
  source!: RiskClassChangeRow['source'];

  @FromColumn(change.assertedAt, UNCONDITIONAL, ASSERTED)
  assertedAt!: RiskClassChangeRow['assertedAt'];
}

@OwnedType({
  ...OWNED,
  description:
    'Application to repair a bad record (信用修复). Once granted it exists for its source alone, as it names what must no longer be shared; so do earlier applications for the same record.',
})
export class CreditRepair {
  @FromColumn(repair.id, UNCONDITIONAL, 'Identifier.')
  id!: RepairRow['id'];

  @FromColumn(repair.recordKind, UNCONDITIONAL, 'Kind of the record to be repaired (修复对象).')
  recordKind!: RepairRow['recordKind'];

  @FromColumn(repair.recordId, UNCONDITIONAL, 'Identifier of the record to be repaired.')
  recordId!: RepairRow['recordId'];

  @FromColumn(repair.state, UNCONDITIONAL, 'How far it has come (修复办理状态).')
  state!: RepairRow['state'];

  @FromColumn(repair.appliedOn, UNCONDITIONAL, 'Day of the application (申请日期).')
  appliedOn!: RepairRow['appliedOn'];

  @FromColumn(repair.decidedOn, UNCONDITIONAL, 'Day of the decision; absent while it is open (决定日期).')
  decidedOn!: RepairRow['decidedOn'];

  @FromColumn(repair.repairNumber, UNCONDITIONAL, 'Number of the decision (信用修复决定书文号).')
  repairNumber!: RepairRow['repairNumber'];

  @FromColumn(repair.channel, UNCONDITIONAL, 'Where it was applied for (申请渠道).')
  channel!: RepairRow['channel'];

  @DepartmentColumn(repair.source, UNCONDITIONAL, SOURCE)
  source!: RepairRow['source'];

  @FromColumn(repair.assertedAt, UNCONDITIONAL, ASSERTED)
  assertedAt!: RepairRow['assertedAt'];
}

@OwnedType({ ...OWNED, description: 'Annual report that was due (年度报告, 企业信息公示暂行条例 Art. 8).' })
export class AnnualReport {
  @FromColumn(report.year, UNCONDITIONAL, 'Year reported on; due in the following one (报告年度).')
  year!: AnnualReportRow['year'];

  @FromColumn(report.dueOn, UNCONDITIONAL, 'Last day to report, as a rule 30 June (报送截止日期).')
  dueOn!: AnnualReportRow['dueOn'];

  @FromColumn(report.reportedOn, UNCONDITIONAL, 'Day it was made; absent while it was not (报送日期).')
  reportedOn!: AnnualReportRow['reportedOn'];

  @FromColumn(report.onTime, UNCONDITIONAL, 'Made by the last day; null while it was not made (是否按期).')
  onTime!: AnnualReportRow['onTime'];

  @DepartmentColumn(report.source, UNCONDITIONAL, SOURCE)
  source!: AnnualReportRow['source'];

  @FromColumn(report.assertedAt, UNCONDITIONAL, ASSERTED)
  assertedAt!: AnnualReportRow['assertedAt'];
}

@OwnedType({
  ...OWNED,
  description: `Credit dossier of a subject (信用档案). Its lists hold the ${MOST_RECORDS} newest records, the newest first.`,
})
export class Credit {
  @FromColumn(
    dossier.riskClass,
    RISK,
    'Credit risk class; absent while unclassified. An aid to supervision: for departments only, never public, never in a sanction (信用风险类别).',
  )
  riskClass!: DossierRow['riskClass'];

  @FromColumn(
    dossier.riskClassSince,
    RISK,
    'Since when; for departments only as the class itself (分类日期).',
  )
  riskClassSince!: DossierRow['riskClassSince'];

  @SharedField(
    () => [RiskClassChange],
    RISK,
    'How the class changed; for departments only as the class itself (分类变动记录).',
  )
  riskClassHistory!: RiskClassChange[];

  @FromColumn(
    dossier.divisionCode,
    UNCONDITIONAL,
    'Division, GB/T 2260, as the credit office collected it; groups the overview (行政区划代码).',
  )
  divisionCode!: DossierRow['divisionCode'];

  @FromColumn(
    dossier.industryCode,
    UNCONDITIONAL,
    'Industry, GB/T 4754, as the credit office collected it; groups the overview (行业代码).',
  )
  industryCode!: DossierRow['industryCode'];

  @SharedField(
    () => [AbnormalListing],
    UNCONDITIONAL,
    'Listings and marks of abnormal operations (经营异常).',
  )
  abnormalListings!: AbnormalListing[];

  @SharedField(
    () => [SeriousViolationListing],
    UNCONDITIONAL,
    'Listings for serious violations (严重违法失信名单).',
  )
  seriousViolationListings!: SeriousViolationListing[];

  @SharedField(() => [CreditRepair], UNCONDITIONAL, 'Applications for repair (信用修复).')
  repairs!: CreditRepair[];

  @SharedField(() => [AnnualReport], UNCONDITIONAL, 'Annual reports that were due (年度报告).')
  annualReports!: AnnualReport[];

  @DepartmentColumn(dossier.source, UNCONDITIONAL, SOURCE)
  source!: DossierRow['source'];

  @FromColumn(dossier.assertedAt, UNCONDITIONAL, ASSERTED)
  assertedAt!: DossierRow['assertedAt'];
}

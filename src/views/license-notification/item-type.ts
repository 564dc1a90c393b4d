import { Department } from '../../subgraph/department.ts';
import { FromColumn } from '../../subgraph/from-column.ts';
import { OwnedType } from '../../subgraph/object-type.ts';
import { OPEN, SharedField } from '../../subgraph/share.ts';
import { DivisionApprovers } from './division-approvers-type.ts';
import type { ItemRow } from './record.ts';
import { approvalItems as i } from './table.ts';
import './code-table.ts';

/** The catalogue of items is published by law (国发〔2015〕62号), so all of it is open. */
@OwnedType({
  steward: 'administrative-approval',
  records: 'STEWARD',
  description:
    'Item that needs approval after registration, in one version of the catalogue (登记后置审批事项).',
})
export class ApprovalItem {
  @FromColumn(i.code, OPEN, 'Code in the province’s catalogue (事项编码).')
  code!: ItemRow['code'];

  @FromColumn(
    i.version,
    OPEN,
    'Version of the catalogue; a notice keeps the one it was matched with (目录版本).',
  )
  version!: ItemRow['version'];

  @FromColumn(i.name, OPEN, 'Name (事项名称).')
  name!: ItemRow['name'];

  @FromColumn(i.licenseName, OPEN, 'Name of the licence that approval gives (许可证件名称).')
  licenseName!: ItemRow['licenseName'];

  @SharedField(() => [Department], OPEN, 'Departments that approve (审批部门).')
  approvingDepartments!: Department[];

  @SharedField(() => [DivisionApprovers], OPEN, 'Who approves instead in some divisions (按区划的审批部门).')
  divisionApprovers!: DivisionApprovers[];

  @FromColumn(i.legalBasis, OPEN, 'Law and article that demand the approval (设定依据).')
  legalBasis!: ItemRow['legalBasis'];

  @FromColumn(i.level, OPEN, 'Level of government that approves (审批层级).')
  level!: ItemRow['level'];

  @FromColumn(i.reformWay, OPEN, 'What the reform of 证照分离 made of it (改革方式).')
  reformWay!: ItemRow['reformWay'];

  @FromColumn(
    i.scopeKeywords,
    OPEN,
    'Words of a business scope that call for it: anywhere (药品零售), as a whole entry (=药店), at the end of one (*药店), as an entry with what is done with it (卷烟+零售) (经营范围关键词).',
  )
  scopeKeywords!: ItemRow['scopeKeywords'];

  @FromColumn(
    i.scopeExceptions,
    OPEN,
    'What looks like a keyword and is none (宠物食品销售), what a line leaves out (不含危险化学品), what an entry must not stand beside (~汽车) (排除词).',
  )
  scopeExceptions!: ItemRow['scopeExceptions'];

  @FromColumn(i.scopeCodes, OPEN, 'Codes of standard lines that call for it (经营范围规范表述条目代码).')
  scopeCodes!: ItemRow['scopeCodes'];

  @FromColumn(i.coveredBy, OPEN, 'Codes of items whose holders need this one no more (被覆盖事项).')
  coveredBy!: ItemRow['coveredBy'];

  @FromColumn(i.effectiveFrom, OPEN, 'First day of this version (生效日期).')
  effectiveFrom!: ItemRow['effectiveFrom'];

  @FromColumn(i.effectiveTo, OPEN, 'Last day of this version; absent while it is in force (失效日期).')
  effectiveTo!: ItemRow['effectiveTo'];
}

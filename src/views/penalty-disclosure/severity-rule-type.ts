import { DepartmentColumn } from '../../subgraph/department.ts';
import { FromColumn } from '../../subgraph/from-column.ts';
import { OwnedType } from '../../subgraph/object-type.ts';
import { OPEN } from '../../subgraph/share.ts';
import type { SeverityRuleRow } from './severity-rule.ts';
import { severityRules as r } from './table.ts';
import './code-table.ts';

@OwnedType({
  steward: 'credit-office',
  records: 'SOURCE',
  description:
    'From what amount a penalty of an authority is how serious (失信行为分类标准), as each line department lays it down and publishes it (国办发〔2025〕22号).',
})
export class SeverityRule {
  @DepartmentColumn(r.authority, OPEN, 'Department whose penalties it classes (处罚部门).')
  authority!: SeverityRuleRow['authority'];

  @FromColumn(r.category, OPEN, 'Kind of penalty (处罚种类).')
  category!: SeverityRuleRow['category'];

  @FromColumn(r.threshold, OPEN, 'Least amount in yuan, 0 for any (起点金额).')
  threshold!: SeverityRuleRow['threshold'];

  @FromColumn(r.severity, OPEN, 'How serious it is then (失信程度).')
  severity!: SeverityRuleRow['severity'];

  @FromColumn(r.effectiveFrom, OPEN, 'First day of decisions that it classes (生效日期).')
  effectiveFrom!: SeverityRuleRow['effectiveFrom'];

  @FromColumn(r.effectiveTo, OPEN, 'Last day of them; absent while it has no end (失效日期).')
  effectiveTo!: SeverityRuleRow['effectiveTo'];

  @FromColumn(r.legalBasis, OPEN, 'The standard that lays it down (依据).')
  legalBasis!: SeverityRuleRow['legalBasis'];

  @FromColumn(r.assertedAt, OPEN, 'When its department sent it (数据更新时间).')
  assertedAt!: SeverityRuleRow['assertedAt'];
}

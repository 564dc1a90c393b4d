import { categoriesOf } from '../../views/penalty-disclosure/penalty-category.ts';
import { newSeverityRule, severityRuleRecords } from '../../views/penalty-disclosure/severity-rule.ts';
import type { RowReader } from '../row-reader.ts';
import { ColumnSet } from '../sheet/column-set.ts';
import { asAny, type Filed, filed, type IntakeKind, type JudgeContext } from './kind.ts';
import { SEVERITIES } from './penalties.ts';

const COLUMNS = new ColumnSet([
  { code: 'category', title: '处罚类别', also: ['处罚种类'] },
  { code: 'threshold', title: '起点金额(万元)', also: ['金额起点(万元)'] },
  { code: 'severity', title: '失信严重程度', also: ['失信程度'] },
  { code: 'effectiveFrom', title: '生效日期' },
  { code: 'effectiveTo', title: '失效日期' },
  { code: 'legalBasis', title: '依据', also: ['分类标准依据'] },
]);

/**
 * From what amount a penalty of a department is how serious (失信行为分类标准): each line department lays it down for
 * itself (国办发〔2025〕22号), and its decisions that state no seriousness are classed by it when they come in.
 */
export const SEVERITY_RULES: IntakeKind = {
  name: 'severity-rules',
  title: '失信行为分类标准',
  columns: COLUMNS,
  required: () => ['category', 'severity', 'effectiveFrom'],
  senders: null,
  types: [],
  kinds: [asAny(severityRuleRecords)],
  judge: ruleOfRow,
};

function ruleOfRow(row: RowReader, { department, moment }: JudgeContext): Filed[] | null {
  const text = row.text('category', { required: true, max: 64 });
  const threshold = row.money('threshold');
  const severity = row.word('severity', SEVERITIES, { required: true });
  const effectiveFrom = row.date('effectiveFrom', { required: true });
  const effectiveTo = row.date('effectiveTo', { longTerm: true });
  const legalBasis = row.text('legalBasis', { max: 1000 });
  const [category, ...others] = text === null ? [] : categoriesOf(text, text);
  if (text !== null && (category === undefined || category === 'OTHER' || others.length > 0)) {
    row.fault('category', 'NOT_A_WORD', { known: '警告, 通报批评, 罚款, 没收违法所得, 没收非法财物, …' });
  }
  if (effectiveFrom !== null && effectiveTo !== null && effectiveTo < effectiveFrom) {
    row.fault('effectiveTo', 'ENDS_BEFORE', { begin: effectiveFrom, end: effectiveTo });
  }
  if (category === undefined || severity === null || effectiveFrom === null || row.faults.length > 0) {
    return null;
  }
  const rule = newSeverityRule({
    authority: department,
    category,
    threshold: threshold ?? 0,
    severity,
    effectiveFrom,
    effectiveTo,
    legalBasis,
    source: department,
    assertedAt: moment.now.toISOString(),
  });
  return [filed(severityRuleRecords, rule)];
}

import { sql } from 'drizzle-orm';
import type { RecordKind } from '../../changes/write.ts';
import { dossierRecords, riskClassChangeRecords } from '../../views/credit/record.ts';
import type { dossiers } from '../../views/credit/table.ts';
import type { RowReader } from '../row-reader.ts';
import { ColumnSet } from '../sheet/column-set.ts';
import { type AnyRecord, asAny, type Filed, filed, type IntakeKind, type JudgeContext } from './kind.ts';
import { SUBJECT_COLUMNS, subjectOfRow } from './subject-of-row.ts';

const COLUMNS = new ColumnSet([
  ...SUBJECT_COLUMNS,
  { code: 'riskClass', title: '信用风险等级', also: ['风险等级', '信用风险分类', '风险类别'] },
  { code: 'since', title: '评定日期', also: ['分类日期', '生效日期'] },
  { code: 'reason', title: '调整原因', also: ['评定原因'] },
  { code: 'ruleVersion', title: '指标体系版本', also: ['指标版本'] },
]);

const CLASSES = {
  A: 'A',
  B: 'B',
  C: 'C',
  D: 'D',
  A类: 'A',
  B类: 'B',
  C类: 'C',
  D类: 'D',
  信用风险低: 'A',
  信用风险一般: 'B',
  信用风险较高: 'C',
  信用风险高: 'D',
} as const;

const IS_OLDER = sql`excluded.risk_class_since < old.risk_class_since`;

/** The dossier as a scoring changes it: an earlier one than the latest says nothing new, and places stay as they are. */
const scoredDossiers: RecordKind<typeof dossiers> = {
  ...dossierRecords,
  merge: {
    risk_class: sql`case when ${IS_OLDER} then old.risk_class else excluded.risk_class end`,
    risk_class_since: sql`greatest(old.risk_class_since, excluded.risk_class_since)`,
    division_code: sql`coalesce(excluded.division_code, old.division_code)`,
    industry_code: sql`coalesce(excluded.industry_code, old.industry_code)`,
  },
};

/** Credit risk classes (信用风险分类, 国市监信发〔2022〕6号): each scoring, and the latest one in the dossier. */
export const RISK_CLASSES: IntakeKind = {
  name: 'risk-classes',
  title: '信用风险分类',
  columns: COLUMNS,
  required: () => ['uniSCID', 'riskClass', 'since'],
  senders: ['market-regulation', 'credit-office'],
  types: ['Credit', 'RiskClassChange'],
  kinds: [asAny(riskClassChangeRecords), asAny(scoredDossiers)],
  prefer: laterScoring,
  judge: scoringOfRow,
};

/** Of one subject's rows in a chunk the dossier takes the latest scoring, not the last line. */
function laterScoring(one: AnyRecord, other: AnyRecord): AnyRecord {
  return String(one.riskClassSince ?? '') > String(other.riskClassSince ?? '') ? one : other;
}

function scoringOfRow(row: RowReader, { department, moment, hashKey }: JudgeContext): Filed[] | null {
  const subjectKey = subjectOfRow(row, hashKey);
  const riskClass = row.word('riskClass', CLASSES, { required: true });
  const since = row.pastDate('since', moment.today, { required: true });
  const reason = row.text('reason', { max: 500 });
  const ruleVersion = row.text('ruleVersion', { max: 200 });
  if (subjectKey === null || riskClass === null || since === null || row.faults.length > 0) return null;
  const about = { subjectKey, source: department, assertedAt: moment.now.toISOString() };
  return [
    filed(riskClassChangeRecords, { ...about, since, riskClass, reason, ruleVersion }),
    filed(scoredDossiers, { ...about, riskClass, riskClassSince: since }),
  ];
}

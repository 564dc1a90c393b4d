import { annualReportRecords, newAnnualReport } from '../../views/credit/record.ts';
import type { RowReader } from '../row-reader.ts';
import { ColumnSet } from '../sheet/column-set.ts';
import { asAny, type Filed, filed, type IntakeKind, type JudgeContext } from './kind.ts';
import { SUBJECT_COLUMNS, subjectOfRow } from './subject-of-row.ts';

const COLUMNS = new ColumnSet([
  ...SUBJECT_COLUMNS,
  { code: 'year', title: '年报年度', also: ['报告年度', '年度'] },
  { code: 'reportedOn', title: '报送日期', also: ['年报日期', '公示日期'] },
  { code: 'dueOn', title: '截止日期', also: ['报送截止日期'] },
]);

/** Annual reports (年度报告); one without a day of reporting was due and was not made. */
export const ANNUAL_REPORTS: IntakeKind = {
  name: 'annual-reports',
  title: '年度报告',
  columns: COLUMNS,
  required: () => ['uniSCID', 'year', 'reportedOn'],
  senders: ['market-regulation'],
  types: ['AnnualReport'],
  kinds: [asAny(annualReportRecords)],
  judge: reportOfRow,
};

// 企业信息公示暂行条例, in force from October 2014: the first reports were on 2013.
const FIRST_YEAR = 2013;

function reportOfRow(row: RowReader, { department, moment, hashKey }: JudgeContext): Filed[] | null {
  const subjectKey = subjectOfRow(row, hashKey);
  const text = row.text('year', { required: true, max: 10 });
  const reportedOn = row.pastDate('reportedOn', moment.today);
  const dueOn = row.date('dueOn');
  const year = Number(/^(\d{4})年?度?$/.exec(text ?? '')?.[1] ?? Number.NaN);
  const lastYear = Number(moment.today.slice(0, 4));
  if (text !== null && !(year >= FIRST_YEAR && year <= lastYear)) {
    row.fault('year', 'NOT_A_WORD', { known: `${FIRST_YEAR} … ${lastYear}` });
  }
  if (subjectKey === null || text === null || row.faults.length > 0) return null;
  const about = { source: department, assertedAt: moment.now.toISOString() };
  const report = newAnnualReport({
    subjectKey,
    year,
    reportedOn,
    ...(dueOn !== null && { dueOn }),
    ...about,
  });
  return [filed(annualReportRecords, report)];
}

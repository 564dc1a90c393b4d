import {
  abnormalListingRecords,
  newAbnormalListing,
  newSeriousViolationListing,
  seriousViolationListingRecords,
} from '../../views/credit/record.ts';
import type { RowReader } from '../row-reader.ts';
import { ColumnSet } from '../sheet/column-set.ts';
import { asAny, type Filed, filed, type IntakeKind, type JudgeContext } from './kind.ts';
import { SUBJECT_COLUMNS, subjectOfRow } from './subject-of-row.ts';

const COLUMNS = new ColumnSet([
  ...SUBJECT_COLUMNS,
  { code: 'list', title: '名录类型', also: ['名录类别', '名单类型'] },
  { code: 'reason', title: '列入原因', also: ['列入事由', '标记原因'] },
  { code: 'decisionNumber', title: '列入决定书文号', also: ['决定书文号', '列入文号'] },
  { code: 'listedOn', title: '列入日期', also: ['标记日期'] },
  { code: 'removedOn', title: '移出日期', also: ['恢复日期'] },
  { code: 'removalReason', title: '移出原因', also: ['恢复原因'] },
  { code: 'removalChannel', title: '移出方式' },
  { code: 'repairNumber', title: '信用修复决定文号', also: ['修复文号'] },
]);

/** An individual business is not listed but marked (个体工商户经营异常状态). */
const LISTS = {
  经营异常名录: 'LISTED',
  经营异常: 'LISTED',
  经营异常状态: 'MARKED',
  严重违法失信名单: 'SERIOUS',
  严重违法失信企业名单: 'SERIOUS',
  严重违法: 'SERIOUS',
  LISTED: 'LISTED',
  MARKED: 'MARKED',
  SERIOUS: 'SERIOUS',
} as const;

const CHANNELS = { 线上: 'ONLINE', 线下: 'OFFLINE', ONLINE: 'ONLINE', OFFLINE: 'OFFLINE' } as const;

/** The four reasons of SAIC Order 68 (2014), by the words that tell them apart. */
const REASONS = [
  ['AN1', /^AN1$|年度?报告/],
  ['AN2', /^AN2$|责令/],
  ['AN3', /^AN3$|隐瞒|虚假|弄虚作假/],
  ['AN4', /^AN4$|无法.{0,4}联系|失联/],
] as const;

const GROUNDS = [
  ['FOOD_SAFETY', /^FOOD_SAFETY$|食品/],
  ['DRUGS_DEVICES_COSMETICS', /^DRUGS|药品|医疗器械|化妆品/],
  ['PRODUCT_AND_EQUIPMENT_SAFETY', /^PRODUCT|产品质量|质量安全|特种设备/],
  ['CONSUMER_RIGHTS', /^CONSUMER|消费者/],
  ['MARKET_ORDER', /^MARKET|市场秩序|竞争|传销|价格|广告/],
  ['OTHER', /./],
] as const;

/** Listings for abnormal operations (经营异常名录) and serious violations (严重违法失信名单), in one file or in two. */
export const LISTINGS: IntakeKind = {
  name: 'listings',
  title: '名录名单',
  columns: COLUMNS,
  required: () => ['uniSCID', 'list', 'reason', 'listedOn'],
  senders: ['market-regulation'],
  types: ['AbnormalListing', 'SeriousViolationListing'],
  kinds: [asAny(abnormalListingRecords), asAny(seriousViolationListingRecords)],
  judge: listingOfRow,
};

function listingOfRow(row: RowReader, { department, moment, hashKey }: JudgeContext): Filed[] | null {
  const subjectKey = subjectOfRow(row, hashKey);
  const list = row.word('list', LISTS, { required: true });
  const text = row.text('reason', { required: true, max: 500 });
  const listedOn = row.pastDate('listedOn', moment.today, { required: true });
  const removedOn = row.date('removedOn');
  const removalReason = row.text('removalReason', { max: 500 });
  const removalChannel = row.word('removalChannel', CHANNELS);
  const repairNumber = row.text('repairNumber', { max: 128 });
  const decisionNumber = row.text('decisionNumber', { max: 128 });
  if (listedOn !== null && removedOn !== null && removedOn < listedOn) {
    row.fault('removedOn', 'ENDS_BEFORE', { begin: listedOn, end: removedOn });
  }
  const reason = text === null ? undefined : REASONS.find(([, words]) => words.test(text))?.[0];
  if (list !== 'SERIOUS' && text !== null && reason === undefined) {
    row.fault('reason', 'NOT_A_WORD', {
      known: '未按规定公示年度报告, 未按责令期限公示信息, 隐瞒真实情况弄虚作假, 通过登记住所无法联系',
    });
  }
  if (subjectKey === null || list === null || text === null || listedOn === null || row.faults.length > 0)
    return null;
  const common = {
    subjectKey,
    decisionNumber,
    authority: department,
    listedOn,
    removedOn,
    repairNumber,
    source: department,
    assertedAt: moment.now.toISOString(),
  };
  if (list === 'SERIOUS') {
    const ground = GROUNDS.find(([, words]) => words.test(text))?.[0] ?? 'OTHER';
    return [filed(seriousViolationListingRecords, newSeriousViolationListing({ ...common, ground }))];
  }
  if (reason === undefined) return null;
  const listing = newAbnormalListing({ ...common, kind: list, reason, removalReason, removalChannel });
  return [filed(abnormalListingRecords, listing)];
}

import { endOfValidity } from '../../calendar/long-term.ts';
import { type LicenseRow, licenseRecord, licenseRecords } from '../../views/license-notification/record.ts';
import type { RowReader } from '../row-reader.ts';
import { readCounterpart } from './counterpart.ts';
import { asAny, type Filed, filed, type IntakeKind, type JudgeContext } from './kind.ts';
import { LICENSE_COLUMNS } from './license-columns.ts';
import { tellMasked } from './masked-text.ts';
import { requireOwn } from './own-row.ts';

type Status = LicenseRow['status'];

/** Licences of 双公示. */
export const LICENSES: IntakeKind = {
  name: 'licenses',
  title: '行政许可',
  columns: LICENSE_COLUMNS,
  required: (isOld) => [
    ...['XK_XDR_MC', 'XK_XKWS', 'XK_NR', 'XK_JDRQ', 'XK_XKJG'],
    ...(isOld ? [] : ['XK_XDR_LB', 'XK_XKLB', 'XK_YXQZ', 'XK_YXQZI', 'XK_ZT']),
  ],
  senders: null,
  types: ['License'],
  kinds: [asAny(licenseRecords)],
  judge: licenseOfRow,
};

function licenseOfRow(row: RowReader, context: JudgeContext): Filed[] | null {
  const isNew = !row.isOld;
  const counterpart = readCounterpart(row, 'XK');
  const { counterpartName, counterpartCategory } = counterpart;
  const decidedOn = row.pastDate('XK_JDRQ', context.moment.today, { required: true });
  // 2015 had no first day; a licence holds from its decision on.
  const validFrom = row.date('XK_YXQZ', { required: isNew }) ?? decidedOn;
  const validTo = row.date('XK_YXQZI', { longTerm: true });
  const end = row.text('XK_YXQZI', { required: isNew });
  const authorityName = row.text('XK_XKJG', { required: true, max: 200 });
  const record = {
    documentName: row.text('XK_XKWS', { required: true, max: 256 }),
    decisionNumber: row.text('XK_WSH', { max: 256 }),
    categoryText: row.text('XK_XKLB', { required: isNew, max: 256 }),
    licenseName: row.text('XK_XKZS', { max: 256 }),
    licenseNumber: row.text('XK_XKBH', { max: 256 }),
    content: row.text('XK_NR', { required: true, max: 4000 }),
    authorityCode: row.text('XK_XKJGDM', { max: 18 }),
    sourceName: row.text('XK_LYDW', { max: 200 }),
    sourceCode: row.text('XK_LYDWDM', { max: 18 }),
    remark: row.text('BZ', { max: 512 }),
  };
  const status = statusOf(row);
  if (record.decisionNumber === null && record.licenseNumber === null) row.fault('XK_WSH', 'NO_NUMBER');
  const last = endOfValidity(validTo);
  if (validFrom !== null && last !== null && last < validFrom) {
    row.fault('XK_YXQZI', 'ENDS_BEFORE', { begin: validFrom, end: end ?? last });
  }
  requireOwn(row, context, { XK_XKJG: authorityName, XK_LYDW: record.sourceName });
  if (row.faults.length > 0 || !counterpartName || !counterpartCategory || !decidedOn || !validFrom)
    return null;
  if (!authorityName || !status) return null;
  // Not by spreading, as in penalties.
  const input = Object.assign(record, counterpart, {
    counterpartName,
    counterpartCategory,
    decidedOn,
    validFrom,
    validTo,
    authorityName,
    status,
    source: context.department,
    moment: context.moment,
    hashKey: context.hashKey,
  });
  const made = licenseRecord(input);
  tellMasked(row, made, {
    XK_XKWS: ['documentName', record.documentName],
    XK_NR: ['content', record.content],
    BZ: ['remark', record.remark],
  });
  return [filed(licenseRecords, made)];
}

const STATUS: Readonly<Record<string, Status>> = {
  '1': 'VALID',
  有效: 'VALID',
  '2': 'INVALID',
  无效: 'INVALID',
};
// 2015: 0 or blank normal, 1 revoked (撤销), 2 disputed (异议), 3 other.
const OLD_STATUS: Readonly<Record<string, Status>> = {
  '0': 'VALID',
  正常: 'VALID',
  '1': 'INVALID',
  撤销: 'INVALID',
  有效: 'VALID',
  无效: 'INVALID',
};

function statusOf(row: RowReader): Status | null {
  if (!row.isOld) return row.word('XK_ZT', STATUS, { required: true });
  const status = row.text('XK_ZT', { max: 50 });
  if (status === null) return 'VALID';
  const known = OLD_STATUS[status];
  if (known !== undefined) return known;
  // A dispute does not end a licence, and a licence has no mark for one.
  row.warn('XK_ZT', 'STATUS_UNCLEAR', {
    status,
    taken: 'the licence is taken for valid',
    takenZh: '按有效处理',
  });
  return 'VALID';
}

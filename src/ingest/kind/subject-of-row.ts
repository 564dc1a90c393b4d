import { subjectKeyOf } from '../../identifier/subject-key.ts';
import type { RowReader } from '../row-reader.ts';
import type { Column } from '../sheet/column-set.ts';

export const SUBJECT_COLUMNS: readonly Column[] = [
  { code: 'uniSCID', title: '统一社会信用代码' },
  { code: 'regNO', title: '注册号', also: ['工商注册号'] },
  { code: 'entName', title: '市场主体名称', also: ['名称', '企业名称', '经营主体名称', '主体名称'] },
];

/** The key of the subject that a row of the credit files is about: by its code, or by its number where it has none. */
export function subjectOfRow(
  row: RowReader,
  hashKey: Parameters<typeof subjectKeyOf>[0]['hashKey'],
): string | null {
  const uscc = row.text('uniSCID', { max: 64 });
  const registrationNumber = row.text('regNO', { max: 50 });
  const state = uscc === null ? 'PLACEHOLDER' : row.code('uniSCID', uscc).state;
  if (state === 'MASKED') return row.fault('uniSCID', 'MASKED_CODE');
  if (state === 'INVALID') return null;
  const key = subjectKeyOf({ uscc, registrationNumber, recordId: 'row', hashKey });
  return key.startsWith('NONE:') ? row.fault('uniSCID', uscc === null ? 'REQUIRED' : 'NO_CODE') : key;
}

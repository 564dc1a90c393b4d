import { subjectRecords } from '../../views/subject/record.ts';
import { LONGEST, registrationRecord } from '../../views/subject/registration.ts';
import type { RowReader } from '../row-reader.ts';
import { ColumnSet } from '../sheet/column-set.ts';
import { asAny, type Filed, filed, type IntakeKind, type JudgeContext } from './kind.ts';
import { tellMasked } from './masked-text.ts';

/** The column codes of the license-notification payload (uniSCID, entName, …). */
const COLUMNS = new ColumnSet([
  { code: 'uniSCID', title: '统一社会信用代码' },
  { code: 'entName', title: '市场主体名称', also: ['名称', '企业名称', '经营主体名称', '主体名称'] },
  { code: 'regState', title: '登记状态', also: ['经营状态', '企业状态'] },
  { code: 'regNO', title: '注册号', also: ['工商注册号'] },
  { code: 'entType', title: '市场主体类型', also: ['企业类型', '类型'] },
  { code: 'estDate', title: '成立日期', also: ['注册日期'] },
  { code: 'apprDate', title: '核准日期' },
  { code: 'opFrom', title: '经营期限自', also: ['营业期限自'] },
  { code: 'opTo', title: '经营期限至', also: ['营业期限至'] },
  { code: 'opScope', title: '经营范围' },
  { code: 'regCap', title: '注册资本(万元)' },
  { code: 'industryCo', title: '行业代码' },
  { code: 'domDistrict', title: '住所行政区划', also: ['行政区划代码'] },
  { code: 'localAdm', title: '管辖单位代码', also: ['属地监管代码'] },
  { code: 'dom', title: '住所', also: ['住所(经营场所)', '注册地址'] },
  { code: 'regOrg', title: '登记机关' },
  { code: 'leRep', title: '法定代表人', also: ['法定代表人(负责人)', '经营者'] },
  { code: 'tel', title: '联系电话' },
  { code: 'contactAddr', title: '联系地址' },
  { code: 'cerNO', title: '法定代表人证件号码', also: ['证件号码'] },
]);

const STATES = {
  存续: 'IN_BUSINESS',
  在营: 'IN_BUSINESS',
  开业: 'IN_BUSINESS',
  '存续（在营、开业、在册）': 'IN_BUSINESS',
  歇业: 'SUSPENDED',
  吊销: 'REVOKED',
  '吊销，未注销': 'REVOKED',
  注销: 'CANCELLED',
  迁出: 'MOVED_OUT',
  IN_BUSINESS: 'IN_BUSINESS',
  SUSPENDED: 'SUSPENDED',
  REVOKED: 'REVOKED',
  CANCELLED: 'CANCELLED',
  MOVED_OUT: 'MOVED_OUT',
} as const;

/** Registrations of market entities; the source is the department that sends. */
export const REGISTRATIONS: IntakeKind = {
  name: 'registrations',
  title: '登记注册',
  columns: COLUMNS,
  required: () => ['uniSCID', 'entName'],
  senders: ['market-regulation', 'administrative-approval'],
  types: [],
  kinds: [asAny(subjectRecords)],
  // Both register: what one has entered the other changes.
  isShared: true,
  judge: registrationOfRow,
};

function registrationOfRow(row: RowReader, { department, moment }: JudgeContext): Filed[] | null {
  const uscc = row.uscc('uniSCID');
  const name = row.text('entName', { required: true, max: LONGEST.name });
  const scope = row.text('opScope', { max: LONGEST.businessScope });
  const registration = {
    status: row.word('regState', STATES) ?? ('IN_BUSINESS' as const),
    registrationNumber: row.text('regNO', { max: LONGEST.registrationNumber }),
    entityType: row.text('entType', { max: LONGEST.entityType }),
    establishedOn: row.date('estDate'),
    approvedOn: row.date('apprDate'),
    operatesFrom: row.date('opFrom'),
    operatesTo: row.date('opTo', { longTerm: true }),
    businessScope: scope,
    registeredCapital: row.money('regCap'),
    industryCode: row.text('industryCo', { max: LONGEST.industryCode }),
    divisionCode: row.text('domDistrict', { max: LONGEST.divisionCode }),
    jurisdictionCode: row.text('localAdm', { max: LONGEST.jurisdictionCode }),
    address: row.text('dom', { max: LONGEST.address }),
    registrationAuthorityName: row.text('regOrg', { max: LONGEST.registrationAuthorityName }),
    legalRepresentative: row.text('leRep', { max: LONGEST.legalRepresentative }),
    phone: row.text('tel', { max: LONGEST.phone }),
    contactAddress: row.text('contactAddr', { max: LONGEST.contactAddress }),
    legalRepresentativeIdNumber: row.text('cerNO', { max: LONGEST.legalRepresentativeIdNumber }),
  };
  if (uscc === null || name === null || row.faults.length > 0) return null;
  const record = registrationRecord(Object.assign(registration, { uscc, name }), {
    source: department,
    moment,
  });
  tellMasked(row, record, { opScope: ['businessScope', scope] });
  return [filed(subjectRecords, record)];
}

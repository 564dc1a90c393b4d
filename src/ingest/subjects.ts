import type { Moment } from '../clock.ts';
import { subjectKindOf } from '../identifier/uscc.ts';
import type { NewSubject } from '../views/subject/record.ts';
import type { RowReader } from './row-reader.ts';

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

/**
 * A registration in the column codes of the license-notification payload (uniSCID, entName, …). The source is
 * the department that sends; null where the row has faults.
 */
export function subjectOfRow(row: RowReader, source: string, moment: Moment): NewSubject | null {
  const uscc = row.uscc('uniSCID', { required: true });
  const name = row.text('entName', { required: true, max: 200 });
  const record = {
    status: row.word('regState', STATES) ?? ('IN_BUSINESS' as const),
    registrationNumber: row.text('regNO', { max: 50 }),
    entityType: row.text('entType', { max: 200 }),
    establishedOn: row.date('estDate'),
    approvedOn: row.date('apprDate'),
    operatesFrom: row.date('opFrom'),
    operatesTo: row.date('opTo', { longTerm: true }),
    businessScope: row.text('opScope'),
    registeredCapital: row.tenThousandYuan('regCap'),
    industryCode: row.text('industryCo', { max: 10 }),
    divisionCode: row.text('domDistrict', { max: 12 }),
    jurisdictionCode: row.text('localAdm', { max: 12 }),
    address: row.text('dom', { max: 500 }),
    registrationAuthority: source,
    registrationAuthorityName: row.text('regOrg', { max: 200 }),
    legalRepresentative: row.text('leRep', { max: 50 }),
    phone: row.text('tel', { max: 50 }),
    contactAddress: row.text('contactAddr', { max: 500 }),
    legalRepresentativeIdNumber: row.text('cerNO', { max: 64 }),
  };
  if (uscc === null || name === null || row.faults.length > 0) return null;
  return { ...record, uscc, name, kind: subjectKindOf(uscc), source, assertedAt: moment.now.toISOString() };
}

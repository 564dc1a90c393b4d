import type { Counterpart, CounterpartCategory } from '../../identifier/counterpart.ts';
import { subjectKindOf } from '../../identifier/uscc.ts';
import type { RowReader } from '../row-reader.ts';

const CATEGORIES: Readonly<Record<string, CounterpartCategory>> = {
  法人及非法人组织: 'LEGAL_PERSON',
  法人和非法人组织: 'LEGAL_PERSON',
  法人: 'LEGAL_PERSON',
  非法人组织: 'LEGAL_PERSON',
  自然人: 'NATURAL_PERSON',
  个体工商户: 'INDIVIDUAL_BUSINESS',
};

type Read = Omit<Counterpart, 'counterpartName' | 'counterpartCategory'> & {
  readonly counterpartName: string | null;
  readonly counterpartCategory: CounterpartCategory | null;
};

/**
 * Whom a decision is about. A masked code stays as it is and joins nobody; the placeholder stands for "no code", and
 * then the registration number is required. The files of 2015 do not say of which category somebody is: their codes do.
 */
export function readCounterpart(row: RowReader, prefix: 'XK' | 'CF'): Read {
  const at = (code: string) => `${prefix}_${code}`;
  const text = (code: string, max: number) => row.text(at(code), { max });
  const told = row.word(at('XDR_LB'), CATEGORIES, { required: !row.isOld });
  const certificate = text('XDR_ZJHM', 64);
  const uscc = text('XDR_SHXYM', 32);
  const registration = text('XDR_GSZC', 50);
  const organization = text('XDR_ZZJG', 32);
  const category = told ?? (row.isOld ? categoryOf({ uscc, registration, organization, certificate }) : null);
  const isPerson = category === 'NATURAL_PERSON';
  const certificateType = text('XDR_ZJLX', 64) ?? (row.isOld && certificate !== null ? '身份证' : null);
  if (row.isOld && category === null && row.faults.length === 0) row.fault(at('XDR_SHXYM'), 'REQUIRED');
  if (uscc === null) {
    if (category !== null && !isPerson && !(row.isOld && (registration ?? organization) !== null)) {
      row.fault(at('XDR_SHXYM'), 'REQUIRED');
    }
  } else {
    const { state } = row.code(at('XDR_SHXYM'), uscc);
    if (state === 'PLACEHOLDER' && registration === null) row.fault(at('XDR_GSZC'), 'REQUIRED');
    if (state === 'MASKED') row.warn(at('XDR_SHXYM'), 'CODE_MASKED');
  }
  if (isPerson && certificate === null) row.fault(at('XDR_ZJHM'), 'REQUIRED');
  if (isPerson && certificateType === null) row.fault(at('XDR_ZJLX'), 'REQUIRED');
  return {
    counterpartName: row.text(at('XDR_MC'), { required: true, max: 200 }),
    counterpartCategory: category,
    counterpartUscc: uscc,
    counterpartRegistrationNumber: registration,
    counterpartOrganizationCode: organization,
    counterpartTaxNumber: text('XDR_SWDJ', 32),
    counterpartInstitutionNumber: text('XDR_SYDW', 120),
    counterpartSocialOrganizationNumber: text('XDR_SHZZ', 50),
    legalRepresentative: text('FRDB', 50),
    legalRepresentativeCertificateType: text('FR_ZJLX', 64),
    legalRepresentativeCertificateNumber: text('FR_ZJHM', 64),
    certificateType,
    certificateNumber: certificate,
  };
}

interface Codes {
  readonly uscc: string | null;
  readonly registration: string | null;
  readonly organization: string | null;
  readonly certificate: string | null;
}

function categoryOf({ uscc, registration, organization, certificate }: Codes): CounterpartCategory | null {
  if (uscc !== null) {
    return subjectKindOf(uscc.toUpperCase()) === 'INDIVIDUAL_BUSINESS'
      ? 'INDIVIDUAL_BUSINESS'
      : 'LEGAL_PERSON';
  }
  if ((registration ?? organization) !== null) return 'LEGAL_PERSON';
  return certificate === null ? null : 'NATURAL_PERSON';
}

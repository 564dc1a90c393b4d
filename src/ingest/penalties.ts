import type { Moment } from '../clock.ts';
import type { CounterpartCategory } from '../identifier/counterpart.ts';
import { checkUscc } from '../identifier/uscc.ts';
import type { PenaltyProcedure } from '../views/penalty-disclosure/penalty-category.ts';
import { type NewDisclosure, penaltyRecord } from '../views/penalty-disclosure/record.ts';
import type { RowReader } from './row-reader.ts';

const COUNTERPARTS: Readonly<Record<string, CounterpartCategory>> = {
  法人及非法人组织: 'LEGAL_PERSON',
  自然人: 'NATURAL_PERSON',
  个体工商户: 'INDIVIDUAL_BUSINESS',
};

const PROCEDURES: Readonly<Record<string, PenaltyProcedure>> = {
  简易程序: 'SIMPLE',
  一般程序: 'ORDINARY',
  普通程序: 'ORDINARY',
  '01': 'SIMPLE',
  '02': 'ORDINARY',
};

export interface PenaltyRowContext {
  /** Department that sends the file and owns its records. */
  readonly source: string;
  readonly moment: Moment;
  readonly hashKey: Uint8Array;
}

/**
 * A penalty decision in the CF column codes of 双公示 (发改办财金〔2018〕424号), and one column that its template
 * lacks: CF_CFCX (处罚程序), 普通程序 where it is blank. Null where the row has faults.
 */
export function penaltyOfRow(row: RowReader, context: PenaltyRowContext): NewDisclosure | null {
  const category = row.word('CF_XDR_LB', COUNTERPARTS, { required: true });
  const isPerson = category === 'NATURAL_PERSON';
  const name = row.text('CF_XDR_MC', { required: true, max: 200 });
  const decisionNumber = row.text('CF_WSH', { required: true, max: 128 });
  const decidedOn = row.date('CF_JDRQ', { required: true });
  const authorityName = row.text('CF_CFJG', { required: true, max: 255 });
  const registrationNumber = row.text('CF_XDR_GSZC', { max: 50 });
  const uscc = counterpartCode(row, isPerson, registrationNumber);
  const record = {
    counterpartUscc: uscc,
    counterpartRegistrationNumber: registrationNumber,
    counterpartOrganizationCode: row.text('CF_XDR_ZZJG', { max: 32 }),
    counterpartTaxNumber: row.text('CF_XDR_SWDJ', { max: 32 }),
    counterpartInstitutionNumber: row.text('CF_XDR_SYDW', { max: 120 }),
    counterpartSocialOrganizationNumber: row.text('CF_XDR_SHZZ', { max: 50 }),
    legalRepresentative: row.text('CF_FRDB', { max: 50 }),
    legalRepresentativeCertificateType: row.text('CF_FR_ZJLX', { max: 64 }),
    legalRepresentativeCertificateNumber: row.text('CF_FR_ZJHM', { max: 64 }),
    certificateType: row.text('CF_XDR_ZJLX', { max: 64, required: isPerson }),
    certificateNumber: row.text('CF_XDR_ZJHM', { max: 64, required: isPerson }),
    violation: row.text('CF_WFXW', { required: true, max: 2000 }),
    facts: row.text('CF_SY', { required: true, max: 4000 }),
    basis: row.text('CF_YJ', { required: true, max: 2048 }),
    categoriesText: row.text('CF_CFLB', { required: true, max: 255 }),
    content: row.text('CF_NR', { required: true, max: 4000 }),
    fineAmount: row.tenThousandYuan('CF_NR_FK'),
    confiscatedAmount: row.tenThousandYuan('CF_NR_WFFF'),
    licenseActedOn: row.text('CF_NR_ZKDX', { max: 200 }),
    validUntil: row.date('CF_YXQ', { longTerm: true }),
    publicityEndsOn: row.date('CF_GSJZQ', { longTerm: true }),
    authorityCode: row.text('CF_CFJGDM', { max: 18 }),
    sourceName: row.text('CF_SJLY', { max: 200 }),
    sourceCode: row.text('CF_SJLYDM', { max: 18 }),
    remark: row.text('BZ', { max: 512 }),
    procedure: row.word('CF_CFCX', PROCEDURES) ?? ('ORDINARY' as const),
  };
  if (decidedOn !== null && decidedOn > context.moment.today) {
    row.fault('CF_JDRQ', 'it lies in the future');
  }
  if (row.faults.length > 0 || !name || !category || !decisionNumber || !decidedOn || !authorityName)
    return null;
  return penaltyRecord({
    ...record,
    counterpartName: name,
    counterpartCategory: category,
    decisionNumber,
    decidedOn,
    authorityName,
    source: context.source,
    moment: context.moment,
    hashKey: context.hashKey,
  });
}

/**
 * 代码_1: required of bodies and individual businesses. A masked code stays as it is and joins nobody; the
 * placeholder stands for "no code" and then the registration number is required.
 */
function counterpartCode(
  row: RowReader,
  isPerson: boolean,
  registrationNumber: string | null,
): string | null {
  const column = 'CF_XDR_SHXYM';
  const text = row.text(column, { required: !isPerson, max: 32 });
  if (text === null) return null;
  const check = checkUscc(text);
  if (check.state === 'INVALID') {
    return row.fault(column, `it is not a unified social credit code: ${check.why}`);
  }
  if (check.state === 'PLACEHOLDER' && registrationNumber === null) {
    row.fault('CF_XDR_GSZC', 'it is required where the code is the placeholder');
  }
  return text;
}

import { describe, expect, it } from 'vitest';
import {
  type Counterpart,
  counterpartColumns,
  type DecisionIdentity,
  decisionId,
} from '../../src/identifier/counterpart.ts';

const HASH_KEY = 'a key';
const FIRM: Counterpart = {
  counterpartName: '周口盛祥纸箱包装有限公司',
  counterpartCategory: 'LEGAL_PERSON',
  counterpartUscc: '91411602MA46LM1869',
};
const PERSON: Counterpart = {
  counterpartName: '张三丰',
  counterpartCategory: 'NATURAL_PERSON',
  certificateType: '身份证',
  certificateNumber: '11010519491231002X',
};
const DECISION: DecisionIdentity = {
  authorityCode: '11230500001755309F',
  source: 'ecology-environment',
  decisionNumberKey: '豫1600环罚决字〔2025〕5号',
  decidedOn: '2025-03-03',
};

const idOf = (counterpart: Counterpart, decision: Partial<DecisionIdentity> = {}, hashKey = HASH_KEY) =>
  decisionId('pd', { ...DECISION, ...decision }, counterpart, hashKey);

describe('the identifier of a decision', () => {
  it('is a prefix and 22 characters that a URL takes', () => {
    expect(idOf(FIRM)).toMatch(/^pd-[\w-]{22}$/);
  });

  it('is the same however the code and the name are written', () => {
    expect(idOf({ ...FIRM, counterpartUscc: ' 91411602ma46lm1869 ' })).toBe(idOf(FIRM));
    const masked = { ...FIRM, counterpartUscc: '91411602**********' };
    expect(idOf({ ...masked, counterpartName: '周口盛祥纸箱包装 有限公司' })).toBe(idOf(masked));
  });

  it.each([
    ['another counterpart', idOf({ ...FIRM, counterpartUscc: '91410923581749967U' })],
    ['another number', idOf(FIRM, { decisionNumberKey: '豫1600环罚决字〔2025〕6号' })],
    ['another date', idOf(FIRM, { decidedOn: '2025-03-04' })],
    ['another authority', idOf(FIRM, { authorityCode: '11532331797206718E' })],
  ])('is another for %s', (_what, id) => {
    expect(id).not.toBe(idOf(FIRM));
  });

  it('goes by the source where the authority has no valid code', () => {
    const placeholder = idOf(FIRM, { authorityCode: '00000000000000000X' });
    expect(placeholder).toBe(idOf(FIRM, { authorityCode: null }));
    expect(placeholder).not.toBe(idOf(FIRM, { authorityCode: null, source: 'transport' }));
  });

  it('tells a person’s name or number to nobody who has not the key', () => {
    const unnumbered = { ...PERSON, certificateNumber: null };
    expect(idOf(PERSON)).not.toBe(idOf(PERSON, {}, 'another key'));
    expect(idOf(unnumbered)).not.toBe(idOf(unnumbered, {}, 'another key'));
    expect(idOf(FIRM)).toBe(idOf(FIRM, {}, 'another key'));
  });
});

describe('the columns of a counterpart', () => {
  it('hold a body’s name in the open and a person’s apart', () => {
    expect(counterpartColumns(FIRM, 'pd-1', HASH_KEY)).toMatchObject({
      counterpartName: '周口盛祥纸箱包装有限公司',
      naturalPersonName: null,
      subjectKey: 'USCC:91411602MA46LM1869',
    });
    expect(counterpartColumns(PERSON, 'pd-1', HASH_KEY)).toMatchObject({
      counterpartName: null,
      naturalPersonName: '张三丰',
      subjectKey: expect.stringMatching(/^ID:[0-9a-f]{64}$/),
    });
  });

  it.each([
    ['a masked code', { counterpartUscc: '91430102**********' }],
    ['the placeholder', { counterpartUscc: '00000000000000000X' }],
    ['a malformed code', { counterpartUscc: '91411602MA46LM1868' }],
    ['no code', { counterpartUscc: null }],
  ])('join no subject by %s and keep it as given', (_what, code) => {
    const columns = counterpartColumns({ ...FIRM, ...code }, 'pd-1', HASH_KEY);
    expect(columns.subjectKey).toBe('NONE:pd-1');
    expect(columns.counterpartUscc).toBe(code.counterpartUscc);
  });

  it('join by the registration number where the code is the placeholder', () => {
    const columns = counterpartColumns(
      { ...FIRM, counterpartUscc: '00000000000000000X', counterpartRegistrationNumber: '440301103448669' },
      'pd-1',
      HASH_KEY,
    );
    expect(columns.subjectKey).toBe('REG:440301103448669');
  });

  it('show a citizen ID number in no column but those of certificate numbers', () => {
    const id = '11010519491231002X';
    const everywhere: Counterpart = {
      ...PERSON,
      counterpartUscc: id,
      counterpartRegistrationNumber: id,
      counterpartTaxNumber: id,
      counterpartInstitutionNumber: id,
      legalRepresentative: `张三丰 ${id}`,
      legalRepresentativeCertificateNumber: id,
    };
    const holding = Object.entries(counterpartColumns(everywhere, 'pd-1', HASH_KEY))
      .filter(([, value]) => value?.includes(id))
      .map(([column]) => column);
    expect(holding.sort()).toEqual(['certificateNumber', 'legalRepresentativeCertificateNumber']);
  });

  it('hold nothing for a blank cell', () => {
    const columns = counterpartColumns(
      { ...FIRM, legalRepresentative: ' ', counterpartTaxNumber: '' },
      'pd-1',
      HASH_KEY,
    );
    expect(columns.legalRepresentative).toBeNull();
    expect(columns.counterpartTaxNumber).toBeNull();
  });
});

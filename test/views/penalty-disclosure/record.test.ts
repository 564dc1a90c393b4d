import { describe, expect, it } from 'vitest';
import { momentAt } from '../../../src/clock.ts';
import { type PenaltyInput, penaltyRecord } from '../../../src/views/penalty-disclosure/record.ts';
import { PERSON, SAMPLE } from './sample.ts';

const record = (changed: Partial<PenaltyInput>) => penaltyRecord({ ...SAMPLE, ...changed });

describe('a decision that is taken in', () => {
  it('is published on the day of intake, under the rules of the day of the decision', () => {
    expect(record({})).toMatchObject({
      state: 'PUBLISHED',
      publishedOn: '2026-11-22',
      regime: 'R2026',
      severity: 'GENERAL',
      publicityEndsOn: '2027-09-18',
      publicityDueOn: '2026-09-29',
      categories: ['FINE'],
      decisionNumberKey: '豫1600环罚决字〔2026〕5号',
      subjectKey: 'USCC:91411602MA46LM1869',
    });
  });

  it('keeps the day of publication and the end that its source states', () => {
    expect(record({ publishedOn: '2026-09-28', publicityEndsOn: '2026-12-18' })).toMatchObject({
      publishedOn: '2026-09-28',
      publicityEndsOn: '2026-12-18',
    });
  });

  it('takes 2099-12-31 for no end of the penalty, and for no statement of an end of publicity', () => {
    expect(record({ validUntil: '2099-12-31', publicityEndsOn: '9999-12-31' })).toMatchObject({
      validUntil: null,
      publicityEndsOn: '2027-09-18',
    });
  });

  it('is exempt and unpublished in the simple procedure', () => {
    expect(record({ procedure: 'SIMPLE', publishedOn: '2026-09-28' })).toMatchObject({
      state: 'EXEMPT',
      publishedOn: null,
      severity: 'MINOR',
    });
  });

  it('follows the seriousness that its authority states', () => {
    expect(record({ severity: 'SERIOUS' }).publicityEndsOn).toBe('2029-09-18');
  });
});

describe('the day by which to publish', () => {
  it.each([
    ['2024-02-08', '2024-02-23'],
    ['2024-09-13', '2024-09-25'],
    ['2024-12-31', '2025-01-10'],
    ['2025-01-24', '2025-02-10'],
    ['2025-04-30', '2025-05-14'],
    ['2025-09-26', '2025-10-13'],
    ['2025-12-31', '2026-01-12'],
    ['2026-02-12', '2026-02-28'],
    ['2026-09-18', '2026-09-29'],
  ])('after a decision of %s is %s', (decidedOn, due) => {
    expect(record({ decidedOn }).publicityDueOn).toBe(due);
  });

  it('is not known before the first year on record', () => {
    expect(record({ decidedOn: '2019-10-10' }).publicityDueOn).toBeNull();
    expect(record({ decidedOn: '2020-12-31' }).publicityDueOn).toBeNull();
  });

  it('is left open when it reaches a year that is not announced', () => {
    expect(record({ decidedOn: '2026-12-28' }).publicityDueOn).toBeNull();
  });
});

describe('the identifier', () => {
  it('is the same for another spelling of the number, another text and another moment', () => {
    const again = record({
      decisionNumber: '豫 1600 环罚决字[2026]第05号',
      facts: '更正',
      moment: momentAt(new Date('2026-11-23T08:00:00+08:00')),
    });
    expect(again.id).toBe(record({}).id);
  });

  it('tells apart the counterparts of one number', () => {
    const ids = [
      record({}),
      record({ counterpartUscc: '91410923581749967U', counterpartName: '濮阳市东大食品有限公司' }),
      record({ ...PERSON }),
      record({ ...PERSON, counterpartName: '李四光', certificateNumber: null }),
    ].map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
  });
});

describe('what anybody may read', () => {
  const ID = '11010519491231002X';

  it('holds no citizen ID number, not even where a driver’s licence has it for its own', () => {
    const { certificateNumber, ...shown } = record({
      ...PERSON,
      decisionNumber: `公交决字${ID}`,
      violation: `酒驾 ${ID}`,
      facts: `当事人张三丰（${ID}）`,
      basis: `依据 ${ID}`,
      categoriesText: `其他-${ID}`,
      content: `暂扣 ${ID}`,
      licenseActedOn: `机动车驾驶证 ${ID}`,
      remark: ID,
    });
    expect(JSON.stringify(shown)).not.toContain(ID);
    expect(certificateNumber).toBe(ID);
  });

  it('names neither a natural person nor an operator, but for what the shop is called', () => {
    const { facts } = record({
      counterpartName: '汉滨区李建业餐饮店',
      counterpartCategory: 'INDIVIDUAL_BUSINESS',
      facts: '汉滨区李建业餐饮店经营者李建业未办理健康证',
    });
    expect(facts).toBe('汉滨区李建业餐饮店经营者李**未办理健康证');
    expect(record({ ...PERSON, content: '对张三丰罚款' }).content).toBe('对张**罚款');
  });
});

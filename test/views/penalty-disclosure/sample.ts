import { momentAt } from '../../../src/clock.ts';
import type { PenaltyInput } from '../../../src/views/penalty-disclosure/record.ts';

/** The case of a published decision (豫1600环罚决字〔2025〕5号), taken in on the day the tests ask. */
export const SAMPLE: PenaltyInput = {
  counterpartName: '周口盛祥纸箱包装有限公司',
  counterpartCategory: 'LEGAL_PERSON',
  counterpartUscc: '91411602MA46LM1869',
  legalRepresentative: '李建业',
  decisionNumber: '豫1600环罚决字〔2026〕5号',
  violation: '未按照规定使用污染防治设施',
  facts: '现场检查时，UV光氧催化箱未通电。',
  basis: '《中华人民共和国大气污染防治法》第一百零八条',
  categoriesText: '罚款',
  content: '罚款人民币贰万元整',
  fineAmount: 2_000_000,
  decidedOn: '2026-09-18',
  authorityName: '周口市生态环境局',
  authorityCode: '11230500001755309F',
  authority: 'ecology-environment',
  source: 'ecology-environment',
  procedure: 'ORDINARY',
  moment: momentAt(new Date('2026-11-22T08:00:00+08:00')),
  hashKey: 'a key',
};

/** 11010519491231002X is the specimen of GB 11643-1999. */
export const PERSON = {
  counterpartName: '张三丰',
  counterpartCategory: 'NATURAL_PERSON',
  counterpartUscc: null,
  legalRepresentative: null,
  certificateType: '身份证',
  certificateNumber: '11010519491231002X',
} as const;

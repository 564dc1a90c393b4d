import { momentAt } from '../../../src/clock.ts';
import type { LicenseInput, NewItem, NoticeInput } from '../../../src/views/license-notification/record.ts';

export const FIRM = '91411602MA46LM1869';

/** 2026-11-16 is a Monday: five working days later it is 2026-11-23. */
export const PUSH = momentAt(new Date('2026-11-16T09:30:00+08:00'));

export const ITEM: NewItem = {
  code: 'A058',
  version: 3,
  name: '食品经营许可',
  licenseName: '食品经营许可证',
  approvingDepartments: ['administrative-approval', 'market-regulation'],
  legalBasis: '《中华人民共和国食品安全法》第三十五条',
  level: 'COUNTY',
  reformWay: 'OPTIMISED',
  scopeKeywords: ['餐饮服务', '食品销售'],
  effectiveFrom: '2026-01-01',
  source: 'administrative-approval',
  assertedAt: '2026-01-01T00:00:00+08:00',
};

export const NOTICE: NoticeInput = {
  subjectKey: `USCC:${FIRM}`,
  item: { code: 'A058', version: 3 },
  recipient: 'education',
  recipientKind: 'APPROVING',
  registrationKind: 'NEW',
  matchedWords: ['餐饮服务'],
  entity: {
    entityName: '周口盛祥纸箱包装有限公司',
    businessScope: '餐饮服务；纸箱销售',
    legalRepresentative: '李建业',
    phone: '13800001234',
  },
  source: 'market-regulation',
  moment: PUSH,
};

export const LICENSE: LicenseInput = {
  counterpartName: '周口盛祥纸箱包装有限公司',
  counterpartCategory: 'LEGAL_PERSON',
  counterpartUscc: FIRM,
  legalRepresentative: '李建业',
  documentName: '准予食品经营许可决定书',
  decisionNumber: '周食许准字〔2026〕12号',
  categoryText: '普通',
  licenseName: '食品经营许可证',
  licenseNumber: 'JY24116020012345',
  content: '热食类食品制售',
  decidedOn: '2026-10-12',
  validFrom: '2026-10-12',
  validTo: '2031-10-11',
  authorityName: '周口市市场监督管理局',
  authorityCode: '11230500001755309F',
  authority: 'market-regulation',
  status: 'VALID',
  source: 'market-regulation',
  moment: PUSH,
  hashKey: 'a key',
};

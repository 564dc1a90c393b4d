import { describe, expect, it } from 'vitest';
import { chineseTerm } from '../../../src/sharing/catalogue/chinese-term.ts';

describe('the Chinese term of a description', () => {
  it.each<[description: string, zh: string | null, en: string]>([
    ['Contact telephone (联系电话, tel).', '联系电话', 'Contact telephone (tel).'],
    ['Day of listing (列入日期).', '列入日期', 'Day of listing.'],
    [
      'Capital in yuan (注册资本, regCap; templates use 万元).',
      '注册资本',
      'Capital in yuan (regCap, templates use 万元).',
    ],
    ['Fine (CF_NR_FK, 罚款金额).', '罚款金额', 'Fine (CF_NR_FK).'],
    [
      'Removals (移出数). Null when it is small (小单元抑制).',
      '移出数',
      'Removals. Null when it is small (小单元抑制).',
    ],
    ['Division (GB/T 2260), six digits (行政区划代码).', '行政区划代码', 'Division (GB/T 2260), six digits.'],
    ['Representative (法定代表人/经营者).', '法定代表人/经营者', 'Representative.'],
    ['Kinds by law, 行政处罚法 Art. 9.', null, 'Kinds by law, 行政处罚法 Art. 9.'],
    ['Name in English.', null, 'Name in English.'],
    ['', null, ''],
  ])('of “%s” is %s', (description, zh, en) => {
    expect(chineseTerm(description)).toEqual({ zh, en });
  });
});

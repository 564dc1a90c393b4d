import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MASKS, SHARE_CLASSES } from '../../src/permission/share.ts';
import { ACCESSES } from '../../src/permission/verdict.ts';
import { classWording, KINDS, maskWording, ruleWording } from '../../src/workbench/wording.ts';

const settings = {
  purposes: [
    {
      id: 'joint-sanction',
      name: 'Joint punishment',
      nameZh: '失信联合惩戒',
      legalBasis: '国办发〔2020〕49号',
      caseNumberRequired: false,
    },
  ],
};
const CHINESE = /\p{Script=Han}/u;

describe('the wording of the page', () => {
  it('has Chinese for every rule by which the hub decides', () => {
    const decide = readFileSync(new URL('../../src/permission/decide.ts', import.meta.url), 'utf8');
    const rules = [...decide.matchAll(/(?:rule: |export const [A-Z_]+ = )'([^']+)'/g)].map(
      ([, rule = '']) => rule,
    );
    expect(rules.length).toBeGreaterThanOrEqual(12);
    for (const rule of rules) expect(ruleWording(rule, settings).zh, rule).toMatch(CHINESE);
  });

  it('names the grant, and the purpose that excludes a field', () => {
    expect(ruleWording('grant demo-1', settings)).toEqual({ zh: '授权', en: 'demo-1' });
    expect(ruleWording('purpose joint-sanction excludes it', settings).zh).toBe('用途“失信联合惩戒”不得使用');
  });

  it('has Chinese for every class, mask and result', () => {
    for (const id of SHARE_CLASSES) expect(classWording(id).zh).toMatch(CHINESE);
    for (const id of MASKS) expect(maskWording(id).zh).toMatch(CHINESE);
    for (const id of ACCESSES) expect(KINDS[id].zh).toMatch(CHINESE);
  });

  it('shows what it does not know as it came', () => {
    expect(ruleWording('a rule of tomorrow', settings)).toEqual({ zh: '', en: 'a rule of tomorrow' });
    expect(maskWording('BLUR')).toEqual({ zh: 'BLUR', en: 'BLUR' });
  });
});

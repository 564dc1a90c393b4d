import { describe, expect, it } from 'vitest';
import { categoriesOf, severityOf } from '../../../src/views/penalty-disclosure/penalty-category.ts';

describe('the categories of a cell', () => {
  it.each([
    ['罚款', ['FINE']],
    ['警告;', ['WARNING']],
    ['罚款;行政拘留', ['FINE', 'DETENTION']],
    ['罚款；警告', ['WARNING', 'FINE']],
    ['其他-警告', ['WARNING']],
    ['其他-不予行政处罚', ['OTHER']],
    ['罚款;其他-责令改正', ['FINE', 'OTHER']],
    ['没收违法所得、没收非法财物', ['CONFISCATION_OF_GAINS', 'CONFISCATION_OF_PROPERTY']],
    ['责令停产停业', ['BUSINESS_SUSPENSION']],
    ['限制开展生产经营活动;限制从业', ['BUSINESS_RESTRICTION', 'OCCUPATIONAL_BAN']],
    ['降低资质等级；责令关闭；通报批评', ['PUBLIC_CRITICISM', 'QUALIFICATION_DOWNGRADE', 'CLOSURE']],
    ['', []],
    [' ; ；', []],
  ])('%j are %j', (text, categories) => {
    expect(categoriesOf(text, '')).toEqual(categories);
  });

  it.each([
    ['吊销食品经营许可证', ['LICENSE_REVOCATION']],
    ['暂扣食品经营许可证三十日', ['LICENSE_SUSPENSION']],
    ['暂扣三十日，逾期吊销', ['LICENSE_SUSPENSION']],
    ['', ['LICENSE_SUSPENSION']],
  ])('are read from the content %j where the template leaves them open', (content, categories) => {
    expect(categoriesOf('暂扣或者吊销许可证', content)).toEqual(categories);
  });
});

describe('the seriousness of a decision that states none', () => {
  it.each([
    [['WARNING'], 'MINOR'],
    [['WARNING', 'FINE'], 'GENERAL'],
    [['OTHER'], 'GENERAL'],
    [[], 'GENERAL'],
    [['LICENSE_REVOCATION', 'WARNING'], 'SERIOUS'],
  ] as const)('is for %j %s', (categories, severity) => {
    expect(severityOf({ categories, procedure: 'ORDINARY', decidedOn: '2026-09-18' })).toBe(severity);
  });

  it('is minor in the simple procedure', () => {
    expect(severityOf({ categories: ['FINE'], procedure: 'SIMPLE', decidedOn: '2026-09-18' })).toBe('MINOR');
  });
});

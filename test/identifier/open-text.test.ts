import { describe, expect, it } from 'vitest';
import { openText } from '../../src/identifier/open-text.ts';

describe('a text that anybody may read', () => {
  it('has no citizen ID number in it', () => {
    expect(openText('当事人（身份证号11010519491231002X）', { people: [] })).toBe(
      '当事人（身份证号1****************X）',
    );
  });

  it.each([
    ['经查，张三丰未取得许可。张三丰到场。', '经查，张**未取得许可。张**到场。'],
    ['经查，张　三 丰未取得许可。', '经查，张**未取得许可。'],
    ['经查，张三未取得许可。', '经查，张三未取得许可。'],
  ])('%s is told as %s', (text, told) => {
    expect(openText(text, { people: ['张三丰'] })).toBe(told);
  });

  it('masks the longer of two names that begin alike', () => {
    expect(openText('王小明与王小到场', { people: ['王小', '王小明'] })).toBe('王**与王**到场');
  });

  it('keeps a person’s name where it is part of the public one', () => {
    const people = { people: ['王小明'], publicName: '汉滨区王小明餐饮店' };
    expect(openText('汉滨区王小明餐饮店的经营者王小明', people)).toBe('汉滨区王小明餐饮店的经营者王**');
  });

  it.each([null, undefined, '', '王', '陶**'])('leaves the text alone where the name is %j', (name) => {
    expect(openText('王某与陶**到场（见附件）', { people: [name] })).toBe('王某与陶**到场（见附件）');
  });

  it('takes the signs in a name as they are', () => {
    expect(openText('J.R (Bob) Smith, JxR', { people: ['J.R(Bob)'] })).toBe('J** Smith, JxR');
  });
});

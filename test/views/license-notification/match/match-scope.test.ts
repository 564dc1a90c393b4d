import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compileCatalogue,
  type ScopeItem,
} from '../../../../src/views/license-notification/match/compiled-catalogue.ts';
import { matchScope } from '../../../../src/views/license-notification/match/match-scope.ts';

const item = (code: string, keywords: string[], more: Partial<ScopeItem> = {}): ScopeItem => ({
  code,
  reformWay: 'OPTIMISED',
  scopeKeywords: keywords,
  scopeExceptions: [],
  scopeCodes: [],
  coveredBy: [],
  ...more,
});

const ITEMS = [
  item('FOOD', ['食品销售', '餐饮服务', '=餐饮', '食品+销售', '矿泉水+销售'], {
    scopeExceptions: ['宠物食品销售', '+生产'],
    scopeCodes: ['F5210'],
  }),
  item('PACKED', ['食品销售（仅销售预包装食品）', '预包装食品+销售'], {
    reformWay: 'FILING',
    scopeCodes: ['F5211'],
    coveredBy: ['FOOD'],
  }),
  item('TOBACCO', ['烟草制品零售', '卷烟+零售']),
  item('CHEMICALS', ['危险化学品经营', '成品油零售'], { scopeExceptions: ['不含危险化学品'] }),
  item('LODGING', ['住宿服务', '=住宿', '=酒店']),
  item('BEAUTY', ['=美容'], { scopeExceptions: ['~汽车'] }),
  item('INNS', ['*旅馆']),
  item('DEVICES', ['二类+医疗器械+销售']),
];
const catalogue = compileCatalogue(ITEMS);
const match = (scope: string, codes: string[] = []) => matchScope(catalogue, scope, codes);
const called = (scope: string, codes: string[] = []) =>
  match(scope, codes).flatMap(({ code, called: isCalled }) => (isCalled ? [code] : []));

describe('a match', () => {
  it('gives the words as they are written, and the entry of the scope in which they stand', () => {
    expect(match('一般项目：日用品销售；许可项目：食 品 销 售（凭许可证经营）；软件开发')).toEqual([
      {
        code: 'FOOD',
        called: true,
        matchedWords: [{ word: '食 品 销 售', clause: '食 品 销 售（凭许可证经营）' }],
        matchedCodes: [],
        exclusions: [],
      },
    ]);
  });

  it('tells items in the order of their codes, whatever the order of the scope and of the catalogue', () => {
    const turned = compileCatalogue(ITEMS.toReversed());
    const scope = '住宿服务；烟草制品零售；餐饮服务';
    expect(matchScope(turned, scope)).toEqual(match(scope));
    expect(called(scope)).toEqual(['FOOD', 'LODGING', 'TOBACCO']);
  });

  it('is by the longer word where one holds the other', () => {
    expect(called('食品销售（仅销售预包装食品）')).toEqual(['PACKED']);
    expect(called('食品销售(仅销售预包装食品)')).toEqual(['PACKED']);
  });

  it('gives way to an item that covers it, and says which', () => {
    const matches = match('食品销售；食品销售（仅销售预包装食品）');
    expect(matches.find(({ code }) => code === 'PACKED')).toMatchObject({
      called: false,
      matchedWords: [],
      exclusions: [{ reason: 'COVERED', because: 'FOOD' }],
    });
  });

  it('is called by the codes of standard lines too, and by them alone', () => {
    expect(called('', ['F5211'])).toEqual(['PACKED']);
    expect(called('', ['F5210', 'F5211'])).toEqual(['FOOD']);
    expect(called('', ['A0000'])).toEqual([]);
  });

  it('of a scope that says nothing is none', () => {
    for (const scope of ['', '无', '\n', '（）', '）（', '；；；', '（（（', '一般项目：', '***']) {
      expect(match(scope), scope).toEqual([]);
    }
  });
});

describe('a word that does not count says why', () => {
  const why = (scope: string, code: string) =>
    match(scope)
      .find((each) => each.code === code)
      ?.exclusions.map(({ word, reason, because }) => [word, reason, because]);

  it.each([
    ['日用百货销售（不含烟草制品零售）', 'TOBACCO', '烟草制品零售', '不含烟草制品零售'],
    ['日用百货销售（烟草制品零售除外）', 'TOBACCO', '烟草制品零售', '烟草制品零售除外'],
    ['除住宿服务、烟草制品零售外的商务服务', 'TOBACCO', '烟草制品零售', '除住宿服务、烟草制品零售外'],
    ['信息咨询，不得从事烟草制品零售', 'TOBACCO', '烟草制品零售', '不得从事烟草制品零售'],
    ['日用百货销售（不含烟草制品零售', 'TOBACCO', '烟草制品零售', '不含烟草制品零售'],
  ])('as it is left out: %s', (scope, code, word, because) => {
    expect(called(scope)).toEqual([]);
    expect(why(scope, code)).toEqual([[word, 'LEFT_OUT', because]]);
  });

  it('as its line leaves out what makes it need the item', () => {
    expect(why('成品油零售（不含危险化学品）', 'CHEMICALS')).toEqual([
      ['成品油零售', 'LINE_LEAVES_OUT', '危险化学品'],
    ]);
    expect(called('成品油零售（不含危险化学品）；危险化学品经营')).toEqual(['CHEMICALS']);
    expect(called('食品销售（不含许可类食品）')).toEqual([]);
  });

  it('as it only looks like one', () => {
    expect(why('宠物食品销售', 'FOOD')).toEqual([['食品销售', 'LOOKALIKE', '宠物食品销售']]);
    expect(why('汽车维修、美容', 'BEAUTY')).toEqual([['美容', 'LOOKALIKE', '汽车']]);
    expect(why('矿泉水生产、销售', 'FOOD')).toEqual([['矿泉水', 'LOOKALIKE', '生产、销售']]);
  });

  it('as the line speaks of something else', () => {
    expect(why('餐饮服务管理', 'FOOD')).toEqual([['餐饮服务', 'OTHER_SUBJECT', '管理']]);
    expect(why('危险化学品经营许可证代办', 'CHEMICALS')).toEqual([
      ['危险化学品经营', 'OTHER_SUBJECT', '许可'],
    ]);
  });
});

describe('an entry of a list', () => {
  it('is what is done with it, said behind the list or before it', () => {
    expect(called('卷烟、日用百货零售')).toEqual(['TOBACCO']);
    expect(called('零售：日用百货，卷烟')).toEqual(['TOBACCO']);
    expect(called('卷烟（凭许可证）的零售')).toEqual(['TOBACCO']);
    expect(called('卷烟包装、日用百货零售')).toEqual([]);
    expect(called('卷烟批发；日用百货零售')).toEqual([]);
  });

  it('is all that stands there, or all but what is done', () => {
    expect(called('餐饮；住宿')).toEqual(['FOOD', 'LODGING']);
    expect(called('餐饮住宿')).toEqual(['FOOD', 'LODGING']);
    expect(called('餐饮 住宿')).toEqual(['FOOD', 'LODGING']);
    expect(called('餐饮用品、酒店管理')).toEqual([]);
  });

  it('may be named by how it ends', () => {
    expect(called('商务旅馆；旅馆业')).toEqual(['INNS']);
    expect(called('旅馆用品；旅馆管理；旅馆布草销售')).toEqual([]);
  });

  it('is sold where the line says of nothing what is done with it', () => {
    expect(called('卷烟、日用百货')).toEqual(['TOBACCO']);
    expect(called('卷烟、日用百货的研究、设计')).toEqual([]);
  });

  it('may want another word in its line', () => {
    expect(called('医疗器械（一类、二类）批发')).toEqual(['DEVICES']);
    expect(called('机动车维修（二类）；器材销售')).toEqual([]);
  });
});

describe('any text whatever', () => {
  const pieces = [
    '食品销售',
    '烟草制品零售',
    '不含',
    '除',
    '外',
    '（',
    '）',
    '；',
    '，',
    '、',
    '。',
    '零售',
    '一般项目：',
    ' ',
    '〇',
  ];

  it('is matched without an error, and gives words that stand in it', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 40 }), (parts) => {
        const scope = parts.join('');
        for (const { matchedWords, exclusions } of match(scope)) {
          for (const { word, clause } of [...matchedWords, ...exclusions]) {
            expect(scope).toContain(word);
            expect(scope).toContain(clause);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('takes time by its length: one of 50,000 characters is read in seconds', () => {
    const long = '日用百货销售（不含烟草制品零售，除食品外）；卷烟、'.repeat(2_000);
    const start = performance.now();
    match(long);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeDecisionNumber, parseDecisionNumber } from '../../src/identifier/decision-number.ts';

describe('a published decision number', () => {
  it.each([
    ['豫0923环罚决字〔2024〕7号', '豫0923环罚决字', 2024, 7],
    ['豫1600环罚决字〔2025〕5号', '豫1600环罚决字', 2025, 5],
    ['豫1600环罚告字〔2025〕11号', '豫1600环罚告字', 2025, 11],
    ['0482环罚决字〔2025〕14号', '0482环罚决字', 2025, 14],
    ['豫0329环罚决字〔2023〕2号', '豫0329环罚决字', 2023, 2],
    ['豫0329环罚决字〔2024〕18号', '豫0329环罚决字', 2024, 18],
    ['豫0185环罚决字〔2023〕22号', '豫0185环罚决字', 2023, 22],
    ['豫0381环罚决字〔2025〕89号', '豫0381环罚决字', 2025, 89],
    ['豫0927环罚决字〔2025〕6号', '豫0927环罚决字', 2025, 6],
    ['楚环禄罚字〔2025〕1号', '楚环禄罚字', 2025, 1],
    ['岳汨环罚决字〔2023〕020号', '岳汨环罚决字', 2023, 20],
    ['市场【2019】1号', '市场', 2019, 1],
  ])('%s has its parts', (raw, prefix, year, serial) => {
    expect(parseDecisionNumber(raw)).toEqual({ prefix, year, serial });
  });

  it.each(['双环许可2019', '双环许可证书2019', '', '〔2024〕7号', '豫环罚〔24〕7号', '豫环罚〔2024〕7-1号'])(
    '%j is not of the usual form',
    (raw) => {
      expect(parseDecisionNumber(raw)).toBeNull();
    },
  );
});

describe('for matching', () => {
  it.each([
    '豫 1600 环罚决字〔2025〕5号',
    '豫1600环罚决字[2025]5号',
    '豫1600环罚决字【2025】5号',
    '豫1600环罚决字（2025）5号',
    '豫1600环罚决字(2025)5号',
    '豫1600环罚决字［２０２５］５号',
    '豫1600环罚决字﹝2025﹞005号',
    '豫1600环罚决字〔 2025 〕第 5 号',
    '豫1600环罚决字〔2025】5号\u3000',
  ])('%s is the number 豫1600环罚决字〔2025〕5号', (spelling) => {
    expect(normalizeDecisionNumber(spelling)).toBe('豫1600环罚决字〔2025〕5号');
  });

  it('numbers that differ stay different', () => {
    const numbers = [
      '豫环罚〔2025〕5号',
      '豫环罚〔2025〕50号',
      '豫环罚〔2024〕5号',
      '豫环罚决字〔2025〕5号',
      '豫环罚〔2025〕0号',
    ];
    expect(new Set(numbers.map(normalizeDecisionNumber)).size).toBe(numbers.length);
  });

  it('brackets that hold no year stay', () => {
    expect(normalizeDecisionNumber('郑环（开）罚决字（2025）5号')).toBe('郑环(开)罚决字〔2025〕5号');
  });

  it('every spelling of a number comes out as its official form', () => {
    const spelling = fc.record({
      brackets: fc.constantFrom('〔〕', '[]', '【】', '（）', '()', '［］'),
      padding: fc.constantFrom('', '0', '00'),
      space: fc.constantFrom('', ' ', '\u3000', '\u00A0'),
      year: fc.integer({ min: 1990, max: 2099 }),
      serial: fc.integer({ min: 1, max: 99999 }),
    });
    fc.assert(
      fc.property(spelling, ({ brackets, padding, space, year, serial }) => {
        const [open, close] = [...brackets];
        const written = `安市监${space}罚决字${open}${year}${close}${space}${padding}${serial}${space}号`;
        expect(normalizeDecisionNumber(written)).toBe(`安市监罚决字〔${year}〕${serial}号`);
        expect(parseDecisionNumber(written)).toEqual({ prefix: '安市监罚决字', year, serial });
      }),
    );
  });

  it('normalising twice is normalising once', () => {
    const piece = fc.constantFrom(...'〔〕[]【】（）()第号0０5字 \u3000', '2024', '〔2024〕');
    const text = fc.oneof(
      fc.array(piece).map((pieces) => pieces.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, (raw) => {
        expect(normalizeDecisionNumber(normalizeDecisionNumber(raw))).toBe(normalizeDecisionNumber(raw));
      }),
      { numRuns: 1000 },
    );
  });
});

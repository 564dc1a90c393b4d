import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeName } from '../../src/identifier/name.ts';

describe('a name, for matching,', () => {
  it('is the same in full-width and half-width brackets, letters and spaces', () => {
    const spellings = [
      '嘉赫(汤阴县)包装有限公司',
      '嘉赫（汤阴县）包装有限公司',
      ' 嘉赫 (汤阴县)\u3000包装有限公司\u200B',
      '嘉赫﹙汤阴县﹚包装有限公司',
    ];
    expect(new Set(spellings.map(normalizeName))).toEqual(new Set(['嘉赫(汤阴县)包装有限公司']));
    expect(normalizeName('安康ａｂｃ科技')).toBe(normalizeName('安康 ABC 科技'));
  });

  it('stays apart from another name', () => {
    expect(normalizeName('安康(旬阳)茶业')).not.toBe(normalizeName('安康旬阳茶业'));
  });

  it('normalised twice is normalised once', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(text, (raw) => {
        expect(normalizeName(normalizeName(raw))).toBe(normalizeName(raw));
      }),
      { numRuns: 2000 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkUscc,
  normalizeUscc,
  organisationCheckCharacter,
  PLACEHOLDER_USCC,
  subjectKindOf,
  usccCheckCharacter,
} from '../../src/identifier/uscc.ts';

/** The specimen of GB 32100-2015, and codes that were published in penalty decisions. */
const PUBLISHED = [
  '91350100M000100Y43',
  '91410923581749967U',
  '91411602MA46LM1869',
  '91410482395881454M',
  '91410329MA3X5NQR97',
  '91410329MADG3F3D8T',
  '914101850572028342',
  '91410523MA9MK1MU05',
  '91410381MA3XEATU6K',
  '92410381MA413B1D4X',
  '92410927MA417AB00D',
  '11532331797206718E',
  '11230500001755309F',
  '91440300708461136T',
  '914403001922038216',
  '91110000802100433B',
];

const ALPHABET = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];

const uscc = fc
  .record({
    pair: fc.constantFrom('11', '12', '31', '51', '52', '53', '91', '92', '93'),
    division: fc.integer({ min: 110000, max: 659999 }).map(String),
    organisation: fc.array(fc.constantFrom(...ALPHABET), { minLength: 8, maxLength: 8 }),
  })
  .map(({ pair, division, organisation }) => {
    const body = organisation.join('');
    const first17 = `${pair}${division}${body}${organisationCheckCharacter(body)}`;
    return `${first17}${usccCheckCharacter(first17)}`;
  });

const replaced = (text: string, index: number, by: string): string =>
  text.slice(0, index) + by + text.slice(index + 1);

const faultOf = (raw: string): { why: string; whyZh: string } => {
  const check = checkUscc(raw);
  if (check.state !== 'INVALID') throw new Error(`${raw} was found ${check.state}`);
  return check;
};

describe('a published code', () => {
  it.each(PUBLISHED)('%s is valid, without a warning', (code) => {
    expect(checkUscc(code)).toEqual({ state: 'VALID', uscc: code, warnings: [] });
  });

  it('is recognised in full width, lower case and with spaces or hyphens', () => {
    const spellings = [
      '９１４１０９２３５８１７４９９６７Ｕ',
      '91410923581749967u',
      ' 914109 2358 1749 967U\u3000',
      '91-410923-58174996-7-U',
      '91410923－581749967—U\u200B',
    ];
    for (const spelling of spellings) {
      expect(checkUscc(spelling)).toMatchObject({ state: 'VALID', uscc: '91410923581749967U' });
    }
  });
});

describe('a code that is refused', () => {
  it.each([
    ['91110000100001123R', 'the check character is R where 2 is expected', '校验码为 R，应为 2'],
    ['911100001000013428', 'the check character is 8 where C is expected', '校验码为 8，应为 C'],
    ['9141092358174996', 'it has 16 characters where 18 are expected', '长度为 16 位，应为 18 位'],
    ['', 'it has 0 characters where 18 are expected', '长度为 0 位，应为 18 位'],
    ['02410923581749967U', 'the registering authority "0" at position 1', '第 1 位登记管理部门代码“0”'],
    [
      '91H10923581749967U',
      'the division "H10923" at positions 3 to 8 is not six digits',
      '“H10923”应全为数字',
    ],
  ])('%j says why', (code, why, whyZh) => {
    const fault = faultOf(code);
    expect(fault.why).toContain(why);
    expect(fault.whyZh).toContain(whyZh);
  });

  it.each([...'IOSVZ'])('names the position of the letter %s, which no code has', (letter) => {
    expect(faultOf(replaced('91410923581749967U', 9, letter)).why).toContain(
      `the character "${letter}" at position 10 is not in its alphabet`,
    );
  });

  it('counts a character outside the basic plane as one', () => {
    expect(faultOf('9141092358174996𠮷U').why).toContain('the character "𠮷" at position 17');
  });

  it('is every valid code with one character of its body changed', () => {
    const anyCharacter = fc.oneof(
      fc.constantFrom(...ALPHABET),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    );
    fc.assert(
      fc.property(uscc, fc.nat({ max: 16 }), anyCharacter, (code, index, character) => {
        const changed = replaced(code, index, character);
        fc.pre(normalizeUscc(changed) !== code && !normalizeUscc(changed).includes('*'));
        expect(checkUscc(changed).state).toBe('INVALID');
      }),
    );
  });

  it('is every valid code with two different neighbours swapped', () => {
    fc.assert(
      fc.property(uscc, fc.nat({ max: 15 }), (code, index) => {
        const [left, right] = [code.charAt(index), code.charAt(index + 1)];
        fc.pre(left !== right);
        expect(checkUscc(replaced(replaced(code, index, right), index + 1, left)).state).toBe('INVALID');
      }),
    );
  });
});

describe('what is not a fault', () => {
  it('is the placeholder of the publicity template, which means that there is no code', () => {
    expect(checkUscc(PLACEHOLDER_USCC)).toEqual({ state: 'PLACEHOLDER' });
    expect(checkUscc(' 00000000000000000x ')).toEqual({ state: 'PLACEHOLDER' });
    expect(checkUscc('000000000000000000').state).toBe('INVALID');
  });

  it('is a masked code, whatever its length', () => {
    expect(checkUscc('91430102**********')).toEqual({ state: 'MASKED', text: '91430102**********' });
    expect(checkUscc('91430102＊＊＊＊')).toEqual({ state: 'MASKED', text: '91430102****' });
  });

  it('is an organisation code that fails its own check: a warning', () => {
    const first17 = '91410923581749960';
    expect(checkUscc(first17 + usccCheckCharacter(first17))).toMatchObject({
      state: 'VALID',
      warnings: ['the check character of the organisation code is 0 where 7 is expected'],
    });
  });

  it('is a kind of body that the table does not list for a known authority: a warning', () => {
    const first17 = '54610902581749967';
    expect(checkUscc(first17 + usccCheckCharacter(first17))).toMatchObject({
      state: 'VALID',
      warnings: ['the kind of body "4" is not listed for the registering authority "5"'],
    });
  });
});

describe('the kind of subject', () => {
  it('follows the table of the standard (1/5/9), not the 1/2/3 of the plan of 2015', () => {
    expect(subjectKindOf('91410923581749967U')).toBe('ENTERPRISE');
    expect(subjectKindOf('51100000500000000X')).toBe('SOCIAL_ORGANIZATION');
    expect(subjectKindOf('31410000000000000X')).toBe('LAW_FIRM');
    expect(subjectKindOf('21410000000000000X')).toBe('OTHER');
  });

  it('knows organs, institutions, individual businesses, co-operatives, and leaves the rest open', () => {
    expect(subjectKindOf('11532331797206718E')).toBe('ORGAN');
    expect(subjectKindOf('12610900000000000X')).toBe('PUBLIC_INSTITUTION');
    expect(subjectKindOf('92410381MA413B1D4X')).toBe('INDIVIDUAL_BUSINESS');
    expect(subjectKindOf('93610902MA70000000')).toBe('FARMERS_COOPERATIVE');
    expect(subjectKindOf('52610900000000000X')).toBe('SOCIAL_ORGANIZATION');
    expect(subjectKindOf('81610900000000000X')).toBe('OTHER');
  });

  it('takes a sole proprietorship for the enterprise that its code says it is', () => {
    expect(subjectKindOf('91410381MA3XEATU6K')).toBe('ENTERPRISE');
  });
});

describe('the check characters', () => {
  it('follow from the published codes', () => {
    for (const code of PUBLISHED) {
      expect(usccCheckCharacter(code.slice(0, 17))).toBe(code.charAt(17));
      expect(organisationCheckCharacter(code.slice(8, 16))).toBe(code.charAt(16));
    }
  });

  it('are refused for what is no code', () => {
    expect(() => usccCheckCharacter('9141')).toThrow(RangeError);
    expect(() => usccCheckCharacter('9141092358174996I')).toThrow('character 17');
    expect(() => organisationCheckCharacter('5817499')).toThrow(RangeError);
  });

  it('make codes that pass', () => {
    fc.assert(
      fc.property(uscc, (code) => {
        expect(checkUscc(code)).toEqual({ state: 'VALID', uscc: code, warnings: [] });
      }),
    );
  });
});

it('normalising twice is normalising once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (raw) => {
      expect(normalizeUscc(normalizeUscc(raw))).toBe(normalizeUscc(raw));
    }),
  );
});

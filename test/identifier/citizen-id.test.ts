import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkCitizenId,
  citizenIdCheckCharacter,
  findCitizenIds,
  normalizeCitizenId,
  scrubCitizenIds,
} from '../../src/identifier/citizen-id.ts';

// The two specimens of GB 11643-1999 belong to nobody.
const SPECIMEN = '11010519491231002X';
const SPECIMEN_OF_1880 = '440524188001010014';
const SCRUBBED = '1****************X';

describe('a citizen ID number', () => {
  it('passes as the specimens of the standard do', () => {
    expect(checkCitizenId(SPECIMEN)).toEqual({ state: 'VALID', id: SPECIMEN, birthDate: '1949-12-31' });
    expect(checkCitizenId(SPECIMEN_OF_1880)).toMatchObject({ state: 'VALID', birthDate: '1880-01-01' });
  });

  it('passes in full width, with a small x and with spaces', () => {
    expect(checkCitizenId('１１０１０５ 19491231 002ｘ')).toMatchObject({ state: 'VALID', id: SPECIMEN });
  });

  it.each([
    ['810000', 'a residence permit of Hong Kong'],
    ['830000', 'a residence permit of Taiwan'],
    ['911156', 'a foreigner’s permanent residence card'],
  ])('passes with the area %s: %s', (area) => {
    const first17 = `${area}19900101001`;
    expect(checkCitizenId(first17 + citizenIdCheckCharacter(first17)).state).toBe('VALID');
  });

  it.each([
    ['110105194912310021', 'its check character is wrong', '校验码错误'],
    [withCheck('11010519490231002'), 'its birth date is not plausible', '出生日期不合理'],
    [withCheck('11010518791231002'), 'its birth date is not plausible', '出生日期不合理'],
    [withCheck('11010521001231002'), 'its birth date is not plausible', '出生日期不合理'],
    [withCheck('99010519491231002'), 'its area is not a province', '地址码不是有效的省级代码'],
    ['110105491231002', 'it is not 17 digits and a digit or X', '应为 17 位数字'],
    ['', 'it is not 17 digits and a digit or X', '应为 17 位数字'],
  ])('is refused with the reason: %s', (id, why, whyZh) => {
    expect(checkCitizenId(id)).toMatchObject({
      state: 'INVALID',
      why: expect.stringContaining(why),
      whyZh: expect.stringContaining(whyZh),
    });
  });

  it('is refused for somebody who is not born yet, when today is given', () => {
    const id = withCheck('11010520260501002');
    expect(checkCitizenId(id, '2026-05-01').state).toBe('VALID');
    expect(checkCitizenId(id, '2026-04-30').state).toBe('INVALID');
  });

  it('that is masked is no fault', () => {
    expect(checkCitizenId('610902********123X')).toEqual({ state: 'MASKED', text: '610902********123X' });
  });

  it('fails with any single digit changed', () => {
    fc.assert(
      fc.property(fc.nat({ max: 16 }), fc.integer({ min: 1, max: 9 }), (index, step) => {
        const digit = (Number(SPECIMEN.charAt(index)) + step) % 10;
        expect(checkCitizenId(SPECIMEN.slice(0, index) + digit + SPECIMEN.slice(index + 1)).state).toBe(
          'INVALID',
        );
      }),
    );
  });

  it('never appears in the reason why it is refused', () => {
    expect(JSON.stringify(checkCitizenId('110105194912310021'))).not.toContain('1101051949');
  });
});

describe('free text', () => {
  it('gives up the numbers in it, with their positions', () => {
    const text = `当事人王某（身份证号：${SPECIMEN}）与李某${SPECIMEN_OF_1880}共同经营。`;
    const hits = findCitizenIds(text);
    expect(hits.map(({ start, end }) => text.slice(start, end))).toEqual([SPECIMEN, SPECIMEN_OF_1880]);
    expect(hits.map(({ id }) => id)).toEqual([SPECIMEN, SPECIMEN_OF_1880]);
  });

  it('is scrubbed to the first and the last character', () => {
    expect(scrubCitizenIds(`身份证${SPECIMEN}，电话13812345678。`)).toBe(
      `身份证${SCRUBBED}，电话13812345678。`,
    );
  });

  it.each([
    ['in full width', '１１０１０５１９４９１２３１００２Ｘ'],
    ['in groups of 6, 8 and 4', '110105 19491231 002X'],
    ['in fours', '1101 0519 4912 3100 2X'],
    ['with hyphens', '110105-19491231-002x'],
    ['with zero-width spaces', '110105\u200B19491231\u200B002X'],
    ['broken over two lines', '1101051949\n1231002X'],
  ])('hides no number that is written %s', (_, written) => {
    expect(scrubCitizenIds(`证件${written}号`)).toBe(`证件${SCRUBBED}号`);
  });

  it('is scrubbed though another number stands right before', () => {
    expect(scrubCitizenIds(`2 ${SPECIMEN}`)).toBe(`2 ${SCRUBBED}`);
    expect(scrubCitizenIds(`2024-01-15 ${SPECIMEN}`)).toBe(`2024-01-15 ${SCRUBBED}`);
  });

  it.each([
    ['a wrong check character', '110105194912310021'],
    ['digits before', `7${SPECIMEN}`],
    ['digits after', `${SPECIMEN_OF_1880}5`],
    ['a unified social credit code of digits only', '914101850572028342'],
    ['a permit number that begins with a code', '91532331MA6NMBQX4C001V'],
  ])('keeps what only looks like a number: %s', (_, text) => {
    expect(scrubCitizenIds(text)).toBe(text);
  });

  it('loses nothing but the number, wherever it stands', () => {
    const prose = fc.string({ unit: 'grapheme' }).filter((text) => !/[\d０-９]/.test(text));
    fc.assert(
      fc.property(prose, prose, (before, after) => {
        expect(scrubCitizenIds(before + SPECIMEN + after)).toBe(before + SCRUBBED + after);
      }),
    );
  });

  it('holds no number any more once it is scrubbed', () => {
    const piece = fc.constantFrom(SPECIMEN, SPECIMEN_OF_1880, ' ', '-', '1', '，', '证件', '2024');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        expect(findCitizenIds(scrubCitizenIds(pieces.join('')))).toEqual([]);
      }),
    );
  });
});

it('normalising twice is normalising once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (raw) => {
      expect(normalizeCitizenId(normalizeCitizenId(raw))).toBe(normalizeCitizenId(raw));
    }),
  );
});

function withCheck(first17: string): string {
  return first17 + citizenIdCheckCharacter(first17);
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citizenId, codeMaker, registrationNumber } from '../../src/demo/codes.ts';
import { randomOf } from '../../src/demo/random.ts';
import { checkCitizenId } from '../../src/identifier/citizen-id.ts';
import { checkRegistrationNumber } from '../../src/identifier/registration-number.ts';
import { checkUscc, type SubjectKind, subjectKindOf } from '../../src/identifier/uscc.ts';

const KINDS: SubjectKind[] = [
  'ENTERPRISE',
  'INDIVIDUAL_BUSINESS',
  'FARMERS_COOPERATIVE',
  'SOCIAL_ORGANIZATION',
  'PUBLIC_INSTITUTION',
  'LAW_FIRM',
  'ORGAN',
  'OTHER',
];

describe('made-up numbers', () => {
  it('are unified social credit codes that pass every check, of the kind asked for, in a block nobody uses', () => {
    const codeOf = codeMaker(randomOf(3, 'codes'));
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), (kind) => {
        const code = codeOf(kind, '610902');
        expect(checkUscc(code)).toEqual({ state: 'VALID', uscc: code, warnings: [] });
        expect(subjectKindOf(code)).toBe(kind);
        expect(code.slice(8, 10)).toBe('MY');
      }),
    );
  });

  it('are never given twice by one maker', () => {
    const codeOf = codeMaker(randomOf(3, 'codes'));
    const codes = Array.from({ length: 20_000 }, () => codeOf('ENTERPRISE', '610902'));
    expect(new Set(codes).size).toBe(20_000);
  });

  it('are registration numbers with a good check digit, of an office that no register has', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), fc.nat(9_999_999), (kind, serial) => {
        const number = registrationNumber(kind, serial);
        expect(checkRegistrationNumber(number)).toEqual({ number, form: 'CURRENT', warnings: [] });
        expect(number.startsWith('610971')).toBe(true);
      }),
    );
  });

  it('are citizen ID numbers that pass the check and that nobody alive was given', () => {
    const random = randomOf(5, 'people');
    for (let count = 0; count < 2_000; count++) {
      const id = citizenId(random);
      const check = checkCitizenId(id);
      expect(check.state).toBe('VALID');
      expect(id).toMatch(/^610902(19[6-9]\d|2000)\d{4}99[6-9][\dX]$/);
    }
  });
});

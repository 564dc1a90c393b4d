import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRegistrationNumber, registrationCheckDigit } from '../../src/identifier/registration-number.ts';

describe('a registration number', () => {
  it.each(['440301103448669', '110108012660422'])('%s passes its check', (number) => {
    expect(checkRegistrationNumber(number)).toEqual({ number, form: 'CURRENT', warnings: [] });
  });

  it('is read in full width and with spaces', () => {
    expect(checkRegistrationNumber('４４０３０１ 10344866-9').number).toBe('440301103448669');
  });

  it('with a wrong check digit is kept, with a warning that names the right one', () => {
    expect(checkRegistrationNumber('440301103448668')).toEqual({
      number: '440301103448668',
      form: 'CURRENT',
      warnings: ['the check digit is 8 where 9 is expected'],
    });
  });

  it('of the old form has 13 digits and nothing to check', () => {
    expect(checkRegistrationNumber('6109021800123')).toMatchObject({ form: 'OLD', warnings: [] });
  });

  it.each(['', '无', '企独陕总字第000123号', '91410923581749967U'])(
    '%j is another number, with a warning',
    (raw) => {
      const check = checkRegistrationNumber(raw);
      expect(check.form).toBe('OTHER');
      expect(check.warnings).toHaveLength(1);
    },
  );
});

describe('the check digit', () => {
  const first14 = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 14, maxLength: 14 });

  it('makes a number that passes, and finds any single wrong digit', () => {
    fc.assert(
      fc.property(first14, fc.nat({ max: 14 }), fc.integer({ min: 1, max: 9 }), (digits, index, step) => {
        const number = digits.join('') + registrationCheckDigit(digits.join(''));
        expect(checkRegistrationNumber(number).warnings).toEqual([]);
        const wrong = String((Number(number.charAt(index)) + step) % 10);
        expect(
          checkRegistrationNumber(number.slice(0, index) + wrong + number.slice(index + 1)).warnings,
        ).toHaveLength(1);
      }),
    );
  });

  it('is refused for anything but 14 digits', () => {
    expect(() => registrationCheckDigit('4403011034486')).toThrow(RangeError);
    expect(() => registrationCheckDigit('4403011034486X')).toThrow(RangeError);
  });
});

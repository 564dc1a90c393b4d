import { foldCode } from './text-folding.ts';

/**
 * What a registration number (工商注册号) looks like: CURRENT has 15 digits (registering office 6, serial 8, check 1),
 * OLD has 13 and no check, OTHER is neither. Nothing here refuses a record: old registers hold all of them.
 */
export interface RegistrationNumberCheck {
  readonly number: string;
  readonly form: 'CURRENT' | 'OLD' | 'OTHER';
  readonly warnings: string[];
}

export const normalizeRegistrationNumber = (raw: string): string => foldCode(raw);

export function checkRegistrationNumber(raw: string): RegistrationNumberCheck {
  const number = normalizeRegistrationNumber(raw);
  if (/^\d{13}$/.test(number)) return { number, form: 'OLD', warnings: [] };
  if (!/^\d{15}$/.test(number)) {
    return {
      number,
      form: 'OTHER',
      warnings: ['a registration number has 15 digits, or 13 in its old form'],
    };
  }
  const expected = registrationCheckDigit(number.slice(0, 14));
  const warning = `the check digit is ${number.charAt(14)} where ${expected} is expected`;
  return { number, form: 'CURRENT', warnings: number.charAt(14) === expected ? [] : [warning] };
}

/** Digit 15 for the first 14: GB/T 17710, MOD 11,10. Throws RangeError unless given 14 digits. */
export function registrationCheckDigit(first14: string): string {
  if (!/^\d{14}$/.test(first14)) throw new RangeError('14 digits are needed');
  let product = 10;
  for (const digit of first14) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return String((11 - product) % 10);
}

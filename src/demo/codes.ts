import { citizenIdCheckCharacter } from '../identifier/citizen-id.ts';
import { registrationCheckDigit } from '../identifier/registration-number.ts';
import { organisationCheckCharacter, type SubjectKind, usccCheckCharacter } from '../identifier/uscc.ts';
import { dayBetween } from './demo-day.ts';
import type { Random } from './random.ts';

// Every number here passes its checks, and none was or will be given to anybody: the blocks they are drawn from
// are not in use. So no record of the demo region can be taken for one of a firm or a person that exists.

/** 主体标识码 are given out in blocks by their first letters, MA (2015) onward; nobody is near MY. */
const UNUSED_BLOCK = 'MY';

/** The local code of the high-tech zone: GB/T 2260 has none for a zone, so no register uses it either. */
export const ZONE_CODE = '610971';

/** 996 to 999 were for people over a hundred years old when numbers had 15 digits; nobody born since 1900 has one. */
const UNUSED_SERIALS = { from: 996, to: 999 } as const;

const AUTHORITY_AND_KIND: Readonly<Record<SubjectKind, readonly string[]>> = {
  ENTERPRISE: ['91'],
  INDIVIDUAL_BUSINESS: ['92'],
  FARMERS_COOPERATIVE: ['93'],
  SOCIAL_ORGANIZATION: ['51', '52'],
  PUBLIC_INSTITUTION: ['12'],
  LAW_FIRM: ['31'],
  ORGAN: ['11'],
  OTHER: ['N2'],
};

const LETTERS_AND_DIGITS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Makes 统一社会信用代码 (GB 32100-2015), each a different one: kind of body, and division of the registering office. */
export function codeMaker(random: Random): (kind: SubjectKind, division: string) => string {
  const given = new Set<string>();
  const serial = () => Array.from({ length: 6 }, () => LETTERS_AND_DIGITS.charAt(random.int(0, 30))).join('');
  return (kind, division) => {
    let eight = UNUSED_BLOCK + serial();
    while (given.has(eight)) eight = UNUSED_BLOCK + serial();
    given.add(eight);
    const first = random.pick(AUTHORITY_AND_KIND[kind]);
    const first17 = `${first}${division}${eight}${organisationCheckCharacter(eight)}`;
    return first17 + usccCheckCharacter(first17);
  };
}

/**
 * 工商注册号 of 15 digits. The serial’s first digit tells domestic enterprises (0 to 3) from individual businesses
 * (6 to 9); the office is the zone’s own, which no register has.
 */
export function registrationNumber(kind: SubjectKind, serial: number): string {
  const leading = kind === 'INDIVIDUAL_BUSINESS' ? '6' : '2';
  const first14 = `${ZONE_CODE}${leading}${String(serial).padStart(7, '0')}`;
  return first14 + registrationCheckDigit(first14);
}

/** 公民身份号码 of somebody born from 1960 to 2000. */
export function citizenId(random: Random): string {
  const born = dayBetween(random, '1960-01-01', '2000-12-31').replaceAll('-', '');
  const first17 = `610902${born}${random.int(UNUSED_SERIALS.from, UNUSED_SERIALS.to)}`;
  return first17 + citizenIdCheckCharacter(first17);
}

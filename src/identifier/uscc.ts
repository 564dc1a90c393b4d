import { foldCode } from './text-folding.ts';

/** Unified social credit code (统一社会信用代码), GB 32100-2015: authority 1, kind 1, division 6, organisation code 9, check 1. */
const LENGTH = 18;
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const FROM_ALPHABET = /^[0-9A-HJ-NPQRTUWXY]+$/;
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

// GB 11714 counts the whole Latin alphabet, unlike GB 32100.
const ORGANISATION_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** What the publicity template has individual businesses without a code enter. It stands for "no code" and joins nothing. */
export const PLACEHOLDER_USCC = '00000000000000000X';

/**
 * Registering authority (登记管理部门) to its kinds of body (机构类别), GB 32100-2015 table 1. The 1/2/3 for
 * staffing office, civil affairs and market registration that many pages print was an example in the plan of
 * 2015 (国发〔2015〕33号); the standard has 1/5/9. Kinds have been added since, so an unlisted one only warns.
 */
const KINDS_BY_AUTHORITY: Readonly<Record<string, string>> = {
  '1': '1239', // 机构编制 staffing office
  '2': '19', // 外交 foreign affairs
  '3': '123459', // 司法行政 justice
  '4': '19', // 文化 culture
  '5': '1239', // 民政 civil affairs
  '6': '129', // 旅游 tourism
  '7': '129', // 宗教 religion
  '8': '19', // 工会 trade unions
  '9': '123', // 工商 market registration
  A: '19', // 军队编制 military staffing
  N: '1239', // 农业 agriculture
  Y: '1', // 其他 other
};

export type SubjectKind =
  | 'ENTERPRISE'
  | 'INDIVIDUAL_BUSINESS'
  | 'FARMERS_COOPERATIVE'
  | 'SOCIAL_ORGANIZATION'
  | 'PUBLIC_INSTITUTION'
  | 'LAW_FIRM'
  | 'ORGAN'
  | 'OTHER';

const SUBJECT_KINDS: Readonly<Record<string, SubjectKind>> = {
  '11': 'ORGAN',
  '12': 'PUBLIC_INSTITUTION',
  '31': 'LAW_FIRM',
  '51': 'SOCIAL_ORGANIZATION',
  '52': 'SOCIAL_ORGANIZATION',
  '53': 'SOCIAL_ORGANIZATION',
  '91': 'ENTERPRISE',
  '92': 'INDIVIDUAL_BUSINESS',
  '93': 'FARMERS_COOPERATIVE',
};

interface Fault {
  /** A clause without a full stop, ready for the `why` of USCC_INVALID. */
  readonly why: string;
  readonly whyZh: string;
}

/** What a code in a record turned out to be. Only VALID may be used as a key; MASKED and PLACEHOLDER are no faults of the record. */
export type UsccCheck =
  | { state: 'VALID'; uscc: string; warnings: string[] }
  | { state: 'PLACEHOLDER' }
  | { state: 'MASKED'; text: string }
  | ({ state: 'INVALID' } & Fault);

/** Half-width, upper case, without white space and hyphens: the form in which codes are compared and stored. */
export const normalizeUscc = (raw: string): string => foldCode(raw);

// One record asks about its code again and again: for its key, for its identifier, and for what it shows.
let latest: { readonly raw: string; readonly check: UsccCheck } | null = null;

/** Checks a code as it was written down, in any width, case or spacing. INVALID names the first check that failed. */
export function checkUscc(raw: string): UsccCheck {
  if (latest?.raw === raw) return latest.check;
  const check = freshCheck(raw);
  // What is not as long as a code is told at once, and must not drive out what is.
  if (raw.length >= LENGTH) latest = { raw, check };
  return check;
}

function freshCheck(raw: string): UsccCheck {
  const uscc = normalizeUscc(raw);
  if (uscc.includes('*')) return { state: 'MASKED', text: uscc };
  if (uscc === PLACEHOLDER_USCC) return { state: 'PLACEHOLDER' };
  const fault =
    lengthFault(uscc) ??
    characterFault(uscc) ??
    authorityFault(uscc) ??
    divisionFault(uscc) ??
    checkCharacterFault(uscc);
  if (fault) return { state: 'INVALID', ...fault };
  return { state: 'VALID', uscc, warnings: warningsOf(uscc) };
}

/** Kind of body by positions 1 and 2. A sole proprietorship (个人独资企业) is an enterprise here, though one person owns it. */
export const subjectKindOf = (uscc: string): SubjectKind => SUBJECT_KINDS[uscc.slice(0, 2)] ?? 'OTHER';

/** Position 18 for the first 17. Throws RangeError unless given 17 characters of the alphabet. */
export function usccCheckCharacter(first17: string): string {
  const sum = weightedSum(first17, ALPHABET, WEIGHTS);
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** Check character of an organisation code (组织机构代码, GB 11714), the 17th of a USCC, for its first 8. RangeError as above. */
export function organisationCheckCharacter(first8: string): string {
  const sum = weightedSum(first8, ORGANISATION_ALPHABET, ORGANISATION_WEIGHTS);
  return '0123456789X'.charAt((11 - (sum % 11)) % 11);
}

function weightedSum(text: string, alphabet: string, weights: readonly number[]): number {
  if (text.length !== weights.length) throw new RangeError(`${weights.length} characters are needed`);
  return weights.reduce((sum, weight, index) => {
    const value = alphabet.indexOf(text.charAt(index));
    if (value < 0) throw new RangeError(`character ${index + 1} is not in the alphabet`);
    return sum + value * weight;
  }, 0);
}

function lengthFault(uscc: string): Fault | undefined {
  if (uscc.length === LENGTH && FROM_ALPHABET.test(uscc)) return undefined;
  const length = [...uscc].length;
  if (length === LENGTH) return undefined;
  return {
    why: `it has ${length} characters where ${LENGTH} are expected`,
    whyZh: `长度为 ${length} 位，应为 ${LENGTH} 位`,
  };
}

function characterFault(uscc: string): Fault | undefined {
  if (FROM_ALPHABET.test(uscc)) return undefined;
  const characters = [...uscc];
  const index = characters.findIndex((character) => !ALPHABET.includes(character));
  if (index < 0) return undefined;
  return {
    why: `the character "${characters[index]}" at position ${index + 1} is not in its alphabet (digits and capital letters without I, O, S, V, Z)`,
    whyZh: `第 ${index + 1} 位字符“${characters[index]}”不在代码字符集内（数字及除 I、O、S、V、Z 外的大写字母）`,
  };
}

function authorityFault(uscc: string): Fault | undefined {
  const authority = uscc.charAt(0);
  if (KINDS_BY_AUTHORITY[authority] !== undefined) return undefined;
  return {
    why: `the registering authority "${authority}" at position 1 is not one of the standard`,
    whyZh: `第 1 位登记管理部门代码“${authority}”不在标准范围内`,
  };
}

function divisionFault(uscc: string): Fault | undefined {
  const division = uscc.slice(2, 8);
  if (/^\d{6}$/.test(division)) return undefined;
  return {
    why: `the division "${division}" at positions 3 to 8 is not six digits`,
    whyZh: `第 3 至 8 位行政区划码“${division}”应全为数字`,
  };
}

function checkCharacterFault(uscc: string): Fault | undefined {
  const actual = uscc.charAt(17);
  const expected = usccCheckCharacter(uscc.slice(0, 17));
  if (actual === expected) return undefined;
  return {
    why: `the check character is ${actual} where ${expected} is expected`,
    whyZh: `校验码为 ${actual}，应为 ${expected}`,
  };
}

function warningsOf(uscc: string): string[] {
  const warnings: string[] = [];
  const [authority, kind] = [uscc.charAt(0), uscc.charAt(1)];
  if (!KINDS_BY_AUTHORITY[authority]?.includes(kind)) {
    warnings.push(`the kind of body "${kind}" is not listed for the registering authority "${authority}"`);
  }
  // Not a fault: old organisation codes that fail their own check live on in good USCCs.
  const expected = organisationCheckCharacter(uscc.slice(8, 16));
  if (uscc.charAt(16) !== expected) {
    warnings.push(
      `the check character of the organisation code is ${uscc.charAt(16)} where ${expected} is expected`,
    );
  }
  return warnings;
}

import { foldCode, foldFullWidth } from './text-folding.ts';

/** Citizen ID number (公民身份号码), GB 11643-1999: area 6, birth date 8, serial 3, check 1. */
const LENGTH = 18;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

/**
 * Province codes of GB/T 2260, and 81–83 of the residence permits for people of Hong Kong, Macao and Taiwan
 * (港澳台居民居住证). The permanent residence card for foreigners (2023) is a 9 and then a province.
 */
const AREA = /^9?(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;

// The standard's own specimen was born on 1880-01-01.
const EARLIEST_BIRTH_YEAR = 1880;
const LATEST_BIRTH_DATE = '2099-12-31';

// One space, hyphen or zero-width space may stand between two digits: numbers copied from forms and PDF come as
// 6-8-4 or in fours. A longer gap is taken for two numbers.
const CANDIDATE =
  /(?<!\d)[1-9](?:[\s\u200B\p{Dash_Punctuation}]?\d){16}[\s\u200B\p{Dash_Punctuation}]?[\dXx](?!\d)/gu;

/** `why` never repeats the number: it is personal data and ends up in reports. */
export type CitizenIdCheck =
  | { state: 'VALID'; id: string; birthDate: string }
  | { state: 'MASKED'; text: string }
  | { state: 'INVALID'; why: string; whyZh: string };

/** A citizen ID number in a text: UTF-16 positions of the text as given, `end` excluded; `id` normalised. */
export interface CitizenIdHit {
  readonly start: number;
  readonly end: number;
  readonly id: string;
}

export const normalizeCitizenId = (raw: string): string => foldCode(raw);

/** `today` (`YYYY-MM-DD`) refuses people who are not born yet; without it any date to the end of 2099 is plausible. */
export function checkCitizenId(raw: string, today: string = LATEST_BIRTH_DATE): CitizenIdCheck {
  const id = normalizeCitizenId(raw);
  if (id.includes('*')) return { state: 'MASKED', text: id };
  if (!/^\d{17}[\dX]$/.test(id)) {
    return {
      state: 'INVALID',
      why: 'it is not 17 digits and a digit or X',
      whyZh: '应为 17 位数字加 1 位数字或 X',
    };
  }
  if (!AREA.test(id)) {
    return { state: 'INVALID', why: 'its area is not a province', whyZh: '地址码不是有效的省级代码' };
  }
  const birthDate = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;
  if (!isPlausibleBirthDate(birthDate, today)) {
    return { state: 'INVALID', why: 'its birth date is not plausible', whyZh: '出生日期不合理' };
  }
  if (id.charAt(17) !== citizenIdCheckCharacter(id.slice(0, 17))) {
    return { state: 'INVALID', why: 'its check character is wrong', whyZh: '校验码错误' };
  }
  return { state: 'VALID', id, birthDate };
}

/** Character 18 for the first 17. Throws RangeError unless given 17 digits. */
export function citizenIdCheckCharacter(first17: string): string {
  if (!/^\d{17}$/.test(first17)) throw new RangeError('17 digits are needed');
  const sum = WEIGHTS.reduce((total, weight, index) => total + Number(first17.charAt(index)) * weight, 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

/** Finds the numbers in free text (违法事实, 备注, file names). Area, date and check character keep false hits low. */
export function findCitizenIds(text: string): CitizenIdHit[] {
  if (text.length < LENGTH) return [];
  const folded = foldFullWidth(text);
  const candidates = new RegExp(CANDIDATE);
  const hits: CitizenIdHit[] = [];
  for (let match = candidates.exec(folded); match; match = candidates.exec(folded)) {
    const start = match.index;
    const check = checkCitizenId(match[0]);
    if (check.state === 'VALID') hits.push({ start, end: start + match[0].length, id: check.id });
    // A number may begin inside a run of digits and spaces that is none.
    else candidates.lastIndex = start + 1;
  }
  return hits;
}

/** Replaces each number in the text by its mask. */
export function scrubCitizenIds(text: string): string {
  let scrubbed = '';
  let from = 0;
  for (const { start, end, id } of findCitizenIds(text)) {
    scrubbed += text.slice(from, start) + maskCitizenId(id);
    from = end;
  }
  return scrubbed + text.slice(from);
}

/** `6****************X`: the first and the last character stay. */
export const maskCitizenId = (id: string): string => `${id.slice(0, 1)}${'*'.repeat(16)}${id.slice(-1)}`;

function isPlausibleBirthDate(birthDate: string, latest: string): boolean {
  if (Number(birthDate.slice(0, 4)) < EARLIEST_BIRTH_YEAR || birthDate > latest) return false;
  const parsed = new Date(`${birthDate}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(birthDate);
}

import { isCivilDate } from '../calendar/civil-date.ts';
import { addressMask } from './address-mask.ts';
import { foldText, HIDDEN_PART, hidesEnough } from './hidden-part.ts';
import { phoneMask } from './phone-mask.ts';
import { MASKS, type Mask } from './share.ts';

type TextMask = Exclude<Mask, 'DATE_YEAR' | 'NULL'>;

/** What a text shows, its hidden part replaced; null where it has to be hidden wholly. */
const SHOWN: Readonly<Record<TextMask, (text: string) => string | null>> = {
  CITIZEN_ID: citizenIdMask,
  PHONE: phoneMask,
  PERSON_NAME: personNameMask,
  ADDRESS: addressMask,
  // A free text names people in any form, and what is left of it when their names are gone may still tell who they are.
  FREE_TEXT: () => null,
};

/**
 * A value as a caller gets it under a mask. Null stays null, because a mask hides
 * what is on record and not whether anything is. A text without content becomes `***` like any other that shows
 * nothing: empty is a length too. What is of another type than the mask is told of fails closed, as null.
 */
export function masked(mask: Mask, value: unknown): unknown {
  if (mask === 'NULL' || typeof value !== 'string') return null;
  if (mask === 'DATE_YEAR') return firstOfYear(value);
  return SHOWN[mask](value) ?? HIDDEN_PART;
}

/** The same of a list: each element by itself, however deep. */
export const maskedEach = (mask: Mask, value: unknown): unknown =>
  Array.isArray(value) ? value.map((each) => maskedEach(mask, each)) : masked(mask, value);

/** The masks by which values of a scalar, or of what is none, can be told: any other answers null or another type. */
export function masksOf(scalar: string | null): readonly Mask[] {
  if (scalar === 'String') return MASKS.filter((mask) => mask !== 'DATE_YEAR');
  return scalar === 'Date' ? ['DATE_YEAR', 'NULL'] : ['NULL'];
}

// Area, birth date, serial and check character; before 1999 a birth date of six digits and no check character.
const CITIZEN_ID = /^(\d{6})(?:(?:\d{8}|\*{8})(\d{3}[\dX])|(?:\d{6}|\*{6})(\d{3}))$/;

/** `610902********002X`. Of the old numbers three characters stay at the end: the fourth is of the birth date. */
function citizenIdMask(text: string): string | null {
  const folded = foldText(text)
    .replace(/[\s\p{Dash_Punctuation}]/gu, '')
    .toUpperCase();
  const [, area, tail, oldTail] = CITIZEN_ID.exec(folded) ?? [];
  if (area === undefined) return null;
  return tail !== undefined ? `${area}********${tail}` : `${area}******${oldTail}`;
}

/**
 * `欧***`: the first character of what is written first. 王小明 hides two characters only, and so is hidden wholly; that
 * a first character is shown tells that at least three follow, and no more.
 */
function personNameMask(text: string): string | null {
  // Composed, so that é is one character however it came.
  const [first = '', ...rest] = text.normalize('NFC').trim();
  if (!/^\p{L}$/u.test(first) || !hidesEnough(rest.join(''))) return null;
  return first + HIDDEN_PART;
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** `YYYY-01-01`, the year being that of Asia/Shanghai, as of every date of the graph. */
function firstOfYear(value: string): string | null {
  const date = isCivilDate(value) ? value : dateOfInstant(value);
  return date === null ? null : `${date.slice(0, 4)}-01-01`;
}

// At a turn of the year Asia/Shanghai has been eight hours ahead since 1901; its summer times were in summer.
const AHEAD_MS = 8 * 60 * 60 * 1000;

function dateOfInstant(value: string): string | null {
  const ms = INSTANT.test(value) ? Date.parse(value) + AHEAD_MS : Number.NaN;
  if (Number.isNaN(ms)) return null;
  const date = new Date(ms).toISOString().slice(0, 10);
  return isCivilDate(value.slice(0, 10)) && isCivilDate(date) ? date : null;
}

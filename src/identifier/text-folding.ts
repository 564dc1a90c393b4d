/**
 * Full-width ASCII (全角: ０-９ Ａ-Ｚ （） ＊ －) to its half-width twin. Every character keeps its length,
 * so a position in the folded text is the same position in the original.
 */
export const foldFullWidth = (text: string): string =>
  text.replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));

/** Drops white space, the zero-width characters that web forms and spreadsheets leave behind included. */
export const dropWhiteSpace = (text: string): string => text.replace(/[\s\u200B-\u200D\u2060]/g, '');

/** A code or number as it is compared: half-width, upper case, without white space, hyphens and dashes. */
export const foldCode = (text: string): string =>
  // Most codes are written as they are compared.
  FOLDED.test(text) ? text : foldedCode(text);

const FOLDED = /^[0-9A-Z*]+$/;

const foldedCode = (text: string): string =>
  dropWhiteSpace(foldFullWidth(text))
    .replace(/[\p{Dash_Punctuation}\u2212]/gu, '')
    .toUpperCase();

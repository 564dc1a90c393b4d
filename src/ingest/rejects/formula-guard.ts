/** How a cell begins that a spreadsheet takes for a formula, full-width forms included. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
const GUARDED = /^'(?=[=+\-@\t\r＝＋－＠])/;

/** A text as it may stand in a CSV that somebody opens in a spreadsheet: it stays a text. */
export const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** The text as it was before. */
export const unguarded = (text: string): string => (text.startsWith("'") ? text.replace(GUARDED, '') : text);

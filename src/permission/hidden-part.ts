/** What stands for whatever is hidden: always this, so that it tells no length. */
export const HIDDEN_PART = '***';

/** Fewer hidden characters than this are guessed too easily beside what is shown; the value is then hidden wholly. */
const FEWEST_HIDDEN = 3;

// Blanks, points and marks that combine are no secret, so they hide nothing. A `*` counts as what it stands for.
const SECRET = /[\p{L}\p{N}*]/gu;

/** Whether a part hides enough for the rest to be shown beside it. */
export const hidesEnough = (part: string): boolean => (part.match(SECRET)?.length ?? 0) >= FEWEST_HIDDEN;

/** As it is compared: compatible forms (１, Ｘ, （, U+2F2F for 工) made one, zero-width characters of forms and spreadsheets dropped. */
export const foldText = (text: string): string =>
  text.normalize('NFKC').replace(/[\u200B-\u200F\u2060\uFEFF]/g, '');

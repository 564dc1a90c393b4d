/**
 * The upload templates write "long-term" (长期) as 2099/12/31, some sources as 9999/12/31. From the first of the
 * two on a date is no date that anybody meant.
 */
const LONG_TERM = '2099-12-31';

/** The last day of a validity, or null when it has no end. */
export const endOfValidity = (date: string | null | undefined): string | null =>
  date == null || date >= LONG_TERM ? null : date;

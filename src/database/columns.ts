import { customType, date } from 'drizzle-orm/pg-core';

/** A civil date in Asia/Shanghai, `YYYY-MM-DD`. */
export const civilDate = (name: string) => date(name, { mode: 'string' });

/**
 * Every connection of the hub speaks Asia/Shanghai, so PostgreSQL's own text is RFC 3339 but for the space and the
 * minutes of the offset.
 */
export const readInstant = (text: string): string =>
  `${text.replace(' ', 'T')}${/[+-]\d\d$/.test(text) ? ':00' : ''}`;

/** An instant. */
export const instant = customType<{ data: string; driverData: string }>({
  dataType: () => 'timestamp with time zone',
  fromDriver: readInstant,
});

/** Money as integer fen (分), a hundredth of a yuan; safe as a number up to 90 trillion yuan. */
export const fen = customType<{ data: number; driverData: string | number }>({
  dataType: () => 'bigint',
  fromDriver: Number,
});

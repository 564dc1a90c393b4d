const FOUR_DIGITS = /^\d{4}-/;

/**
 * Below, at or above zero as the first civil date comes before the other, is it, or comes after it, as PostgreSQL's texts
 * of the type `date` have them, which may be `infinity`, have more than four digits of the year, or end in `BC`.
 */
export function civilOrder(one: string, other: string): number {
  if (one === other) return 0;
  if (one.length === 10 && other.length === 10 && FOUR_DIGITS.test(one) && FOUR_DIGITS.test(other)) {
    return one < other ? -1 : 1;
  }
  const [a, b] = [placeOf(one), placeOf(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}

function placeOf(date: string): number {
  if (date === 'infinity') return Number.POSITIVE_INFINITY;
  if (date === '-infinity') return Number.NEGATIVE_INFINITY;
  const [year = 0, month = 0, day = 0] = date.split('-').map((part) => Number.parseInt(part, 10));
  // The year before 1 AD is 1 BC.
  return (date.endsWith('BC') ? 1 - year : year) * 10_000 + month * 100 + day;
}

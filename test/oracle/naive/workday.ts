// As the notices of the State Council say it: 国办发明电〔2023〕7号, 〔2024〕12号, 〔2025〕7号.
const OFF: readonly (readonly [string, string])[] = [
  ['2024-01-01', '2024-01-01'],
  ['2024-02-10', '2024-02-17'],
  ['2024-04-04', '2024-04-06'],
  ['2024-05-01', '2024-05-05'],
  ['2024-06-10', '2024-06-10'],
  ['2024-09-15', '2024-09-17'],
  ['2024-10-01', '2024-10-07'],
  ['2025-01-01', '2025-01-01'],
  ['2025-01-28', '2025-02-04'],
  ['2025-04-04', '2025-04-06'],
  ['2025-05-01', '2025-05-05'],
  ['2025-05-31', '2025-06-02'],
  ['2025-10-01', '2025-10-08'],
  ['2026-01-01', '2026-01-03'],
  ['2026-02-15', '2026-02-23'],
  ['2026-04-04', '2026-04-06'],
  ['2026-05-01', '2026-05-05'],
  ['2026-06-19', '2026-06-21'],
  ['2026-09-25', '2026-09-27'],
  ['2026-10-01', '2026-10-07'],
];
const MADE_UP =
  '2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12 2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11 2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10';

export const nextDay = (date: string, days = 1): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const isWorkday = (day: string): boolean => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const isOff = OFF.some(([first, last]) => first <= day && day <= last);
  const isWeekend = weekday === 0 || weekday === 6;
  return !isOff && (!isWeekend || MADE_UP.includes(day));
};

const LAST_ANNOUNCED = '2026-12-31';

/** The working day so many after a date; null where it would lie beyond what has been announced. */
export function naiveWorkday(from: string, count: number): string | null {
  let day = from;
  for (let left = count; left > 0; ) {
    day = nextDay(day);
    if (day > LAST_ANNOUNCED) return null;
    if (isWorkday(day)) left -= 1;
  }
  return day;
}

/** Working days after one day up to another; null where they reach beyond what has been announced. */
export function naiveWorkdays(from: string, to: string): number | null {
  if (to <= from) return 0;
  if (to > LAST_ANNOUNCED) return null;
  let count = 0;
  for (let day = nextDay(from); day <= to; day = nextDay(day)) if (isWorkday(day)) count += 1;
  return count;
}

// 国办发明电〔2024〕12号, 〔2025〕7号: what the region's days reach back to, and no further.
const OFF: readonly (readonly [string, string])[] = [
  ['2025-10-01', '2025-10-08'],
  ['2026-01-01', '2026-01-03'],
  ['2026-02-15', '2026-02-23'],
  ['2026-04-04', '2026-04-06'],
  ['2026-05-01', '2026-05-05'],
  ['2026-06-19', '2026-06-21'],
  ['2026-09-25', '2026-09-27'],
  ['2026-10-01', '2026-10-07'],
];
const MADE_UP = '2025-09-28 2025-10-11 2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10';

/** Working days after one day up to another; null where they reach a year that nobody has announced. */
export function naiveWorkdays(from: string, to: string): number | null {
  if (to <= from) return 0;
  if (to > '2026-12-31') return null;
  let count = 0;
  for (let time = Date.parse(`${from}T00:00:00Z`) + 86_400_000; ; time += 86_400_000) {
    const day = new Date(time).toISOString().slice(0, 10);
    if (day > to) return count;
    const isWeekend = [0, 6].includes(new Date(time).getUTCDay());
    const isOff = OFF.some(([first, last]) => first <= day && day <= last);
    if (!isOff && (!isWeekend || MADE_UP.includes(day))) count += 1;
  }
}

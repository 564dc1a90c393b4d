import { DEMO_TODAY } from '../demo-day.ts';
import { REMOTE_FOOD } from '../figures.ts';
import type { Granted } from '../license/granted.ts';
import { randomOf } from '../random.ts';
import type { DemoSubject } from '../subject.ts';

const KITCHENS = [
  'restaurant',
  'fast-food',
  'collective-dining',
  'hotel',
  'school',
  'kindergarten',
  'hospital',
  'care-home',
];
const CANTEENS_AT_LEAST = 40;

/** The food businesses under video supervision: kitchens with a licence in force, school canteens well among them. */
export function watchedFoodBusinesses(seed: number, granted: readonly Granted[]): DemoSubject[] {
  const licensed = granted
    .filter(
      ({ item, valid, validTo }) => item.code === 'YS-0101' && valid && (validTo ?? '9999') >= DEMO_TODAY,
    )
    .map(({ subject }) => subject)
    .filter(({ row, trade }) => row.status === 'IN_BUSINESS' && KITCHENS.includes(trade.id));
  const shuffled = randomOf(seed, 'remote food').shuffled(licensed);
  const canteens = shuffled.filter(({ trade }) => trade.id === 'school' || trade.id === 'kindergarten');
  const others = shuffled.filter((subject) => !canteens.includes(subject));
  return [...canteens.slice(0, CANTEENS_AT_LEAST), ...others].slice(0, REMOTE_FOOD);
}

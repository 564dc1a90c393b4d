import { randomOf } from './random.ts';

/** A median and the ends of its 95 % interval. */
export interface Estimate {
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
}

const RESAMPLES = 10_000;
const TAIL = 0.025;

/** The median of the ratios with its 95 % interval by the percentile bootstrap; the seed fixes the resamples. */
export function estimate(ratios: readonly number[], seed: number): Estimate {
  const random = randomOf(seed);
  const medians = Array.from({ length: RESAMPLES }, () =>
    median(ratios.map(() => ratios[Math.floor(random() * ratios.length)] as number)),
  ).sort(ascending);
  return {
    ratio: median(ratios),
    low: medians[Math.floor(TAIL * RESAMPLES)] as number,
    high: medians[Math.ceil((1 - TAIL) * RESAMPLES) - 1] as number,
  };
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted(ascending);
  const middle = sorted.length / 2;
  return Number.isInteger(middle)
    ? ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
    : (sorted[Math.floor(middle)] as number);
}

const ascending = (one: number, other: number) => one - other;

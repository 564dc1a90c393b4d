import { randomOf } from '../../src/demo/random.ts';

/** A whole number below the limit. */
export type Random = (limit: number) => number;

/** The same numbers for the same seed and stream. */
export function randomFrom(seed: number, stream: string): Random {
  const { int } = randomOf(seed, stream);
  return (limit) => int(0, limit - 1);
}

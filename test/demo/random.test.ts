import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomOf, weights } from '../../src/demo/random.ts';
import { shareOut } from '../../src/demo/share-out.ts';

const draws = (seed: number, stream: string) => {
  const random = randomOf(seed, stream);
  return Array.from({ length: 50 }, () => random.int(0, 1_000_000));
};

describe('a stream of draws', () => {
  it('is the same for the same seed and name, on any machine and in any version', () => {
    expect(draws(7, 'subjects')).toEqual(draws(7, 'subjects'));
    // Written down once: a change here changes every demo region there is.
    expect(draws(7, 'subjects').slice(0, 4)).toEqual(FIRST_DRAWS);
  });

  it('is another one for another seed or another name', () => {
    expect(draws(7, 'subjects')).not.toEqual(draws(8, 'subjects'));
    expect(draws(7, 'subjects')).not.toEqual(draws(7, 'penalties'));
  });

  it('draws whole numbers from both ends and all between, about as often', () => {
    const random = randomOf(1, 'dice');
    const counts = [0, 0, 0, 0, 0, 0];
    for (let throws = 0; throws < 6_000; throws++) counts[random.int(1, 6) - 1]! += 1;
    for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });

  it('draws by weight, and never what weighs nothing', () => {
    const random = randomOf(1, 'weights');
    const drawn = Array.from({ length: 4_000 }, () =>
      random.weighted(weights({ often: 3, never: 0, once: 1 })),
    );
    expect(drawn).not.toContain('never');
    expect(drawn.filter((thing) => thing === 'often').length / 4_000).toBeCloseTo(0.75, 1);
  });

  it('shuffles without losing or doubling anything', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer(), (things, seed) => {
        const shuffled = randomOf(seed, 'shuffle').shuffled(things);
        expect([...shuffled].sort()).toEqual([...things].sort());
      }),
    );
  });
});

describe('sharing out', () => {
  it('gives whole parts whose sum is exact, each within one of its due', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.nat(20_000), parts, (total, weighted) => {
        const shares = shareOut(total, weighted);
        const sum = weighted.reduce((all, weight) => all + weight, 0);
        expect(shares.reduce((all, share) => all + share, 0)).toBe(total);
        shares.forEach((share, index) => {
          expect(Math.abs(share - (total * (weighted[index] as number)) / sum)).toBeLessThan(1);
        });
      }),
    );
  });
});

const FIRST_DRAWS = [94_117, 408_396, 262_776, 668_360];

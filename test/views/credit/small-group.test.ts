import { describe, expect, it } from 'vitest';
import { cellOf, closeLine, type Line } from '../../../src/views/credit/small-group.ts';

const closed = (counts: readonly number[], line: Partial<Line> = {}) => {
  const cells = counts.map(cellOf);
  closeLine(cells, { least: 2, isSumHidden: false, ...line });
  return cells.map(({ count, hidden }) => (hidden ? null : count));
};

describe('the counts of one group', () => {
  it('are all told when none is small', () => {
    expect(closed([5, 12, 40, 7])).toEqual([5, 12, 40, 7]);
  });

  it('lose the small one and the next smallest, from which the sum would tell it', () => {
    expect(closed([4179, 3, 549, 239])).toEqual([4179, null, 549, null]);
    expect(closed([4, 9, 9, 8])).toEqual([null, 9, 9, null]);
  });

  it('lose the first of equals, so that the answer is the same each time', () => {
    expect(closed([4, 9, 9, 9])).toEqual([null, null, 9, 9]);
  });

  it('lose no more when the small ones are not few together', () => {
    expect(closed([3, 12, 2, 40])).toEqual([null, 12, null, 40]);
  });

  it('lose a further one when the small ones are few together', () => {
    expect(closed([2, 12, 2, 40])).toEqual([null, null, null, 40]);
    expect(closed([0, 12, 0, 0])).toEqual([null, null, null, null]);
  });

  it('lose zero as any small number: null would mean at least one', () => {
    expect(closed([0, 12, 9, 40])).toEqual([null, 12, null, 40]);
  });
});

describe('the parts of a sum', () => {
  it('lose as many as are asked for', () => {
    expect(closed([3, 8, 9, 10], { least: 3 })).toEqual([null, null, null, 10]);
    expect(closed([3, 8], { least: 3 })).toEqual([null, null]);
  });

  it('would tell a hidden sum, so some of them are hidden with it', () => {
    expect(closed([8, 9, 10], { isSumHidden: true })).toEqual([null, null, 10]);
    expect(closed([8, 9, 10], { isSumHidden: false })).toEqual([8, 9, 10]);
  });
});

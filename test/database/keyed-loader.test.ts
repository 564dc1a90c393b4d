import { describe, expect, it } from 'vitest';
import { rowLoader, rowsLoader } from '../../src/database/keyed-loader.ts';

interface Row {
  key: string;
  value: number;
}

function source(rows: readonly Row[]) {
  const asked: string[][] = [];
  const fetch = async (keys: string[]) => {
    asked.push(keys);
    return rows.filter(({ key }) => keys.includes(key));
  };
  return { asked, fetch };
}

const ROWS: Row[] = [
  { key: 'b', value: 1 },
  { key: 'a', value: 2 },
  { key: 'b', value: 3 },
];

describe('a loader of one row per key', () => {
  it('asks once for all keys of a tick, each key once, and answers in the order of the keys', async () => {
    const { asked, fetch } = source(ROWS.slice(0, 2));
    const loader = rowLoader(fetch, ({ key }) => key);
    expect(await Promise.all(['a', 'missing', 'b', 'a'].map((key) => loader.load(key)))).toEqual([
      { key: 'a', value: 2 },
      null,
      { key: 'b', value: 1 },
      { key: 'a', value: 2 },
    ]);
    expect(asked).toEqual([['a', 'missing', 'b']]);
  });

  it('tells every asker of a fetch that failed', async () => {
    const loader = rowLoader<Row>(
      async () => {
        throw new Error('down');
      },
      ({ key }) => key,
    );
    const answers = await Promise.allSettled([loader.load('a'), loader.load('b')]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});

describe('a loader of all rows of a key', () => {
  it('keeps the rows of each key in the order in which they came, and none for a key without any', async () => {
    const { asked, fetch } = source(ROWS);
    const loader = rowsLoader(fetch, ({ key }) => key);
    expect(await Promise.all(['b', 'missing', 'a', '__proto__'].map((key) => loader.load(key)))).toEqual([
      [ROWS[0], ROWS[2]],
      [],
      [ROWS[1]],
      [],
    ]);
    expect(asked).toHaveLength(1);
  });
});

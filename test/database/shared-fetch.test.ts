import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shared } from '../../src/database/shared-fetch.ts';
import type { Database } from '../../src/database/statement.ts';

interface Row {
  readonly key: string;
  readonly value: string;
}

/** Answers when it is told to, two rows for each key, and refuses the key `bad` with all that is asked beside it. */
function slowTable() {
  const asked: string[][] = [];
  const open: (() => void)[] = [];
  const fetch = async (keys: string[]): Promise<Row[]> => {
    asked.push(keys);
    await new Promise<void>((resolve) => open.push(resolve));
    if (keys.includes('bad')) throw new Error('bad key');
    return keys.flatMap((key) => [1, 2].map((nth) => ({ key, value: `${key}${nth}` })));
  };
  return {
    asked,
    fetch,
    async answer(): Promise<void> {
      while (open.length > 0) {
        open.shift()?.();
        await new Promise(setImmediate);
      }
    },
  };
}

const keyOf = ({ key }: Row) => key;
const rowsOf = (...keys: string[]) => keys.flatMap((key) => [`${key}1`, `${key}2`]);
const valuesOf = async (rows: Promise<Row[]>) => (await rows).map(({ value }) => value);

describe('a fetch that requests share', () => {
  it('asks at once for the first, and together for all that come while it runs', async () => {
    const table = slowTable();
    const load = shared({} as Database, 'rows', { fetch: table.fetch, keyOf });
    const answers = [['a'], ['b', 'c'], ['c', 'd'], []].map((keys) => valuesOf(load(keys)));
    await table.answer();
    expect(await Promise.all(answers)).toEqual([rowsOf('a'), rowsOf('b', 'c'), rowsOf('c', 'd'), []]);
    expect(table.asked).toEqual([['a'], ['b', 'c', 'd']]);
  });

  it('never answers with what was read before the question', async () => {
    const table = slowTable();
    const load = shared({} as Database, 'rows', { fetch: table.fetch, keyOf });
    const first = load(['a']);
    const second = load(['a']);
    await table.answer();
    await Promise.all([first, second]);
    expect(table.asked).toEqual([['a'], ['a']]);
  });

  it('lets nobody fail by another’s key', async () => {
    const table = slowTable();
    const load = shared({} as Database, 'rows', { fetch: table.fetch, keyOf });
    const first = valuesOf(load(['a']));
    const [good, bad, other] = [valuesOf(load(['b'])), load(['bad']), valuesOf(load(['c']))];
    bad.catch(() => undefined);
    await table.answer();
    expect(await Promise.all([first, good, other])).toEqual([rowsOf('a'), rowsOf('b'), rowsOf('c')]);
    await expect(bad).rejects.toThrow('bad key');
  });

  it('keeps apart what is asked of another database, or under another name', async () => {
    const table = slowTable();
    const by = { fetch: table.fetch, keyOf };
    const [one, other] = [{} as Database, {} as Database];
    const all = [shared(one, 'x', by)(['a']), shared(one, 'y', by)(['b']), shared(other, 'x', by)(['c'])];
    expect(table.asked).toEqual([['a'], ['b'], ['c']]);
    await table.answer();
    await Promise.all(all);
  });

  it('asks for no more than a thousand keys at once, but for all that one request asks', async () => {
    const table = slowTable();
    const load = shared({} as Database, 'rows', { fetch: table.fetch, keyOf });
    const keys = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => `${from + index}`);
    const all = [load(['a']), load(keys(0, 600)), load(keys(600, 300)), load(keys(900, 1_500)), load(['b'])];
    await table.answer();
    await Promise.all(all);
    expect(table.asked.map(({ length }) => length)).toEqual([1, 900, 1_500, 1]);
  });

  it('gives everybody his own rows and nothing else, whatever comes when', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'))),
        async (s, asked) => {
          const fetch = s.scheduleFunction(async (keys: string[]) =>
            keys.flatMap((key) => [1, 2].map((nth) => ({ key, value: `${key}${nth}` }))),
          );
          const load = shared({} as Database, 'rows', { fetch, keyOf });
          const answers = asked.map((keys) =>
            valuesOf(s.schedule(Promise.resolve()).then(() => load([...new Set(keys)]))),
          );
          await s.waitFor(Promise.all(answers));
          expect(await Promise.all(answers)).toEqual(asked.map((keys) => rowsOf(...new Set(keys))));
        },
      ),
    );
  });
});

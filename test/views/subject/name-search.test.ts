import { drizzle } from 'drizzle-orm/postgres-js';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeRecords } from '../../../src/changes/write.ts';
import { subjectRecords } from '../../../src/views/subject/record.ts';
import { subjectView } from '../../../src/views/subject/view.ts';
import { askView } from '../../kit/ask-view.ts';
import { testDatabase } from '../../kit/database.ts';
import { sampleUscc } from '../../kit/sample-uscc.ts';

const { sql } = await testDatabase();
const ask = askView(subjectView(), sql);

/** How a name is matched: full-width forms folded, white space gone, letters in upper case. */
const keyOf = (name: string) => name.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();

const character = fc.constantFrom(...'旬阳市安康食品厂（()）AaＢb% _1１\\"');
const names = fc.sample(fc.string({ unit: character, minLength: 1, maxLength: 12 }), {
  numRuns: 300,
  seed: 20_261_122,
});

beforeAll(() =>
  writeRecords(
    drizzle(sql),
    subjectRecords,
    names.map((name, n) => ({
      uscc: sampleUscc(n),
      name,
      kind: 'ENTERPRISE' as const,
      status: 'IN_BUSINESS' as const,
      source: 'market-regulation',
      assertedAt: '2026-11-22T08:00:00+08:00',
    })),
    new Date(),
  ),
);

async function found(name: string): Promise<string[]> {
  const query =
    '($name: String) { subjects(filter: { name: $name }, first: 500) { totalCount nodes { name } } }';
  const { data, errors } = await ask(`query ${query}`, { variables: { name } });
  expect(errors).toBeUndefined();
  expect(data.subjects.totalCount).toBe(data.subjects.nodes.length);
  return data.subjects.nodes.map((node: { name: string }) => node.name).sort();
}

const scanned = (term: string) => names.filter((name) => keyOf(name).includes(keyOf(term))).sort();

describe('a search by name', () => {
  it.each([1, 2, 5])('finds by %i characters what reading every name finds', async (length) => {
    const invented = fc.string({ unit: character, minLength: length, maxLength: length });
    const taken = fc
      .tuple(fc.constantFrom(...names.filter((name) => name.length >= length)), fc.nat())
      .map(([name, at]) => name.slice(at % (name.length - length + 1)).slice(0, length));
    await fc.assert(
      fc.asyncProperty(fc.oneof(invented, taken), async (term) => {
        fc.pre(term.trim() !== '');
        expect(await found(term)).toEqual(scanned(term));
      }),
      { numRuns: 60 },
    );
  });

  it('finds a whole name however it is spaced, bracketed and cased', async () => {
    for (const name of names.slice(0, 30).filter((name) => name.trim() !== '')) {
      const other = name
        .replaceAll('（', '(')
        .replaceAll('）', ')')
        .replaceAll(/[A-Z]/g, (c) => c.toLowerCase());
      expect(await found([...other].join(' '))).toContain(name);
    }
  });

  it('takes % and _ and \\ for what they are', async () => {
    for (const term of ['%', '_', '\\', '%%', '旬%', '_市', '\\%'])
      expect(await found(term)).toEqual(scanned(term));
    expect(await found('旬%厂阳市安')).toEqual([]);
  });

  it('finds nothing by characters that no name has, and refuses to look for none', async () => {
    expect(await found('龘')).toEqual([]);
    for (const blank of ['', ' ', '\t', '\u3000']) {
      const { errors } = await ask(`{ subjects(filter: { name: ${JSON.stringify(blank)} }) { totalCount } }`);
      expect(errors?.[0]?.originalError).toMatchObject({ code: 'ARGUMENT_INVALID' });
    }
  });

  it('refuses a text that is longer than any name: its pairs would cost the database seconds', async () => {
    expect(await found('旬'.repeat(200))).toEqual([]);
    const { errors } = await ask(`{ subjects(filter: { name: "${'旬'.repeat(201)}" }) { totalCount } }`);
    expect(errors?.[0]?.originalError).toMatchObject({
      code: 'ARGUMENT_INVALID',
      messageZh: expect.stringContaining('上限为 200'),
    });
  });

  it.each(['旬', '旬阳', '旬阳市食品'])('can be served by the index: %s', async (term) => {
    const plan = await sql.begin(async (tx) => {
      await tx`set local enable_seqscan = off`;
      return await tx`explain select * from subject.subjects
        where name_grams @> subject.search_grams(${term})
          and position(subject.name_key(${term}) in subject.name_key(name)) > 0`;
    });
    expect(JSON.stringify(plan)).toContain('subjects_name_grams');
  });
});

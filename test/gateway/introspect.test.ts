import { describe, expect, it } from 'vitest';
import { askSample, MEMBER } from './sample-graph.ts';

const sample = askSample();
const as = MEMBER;
const ask = async (query: string, variables: Record<string, unknown> = {}) => {
  const { data, errors } = await sample.ask(query, { as, variables });
  expect(errors).toEqual([]);
  return data;
};

describe('introspection', () => {
  it('is answered without asking any view, and accounted for', async () => {
    expect(await ask('{ __schema { queryType { name } } __type(name: "Subject") { kind } }')).toEqual({
      __schema: { queryType: { name: 'Query' } },
      __type: { kind: 'OBJECT' },
    });
    expect(sample.requests).toEqual([]);
    expect(sample.audited).toMatchObject([{ coordinates: {}, subjects: [], outcome: 'ANSWERED' }]);
  });

  it.each([
    ['before data', '{ __type(name: "Subject") { name } subject(uscc: 1) { name } t: __typename }'],
    [
      'between data',
      '{ subject(uscc: 1) { name } a: __type(name: "Subject") { name } b: subject(uscc: 1) { uscc } }',
    ],
    [
      'in a fragment',
      '{ ...F subject(uscc: 1) { name } } fragment F on Query { __type(name: "Subject") { name } t: __typename }',
    ],
    [
      'in fragments in fragments',
      '{ ... { ...F } x: subject(uscc: 1) { name } } fragment F on Query { ... on Query { y: subject(uscc: 1) { name } __schema { queryType { name } } } }',
    ],
    [
      'under keys that objects have by nature',
      '{ constructor: __typename __proto__: __type(name: "Subject") { name } subject(uscc: 1) { name } }',
    ],
  ])('comes with data in the order in which both were asked: %s', async (_where, query) => {
    const data = await ask(query);
    const order = [
      ...query.matchAll(/(?<![\w(])(?:(\w+): )?(__type(?:name)?|__schema|subject)(?=[ (])/g),
    ].map(([, alias, name]) => alias ?? name);
    // A fragment stands where it is spread.
    const expected = query.includes('...F subject')
      ? ['__type', 't', 'subject']
      : query.includes('...F }')
        ? ['y', '__schema', 'x']
        : order;
    expect(Object.keys(data)).toEqual(expected);
    expect(JSON.stringify(data)).toContain('name 1');
  });

  it.each<[string, Record<string, boolean>, string[]]>([
    ['{ a: __type(name: "Subject") @skip(if: true) { name } b: __typename }', {}, ['b']],
    [
      'query ($v: Boolean!) { a: __type(name: "Subject") @include(if: $v) { name } b: __typename }',
      { v: false },
      ['b'],
    ],
    [
      'query ($v: Boolean!) { ...F @include(if: $v) b: __typename } fragment F on Query { a: __type(name: "Subject") { name } }',
      { v: false },
      ['b'],
    ],
    [
      'query ($v: Boolean!) { ...F @include(if: $v) b: __typename } fragment F on Query { a: __type(name: "Subject") { name } }',
      { v: true },
      ['a', 'b'],
    ],
    [
      'query ($v: Boolean!) { ... @include(if: true) { a: __type(name: "Subject") @include(if: $v) { name } } b: __typename }',
      { v: false },
      ['b'],
    ],
    [
      'query ($v: Boolean!) { ... @skip(if: $v) { ... @skip(if: false) { a: __type(name: "Subject") { name } } } b: __typename }',
      { v: true },
      ['b'],
    ],
    [
      'query ($v: Boolean!) { b: __typename @skip(if: $v) a: __type(name: "Subject") { name } b: __typename }',
      { v: true },
      ['a', 'b'],
    ],
  ])('comes only where its conditions let it through: %s %j', async (query, variables, keys) => {
    const data = await ask(query, variables);
    expect(Object.keys(data)).toEqual(keys);
    if (keys.includes('a')) expect(data.a).toEqual({ name: 'Subject' });
    if (keys.includes('b')) expect(data.b).toBe('Query');
  });

  it('takes the variables of the operation', async () => {
    const query = 'query ($n: String!, $u: ID!) { __type(name: $n) { name } subject(uscc: $u) { name } }';
    expect(await ask(query, { n: 'Penalty', u: '1' })).toEqual({
      __type: { name: 'Penalty' },
      subject: { name: 'name 1' },
    });
  });

  it('is nothing where it is kept out altogether', async () => {
    expect(await ask('{ __schema @skip(if: true) { queryType { name } } }')).toEqual({});
  });
});

import {
  buildSchema,
  type GraphQLSchema,
  getIntrospectionQuery,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { checkShape, compileCost, LIMITS } from '../../src/gateway/limits.ts';
import { readOperation } from '../../src/gateway/operation.ts';
import { askSample, MEMBER } from './sample-graph.ts';

const { ask, refusal, gateway } = askSample();
const as = MEMBER;
const many = (count: number, text: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => text(n)).join(' ');

/** `…0` spreads `…1` twice, that one `…2` twice, and so on: 2^count times what the last one holds. */
const doubling = (count: number, on: string, leaf: string, around = (spread: string) => spread) =>
  `${many(count, (n) => `fragment F${n} on ${on} { ${around(`...F${n + 1}`)} ${around(`...F${n + 1}`)} }`)}
   fragment F${count} on ${on} { ${leaf} }`;

describe('the depth of an operation', () => {
  const deep = (levels: number) =>
    `{ subject(uscc: 1) ${'{ successor '.repeat(levels - 2)}{ name }${' }'.repeat(levels - 2)} }`;

  it('is limited', async () => {
    expect((await ask(deep(LIMITS.depth), { as })).errors).toEqual([]);
    expect(await refusal(deep(LIMITS.depth + 1), { as })).toMatchObject({
      code: 'QUERY_TOO_DEEP',
      values: { actual: LIMITS.depth + 1, limit: LIMITS.depth },
    });
  });

  it('counts what fragments hold, and not the fragments', async () => {
    const chained = (levels: number) =>
      `{ subject(uscc: 1) { ...F0 } } ${many(levels - 2, (n) => `fragment F${n} on Subject { ... { successor { ...F${n + 1} } } }`)}
       fragment F${levels - 2} on Subject { name }`;
    expect((await ask(chained(LIMITS.depth), { as })).errors).toEqual([]);
    expect((await refusal(chained(LIMITS.depth + 1), { as })).code).toBe('QUERY_TOO_DEEP');
  });
});

describe('the aliases of an operation', () => {
  it('are limited', async () => {
    expect((await ask(`{ ${many(LIMITS.aliases, (n) => `a${n}: __typename`)} }`, { as })).errors).toEqual([]);
    expect((await refusal(`{ ${many(LIMITS.aliases + 1, (n) => `a${n}: __typename`)} }`, { as })).code).toBe(
      'QUERY_TOO_MANY_ALIASES',
    );
  });

  it('count at each place where a fragment is spread: nested, a dozen of them make thousands', async () => {
    const nested = `{ subject(uscc: 1) { ...F0 } } ${many(12, (n) => `fragment F${n} on Subject { a: successor { ...F${n + 1} } b: successor { ...F${n + 1} } }`)}
      fragment F12 on Subject { name }`;
    expect(await refusal(nested, { as })).toMatchObject({
      code: 'QUERY_TOO_MANY_ALIASES',
      values: { actual: 8190 },
    });
  });
});

describe('the fields of an operation', () => {
  it.each([20, 100, 1_100])(
    'are counted without being walked: two to the power of %i in a few lines',
    async (count) => {
      const { code, values } = await refusal(`{ ...F0 } ${doubling(count, 'Query', '__typename')}`, { as });
      expect(code).toBe('QUERY_TOO_MANY_FIELDS');
      expect(values.actual).toBe(count === 20 ? 2 ** 20 : 'countless');
    },
  );

  it('are limited, also where each level is one more field', async () => {
    const wide = doubling(
      13,
      'Subject',
      'name',
      (spread) => `successor { ${spread} } branches { ${spread} }`,
    );
    expect((await refusal(`{ subject(uscc: 1) { ...F0 } } ${wide}`, { as })).code).toBe(
      'QUERY_TOO_MANY_FIELDS',
    );
    const operation = (count: number) =>
      parse(`{ ${'name '.repeat(count)} }`).definitions[0] as OperationDefinitionNode;
    expect(() => checkShape(operation(LIMITS.fields), new Map())).not.toThrow();
    expect(() => checkShape(operation(LIMITS.fields + 1), new Map())).toThrow('selects 3001 fields');
  });

  it('are refused where one is selected too often to compare each with each, in words that help', async () => {
    const error = await refusal(`{ ${'__typename '.repeat(4_000)} }`, { as });
    expect(error.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(error.message).toContain('select each once');
  });
});

describe('the cost of an operation', () => {
  const cost = (query: string, variables: Record<string, unknown> = {}) => {
    const schema = gateway.supergraph.publicSchema;
    const { definition, fragments } = readOperation(parse(query), undefined, schema);
    return compileCost(schema, definition, fragments)(variables);
  };

  it.each<[string, number, Record<string, unknown>?]>([
    ['{ __typename }', 0],
    ['{ subject(uscc: 1) { uscc name } }', 3],
    ['{ subjects(first: 5) { nodes { uscc } } }', 5 * (1 + 1 + 1)],
    ['{ subjects { nodes { uscc } } }', 20 * 3],
    ['{ subjects(last: 7) { nodes { uscc } } }', 7 * 3],
    ['{ subjects(first: null, last: 7) { nodes { uscc } } }', 7 * 3],
    ['{ subjects(first: 0) { totalCount } }', 0],
    ['{ subjects(first: -3) { totalCount } }', 0],
    ['query ($n: Int) { subjects(first: $n) { nodes { uscc } } }', 9 * 3, { n: 9 }],
    ['query ($n: Int) { subjects(first: $n) { nodes { uscc } } }', 20 * 3, {}],
    ['query ($n: Int) { subjects(first: $n) { nodes { uscc } } }', 20 * 3, { n: null }],
    // A page of pages: each row of the outer one has an inner one.
    [
      '{ subjects(first: 5) { nodes { penalties(first: 4) { nodes { id } } } } }',
      5 * (1 + 1 + 4 * (1 + 1 + 1)),
    ],
    ['{ subject(uscc: 1) { branches { uscc branches { uscc } } } }', 1 + 10 * (1 + 1 + 10 * (1 + 1))],
    ['{ lookUp(codes: ["a", "b", "c"]) { code } }', 3 * 2],
    ['query ($c: [String!]!) { lookUp(codes: $c) { code } }', 4 * 2, { c: ['a', 'b', 'c', 'd'] }],
    ['{ lookUp(codes: []) { code } }', 10 * 2],
    // Fragments cost where they are spread, under the page that they are spread in.
    [
      '{ subjects(first: 5) { ...F } } fragment F on SubjectConnection { nodes { ...G ... { name } } } fragment G on Subject { uscc }',
      5 * (1 + 1 + 1 + 1),
    ],
    ['{ a: subjects(first: 5) { totalCount } b: subjects(first: 6) { totalCount } }', 5 * 2 + 6 * 2],
  ])('%s', (query, values, variables) => {
    expect(cost(query, variables).values).toBe(values);
  });

  it('says from which of the root fields most of it comes, by the name that the caller gave it', () => {
    expect(
      cost('{ few: subjects(first: 2) { totalCount } most: subjects(first: 9) { totalCount } }').where,
    ).toBe('most');
  });

  it.each<[string, string, Record<string, unknown>?]>([
    ['pages in pages', '{ subjects(first: 500) { nodes { penalties(first: 500) { nodes { id } } } } }'],
    [
      'page sizes in variables',
      'query ($n: Int) { subjects(first: $n) { nodes { penalties(first: $n) { nodes { id } } } } }',
      { n: 500 },
    ],
    [
      'page sizes in defaults',
      'query ($n: Int = 500) { subjects(first: $n) { nodes { penalties(first: $n) { nodes { id } } } } }',
    ],
    [
      'page sizes in fragments',
      '{ subjects(last: 500) { ...F } } fragment F on SubjectConnection { nodes { ...G } } fragment G on Subject { penalties(first: 500) { nodes { id } } }',
    ],
    ['a page of many rows in another', '{ subjects(first: 100000) { totalCount edges { node { name } } } }'],
    ['lists in lists', `{ nobody { ${'branches { '.repeat(5)} uscc ${'} '.repeat(5)} } }`],
  ])('refuses %s', async (_what, query, variables = {}) => {
    expect(await refusal(query, { as, variables })).toMatchObject({
      code: 'QUERY_TOO_COSTLY',
      values: { limit: LIMITS.cost, actual: expect.any(Number) },
    });
  });

  it('is decided by the variables of each request, also of one that is compiled already', async () => {
    const query =
      'query ($n: Int) { subjects(first: $n) { nodes { penalties(first: $n) { nodes { id } } } } }';
    expect((await ask(query, { as, variables: { n: 2 } })).errors).toEqual([]);
    expect((await refusal(query, { as, variables: { n: 500 } })).code).toBe('QUERY_TOO_COSTLY');
    expect((await ask(query, { as, variables: { n: 3 } })).errors).toEqual([]);
  });

  it('leaves room for what every GraphQL client asks first', async () => {
    const { data, errors } = await ask(getIntrospectionQuery(), { as });
    expect(errors).toEqual([]);
    expect(data.__schema.types.length).toBeGreaterThan(10);
    expect(costOn(large, getIntrospectionQuery())).toBeLessThan(LIMITS.cost);
  });

  it('refuses the same under aliases: each list that they double is asked for as often', () => {
    const aliased = `{ __schema { types { ${many(9, (n) => `a${n}: fields { type { ${many(9, (m) => `b${m}: fields { name type { name } }`)} } }`)} } } }`;
    expect(costOn(large, aliased)).toBeGreaterThan(LIMITS.cost);
  });
});

const large = buildSchema(
  `type Query { ${many(60, (n) => `f${n}(a: Int, b: Int, c: Int): T${n}`)} }
   ${many(200, (n) => `type T${n} { ${many(12, (m) => `f${m}: T${(n + m) % 200}`)} }`)}`,
);

function costOn(schema: GraphQLSchema, query: string): number {
  const { definition, fragments } = readOperation(parse(query), undefined, schema);
  return compileCost(schema, definition, fragments)({}).values;
}

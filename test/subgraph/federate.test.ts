import { buildSchema, type ExecutionResult, graphql } from 'graphql';
import { describe, expect, it } from 'vitest';
import { federate } from '../../src/subgraph/federate.ts';
import type { Representation } from '../../src/subgraph/view.ts';

const base = buildSchema(`
  type Query { nothing: Int }
  type Post { id: ID! title: String }
  type Author { id: ID! name: String }
  type Hidden { id: ID! }
`);
const SDL = 'type Query { nothing: Int }';

const schema = federate(base, SDL, {
  entities: {
    Post: async ({ id }) => {
      if (id === 'broken') throw new Error('down');
      return id === 'unknown' ? null : { id, title: `post ${id}` };
    },
    Author: ({ id }) => (id === undefined ? null : { id, name: `author ${id}` }),
  },
});

const ask = (representations: unknown): Promise<ExecutionResult> =>
  graphql({
    schema,
    source: `query ($representations: [_Any!]!) {
      _entities(representations: $representations) { __typename ... on Post { title } ... on Author { name } } }`,
    variableValues: { representations },
  });

describe('the entities of a view', () => {
  it('come in the order in which they were asked for, of several types, twice where asked twice', async () => {
    const ids = ['3', '1', '2', '1'];
    const { data, errors } = await ask([
      ...ids.map((id) => ({ __typename: 'Post', id })),
      { __typename: 'Author', id: 'a' },
      { __typename: 'Post', id: '9' },
    ]);
    expect(errors).toBeUndefined();
    expect(data?._entities).toEqual([
      ...ids.map((id) => ({ __typename: 'Post', title: `post ${id}` })),
      { __typename: 'Author', name: 'author a' },
      { __typename: 'Post', title: 'post 9' },
    ]);
  });

  it('are null where nothing is known under the key, and the others stay', async () => {
    const { data, errors } = await ask([
      { __typename: 'Post', id: 'unknown' },
      { __typename: 'Author' },
      { __typename: 'Post', id: '1' },
    ]);
    expect(errors).toBeUndefined();
    expect(data?._entities).toEqual([null, null, { __typename: 'Post', title: 'post 1' }]);
  });

  it.each([
    ['a type that is no entity', { __typename: 'Hidden', id: '1' }],
    ['a type that is not there', { __typename: 'Nope', id: '1' }],
    ['the root', { __typename: 'Query' }],
    ['a name that every object answers', { __typename: '__proto__', id: '1' }],
    ['another such name', { __typename: 'constructor', id: '1' }],
    ['no type at all', { id: '1' }],
    ['a type that is no name', { __typename: { toString: 'Post' }, id: '1' }],
    ['a list of types', { __typename: ['Post'], id: '1' }],
    ['something else than an object', 'Post'],
  ])('are null for %s', async (_what, representation) => {
    const { data, errors } = await ask([representation, { __typename: 'Post', id: '1' }]);
    expect(errors).toBeUndefined();
    expect(data?._entities).toEqual([null, { __typename: 'Post', title: 'post 1' }]);
  });

  it('that cannot be read are null with an error of their own', async () => {
    const { data, errors } = await ask([
      { __typename: 'Post', id: 'broken' },
      { __typename: 'Post', id: '1' },
    ]);
    expect(data?._entities).toEqual([null, { __typename: 'Post', title: 'post 1' }]);
    expect(errors?.map(({ path }) => path)).toEqual([['_entities', 0]]);
  });

  it('are not there in a view that has none', () => {
    const plain = federate(base, SDL, { entities: {} });
    expect(Object.keys(plain.getQueryType()?.getFields() ?? {})).toEqual(['nothing', '_service']);
  });
});

it('a view tells its SDL', async () => {
  const { data } = await graphql({ schema, source: '{ _service { sdl } nothing }' });
  expect(data).toEqual({ _service: { sdl: SDL }, nothing: null });
});

it('whoever finds an entity is given its representation as it came', async () => {
  const given: Representation[] = [];
  const curious = federate(base, SDL, {
    entities: {
      Post: (representation) => {
        given.push(representation);
        return { ...representation };
      },
    },
  });
  const representation = { __typename: 'Post', id: '1', extra: [1] };
  await graphql({
    schema: curious,
    source: 'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }',
    variableValues: { r: [representation] },
  });
  expect(given).toEqual([representation]);
});

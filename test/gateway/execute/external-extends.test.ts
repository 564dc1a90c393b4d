import { describe, expect, it } from 'vitest';
import { federation } from './federation.ts';

const truth = () => {
  const firms = ['f1', 'f2'].map((id) => ({
    __typename: 'Firm',
    id,
    name: `name of ${id}`,
    code: `code of ${id}`,
    rating: `rating of ${id}`,
    seal: `seal of ${id}`,
  }));
  return {
    Query: {
      rated: firms[0],
      known: firms[1],
      firm: ({ id }: { id: string }) => firms.find((f) => f.id === id),
    },
    entities: firms,
  };
};

const REGISTRY = `
  type Query { firm(id: ID): Firm }
  type Firm @key(fields: "id") { id: ID! name: String! code: String }`;

const forms = {
  'extend type in Federation 1': {
    link: '',
    credit:
      'extend type Firm @key(fields: "id") { id: ID! @external name: String! @external rating: String }',
  },
  '@extends in Federation 1': {
    link: '',
    credit:
      'type Firm @extends @key(fields: "id") { id: ID! @external name: String! @external rating: String }',
  },
  'extend type in Federation 2': {
    link: 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@provides"])',
    credit:
      'extend type Firm @key(fields: "id") { id: ID! @external name: String! @external rating: String }',
  },
  '@extends under another name': {
    link: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3",
      import: ["@key", "@external", "@provides", { name: "@extends", as: "@adds" }])`,
    credit: 'type Firm @adds @key(fields: "id") { id: ID! @external name: String! @external rating: String }',
  },
};

describe.each(Object.entries(forms))('a type that is owned elsewhere, by %s', (_name, { link, credit }) => {
  const shared = link === '' ? '' : ' @federation__shareable';
  const graph = federation({
    link,
    subgraphs: {
      credit: `type Query { rated: Firm known: Firm @provides(fields: "name") } ${credit}`,
      registry: REGISTRY.replace('name: String!', `name: String!${shared}`),
    },
    truth,
  });

  it('has what the extension adds and what its owner has', async () => {
    await graph.agree('{ rated { id rating name code } firm(id: "f2") { rating name } }');
  });

  it('is asked of its owner for what is external, if it is not provided', async () => {
    await graph.agree('{ rated { name rating } }');
    expect(graph.asked.map(({ subgraph }) => subgraph)).toEqual(['credit', 'registry']);
    await graph.agree('{ known { name rating } }');
    expect(graph.asked.map(({ subgraph }) => subgraph)).toEqual(['credit']);
  });
});

describe('a type of which another subgraph knows a wider key', () => {
  const graph = federation({
    link: '',
    subgraphs: {
      registry:
        'type Query { firm(id: ID): Firm } type Firm @key(fields: "id") { id: ID! name: String code: String }',
      seals: `
        type Query { rated: Firm }
        extend type Firm @key(fields: "id name") { id: ID @external name: String @external seal: String! }`,
    },
    truth,
  });

  it('is found by all of its fields, whether the caller asks for them or not', async () => {
    await graph.agree('{ firm(id: "f1") { seal } }');
    await graph.agree('{ firm(id: "f1") { name: seal id: code } rated { code } }');
  });
});

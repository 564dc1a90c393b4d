import { describe, expect, it } from 'vitest';
import { federation } from './federation.ts';

const graph = federation({
  subgraphs: {
    a: `
      schema { query: Reads mutation: Writes }
      type Reads { pet: Pet pets: [Pet!] owner: Owner }
      type Writes { touch: String }
      interface Pet { name: String }
      type Cat implements Pet @key(fields: "name") { name: String }
      type Dog implements Pet @key(fields: "name") { name: String }
      type Owner @key(fields: "id") { id: ID! pets: [Pet] }`,
    b: `
      type Query { now: String }
      type Owner @key(fields: "id") { id: ID! age: Int }
      type Cat @key(fields: "name") { name: String lives: Int }`,
  },
  truth: () => {
    const cat = { __typename: 'Cat', name: 'c', lives: 9 };
    const dog = { __typename: 'Dog', name: 'd' };
    const owner = { __typename: 'Owner', id: 'o', pets: [cat, null, dog], age: 4 };
    return {
      Query: { pet: dog, pets: [dog, cat], owner, now: 'n' },
      Mutation: { touch: 't' },
      entities: [cat, dog, owner],
    };
  },
});

describe('__typename', () => {
  it('of the root is the public name, whatever a subgraph calls its root', async () => {
    await graph.agree('{ __typename pet { name } kind: __typename now }');
    await graph.agree('mutation { touch __typename }');
  });

  it('alone asks no subgraph', async () => {
    await graph.agree('{ a: __typename ... on Query { __typename } }');
    expect(graph.asked).toEqual([]);
    await graph.agree('mutation { __typename }');
    expect(graph.asked).toEqual([]);
  });

  it('is answered under every alias, with or without the plain one', async () => {
    await graph.agree('{ pet { t: __typename } pets { name: __typename __typename n: name } }');
    await graph.agree(
      '{ owner { t: __typename pets { kind: __typename ... on Cat { lives k: __typename } } age } }',
    );
  });

  it('may be all that is asked of an object', async () => {
    await graph.agree('{ owner { __typename } pets { ... on Cat { __typename } } }');
    await graph.agree('{ owner { ...T } } fragment T on Owner { pets { ... { __typename } } }');
  });

  it('under that alias may also be another field', async () => {
    await graph.agree('{ owner { __typename: id age pets { __typename: name ... on Cat { lives } } } }');
  });
});

import { describe, expect, it } from 'vitest';
import { federation } from './federation.ts';

const graph = federation({
  subgraphs: {
    a: `
      type Query { value: Int }
      type Mutation { add(by: Int!): Int addToBox(by: Int!): Box fail: Int double: Int @shareable }
      type Box @key(fields: "id") { id: ID! value: Int }`,
    b: `
      type Mutation { multiply(by: Int!): Int! wreck: Int! double: Int @shareable }
      type Box @key(fields: "id") { id: ID! label: String }`,
  },
  truth: () => {
    let value = 5;
    const box = { __typename: 'Box', id: 'x', value: () => value, label: () => `holds ${value}` };
    return {
      Query: { value: () => value },
      Mutation: {
        add: ({ by }: { by: number }) => (value += by),
        addToBox: ({ by }: { by: number }) => {
          value += by;
          return box;
        },
        multiply: ({ by }: { by: number }) => (value *= by),
        double: () => (value *= 2),
        fail: () => {
          throw new Error('nothing was done');
        },
        wreck: () => {
          throw new Error('broken');
        },
      },
      entities: [box],
    };
  },
});

describe('mutations', () => {
  it('run one after another in the order of the caller, over all subgraphs', async () => {
    await graph.agree(
      'mutation { a: add(by: 1) multiply(by: 10) b: add(by: 2) c: multiply(by: 2) add(by: 1) }',
    );
    expect(graph.asked.map(({ subgraph }) => subgraph)).toEqual(['a', 'b', 'a', 'b', 'a']);
  });

  it('run once where several subgraphs could run them', async () => {
    await graph.agree('mutation { double multiply(by: 1) again: double }');
    expect(graph.asked).toHaveLength(3);
  });

  it('complete what they return by queries', async () => {
    await graph.agree('mutation ($by: Int!) { multiply(by: $by) addToBox(by: 1) { label value id } }', {
      by: 3,
    });
  });

  it('go on after one that failed', async () => {
    const answer = await graph.agree('mutation { fail multiply(by: 3) }');
    expect(answer.data).toEqual({ fail: null, multiply: 15 });
  });

  it('have no data where one failed that promises a value', async () => {
    const answer = await graph.agree('mutation { wreck add(by: 1) }');
    expect(answer.data).toBeNull();
  });
});

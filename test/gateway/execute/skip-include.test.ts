import { describe, expect, it } from 'vitest';
import { federation } from './federation.ts';

const graph = federation({
  subgraphs: {
    a: `
      type Query { item: Item items: [Item!] other: String }
      type Item @key(fields: "id") { id: ID! name: String price: Int }`,
    b: `
      type Query { extra: String }
      type Item @key(fields: "id") {
        id: ID! stock: Int price: Int @external shelf: Shelf dear: Boolean @requires(fields: "price")
      }
      type Shelf { no: Int }`,
  },
  truth: () => {
    const items = [1, 2].map((n) => ({
      __typename: 'Item',
      id: `i${n}`,
      name: `item ${n}`,
      price: n,
      stock: n * 10,
      shelf: { no: n },
      dear(this: { price: number }) {
        return this.price > 1;
      },
    }));
    return { Query: { item: items[0], items, other: 'o', extra: 'e' }, entities: items };
  },
});

const BOTH = [
  { c: true, d: true },
  { c: true, d: false },
  { c: false, d: true },
  { c: false, d: false },
];

describe('@skip and @include', () => {
  it.each(BOTH)('decide by variables what is answered: $c, $d', async (variables) => {
    await graph.agree(
      `query ($c: Boolean!, $d: Boolean!) {
        item @include(if: $c) { name @skip(if: $d) stock }
        items { ... on Item @skip(if: $c) { dear ...Shelved @include(if: $d) } id @include(if: $c) @skip(if: $d) }
        ... @include(if: $d) { other extra }
      }
      fragment Shelved on Item { shelf { no @skip(if: $c) } stock }`,
      variables,
    );
  });

  it.each(BOTH)('keep the order in which the selected keys first appear: $c, $d', async (variables) => {
    await graph.agree(
      `query ($c: Boolean!, $d: Boolean!) {
        item { stock @include(if: $c) name price @skip(if: $d) stock shelf { no } price name @include(if: $d) }
      }`,
      variables,
    );
  });

  it('do not ask a subgraph for what is left out', async () => {
    const query =
      'query ($c: Boolean!) { item { name stock @include(if: $c) shelf @include(if: $c) { no } } }';
    await graph.agree(query, { c: false });
    expect(graph.asked.map(({ subgraph }) => subgraph)).toEqual(['a']);
    await graph.agree(query, { c: true });
    expect(graph.asked.map(({ subgraph }) => subgraph)).toEqual(['a', 'b']);
  });

  it('take the default of a variable that is not given', async () => {
    const query =
      'query ($c: Boolean = true, $d: Boolean! = false) { item { name @skip(if: $c) id stock @include(if: $d) } }';
    await graph.agree(query);
    await graph.agree(query, { c: false });
    await graph.agree(query, { d: true });
  });

  it('decide by literals', async () => {
    await graph.agree('{ item { name @skip(if: true) stock @include(if: true) } other @include(if: false) }');
    await graph.agree('{ item { name @skip(if: true) } }');
    await graph.agree(
      '{ item @skip(if: true) { name } ...F @include(if: false) } fragment F on Query { other }',
    );
  });

  it('may leave nothing', async () => {
    const query = 'query ($c: Boolean!) { item @include(if: $c) { stock } }';
    expect((await graph.agree(query, { c: false })).data).toEqual({});
    expect(graph.asked).toEqual([]);
    await graph.agree('query ($c: Boolean!) { item { stock @include(if: $c) } }', { c: false });
  });

  it('can be run with one set of values after another by the same execution', async () => {
    const execution = graph.compile('query ($c: Boolean!) { other @include(if: $c) }');
    const subgraphs = new Map([['a', { name: 'a', execute: async () => ({ data: { other: 'o' } }) }]]);
    const answers = [];
    for (const c of [true, false, true]) {
      answers.push((await execution.run({ variables: { c }, subgraphs, context: null })).data);
    }
    expect(answers).toEqual([{ other: 'o' }, {}, { other: 'o' }]);
  });
});

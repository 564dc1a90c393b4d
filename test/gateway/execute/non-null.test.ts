import { describe, expect, it } from 'vitest';
import { federation, pathsOf } from './federation.ts';

const fixture = {
  subgraphs: {
    a: `
      type Query { outer: Outer must: Item! items: [Item!] rows: [[Item!]]! tail: String }
      type Outer { inner: Inner! name: String }
      type Inner { item: Item! items: [Item!]! maybe: [Item] }
      type Item @key(fields: "id") { id: ID! name: String code: String! }`,
    b: 'type Item @key(fields: "id") { id: ID! stock: Int! note: String }',
  },
  truth: () => {
    const items = [0, 1, 2].map((n) => ({
      __typename: 'Item',
      id: `i${n}`,
      name: `item ${n}`,
      code: n === 1 ? null : 'c',
      stock: n === 2 ? null : n,
      note: null,
    }));
    const [good, uncoded, unstocked] = items;
    return {
      Query: {
        outer: {
          name: 'o',
          inner: { item: unstocked, items: [good, unstocked], maybe: [uncoded, good, unstocked] },
        },
        must: unstocked,
        items,
        rows: [[good], [good, unstocked], null],
        tail: 't',
      },
      entities: items,
    };
  },
};
const graph = federation(fixture);

describe('a null where none may be', () => {
  it('makes the next nullable thing around it null, over the border of subgraphs', async () => {
    await graph.agree('{ outer { inner { item { name stock } } name } tail }');
    await graph.agree('{ outer { name inner { maybe { stock code } } } }');
    await graph.agree('{ items { stock } tail }');
    await graph.agree('{ rows { name stock } }');
  });

  it('that a subgraph has bubbled itself is not reported twice', async () => {
    await graph.agree('{ items { code } tail }');
    await graph.agree('{ outer { inner { maybe { code note } } } }');
  });

  it('leaves no data at all where everything up to the root is promised', async () => {
    const answer = await graph.agree('{ tail must { stock } }');
    expect(answer.data).toBeNull();
  });

  it('has an error of ours where no subgraph gave one', async () => {
    const partial = federation({
      ...fixture,
      lookup: (_subgraph, { id }) => (id === 'i0' ? null : undefined),
    });
    const answer = await partial.run('{ rows { stock } outer { inner { maybe { stock } items { note } } } }');
    expect(answer.data).toEqual({
      rows: [null, null, null],
      outer: { inner: { maybe: [{ stock: 1 }, null, null], items: [{ note: null }, { note: null }] } },
    });
    const ours = answer.errors.filter(({ extensions }) => extensions.code === 'VALUE_MISSING');
    expect(pathsOf(ours)).toEqual(['outer.inner.maybe.1.stock', 'rows.0.0.stock', 'rows.1.0.stock']);
    expect(ours[0]?.message).toContain('Item.stock');
  });
});

import { describe, it } from 'vitest';
import { federation } from './federation.ts';

const graph = federation({
  subgraphs: {
    a: `
      type Query { root: Node list: [[Node]] grid: [[Cell!]!] }
      type Node @key(fields: "id") { id: ID! name: String next: Node cells: [Cell] }
      type Cell @key(fields: "x y") { x: Int y: Int }`,
    b: `
      type Node @key(fields: "id") { id: ID! size: Int peer: Node }
      type Cell @key(fields: "x y") { x: Int y: Int text(upper: Boolean): String owner: Node }`,
  },
  truth: () => {
    const nodes = [0, 1, 2].map((n) => ({ __typename: 'Node', id: `n${n}`, name: `node ${n}`, size: n }));
    const cells = [0, 1, 2, 3].map((n) => ({
      __typename: 'Cell',
      x: n % 2,
      y: n >> 1,
      text: ({ upper }: { upper?: boolean }) => (upper ? `T${n}` : `t${n}`),
      owner: nodes[n] ?? null,
    }));
    for (const [n, node] of nodes.entries()) {
      Object.assign(node, { next: nodes[n + 1] ?? null, peer: nodes[(n + 2) % 3], cells: [cells[n], null] });
    }
    const grid = [[cells[0], cells[1]], [cells[2], cells[3]], []];
    return {
      Query: { root: nodes[0], list: [[nodes[1], null], null, [nodes[2]]], grid },
      entities: [...nodes, ...cells],
    };
  },
});

describe('fragments', () => {
  it('merge what they select of the same field', async () => {
    await graph.agree(
      `{ root { ...A next { size } ...B } }
       fragment A on Node { next { name ...C } size }
       fragment B on Node { next { next { id } } name ... on Node { peer { id } } }
       fragment C on Node { next { peer { name } size } }`,
    );
  });

  it('may be used again and again at different depths', async () => {
    await graph.agree(
      '{ root { ...D next { ...D next { ...D } } } list { ...D } } fragment D on Node { name size peer { ...E } } fragment E on Node { size id }',
    );
  });
});

describe('lists of lists', () => {
  it('are completed in place, nulls and empty lists kept', async () => {
    await graph.agree('{ list { size peer { name } } grid { text owner { name } } }');
    await graph.agree('{ list { cells { text(upper: true) x } } }');
  });
});

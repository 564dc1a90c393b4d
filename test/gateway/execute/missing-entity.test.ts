import { describe, expect, it } from 'vitest';
import { federation, pathsOf, type Representation } from './federation.ts';

const firms = [0, 1, 2, 3].map((n) => ({
  __typename: 'Firm',
  id: `f${n}`,
  name: `firm ${n}`,
  taxNumber: n === 1 ? null : `t${n}`,
  department: n < 2 ? null : 'd',
  number: n === 1 ? null : n,
  class: 'A',
  grade: 7,
  paid: true,
  files: n,
}));

const asked = (lookup?: (subgraph: string, representation: Representation) => null | undefined) =>
  federation({
    subgraphs: {
      registry: `
        type Query { firms: [Firm] firm: Firm! }
        type Firm @key(fields: "id") @key(fields: "taxNumber") @key(fields: "department number") {
          id: ID! name: String taxNumber: ID department: String number: Int
        }`,
      credit: 'type Firm @key(fields: "id") { id: ID! class: String grade: Int! }',
      tax: 'type Firm @key(fields: "taxNumber") { taxNumber: ID paid: Boolean }',
      archive: 'type Firm @key(fields: "department number") { department: String number: Int files: Int }',
    },
    truth: () => ({ Query: { firms, firm: firms[1] }, entities: firms }),
    ...(lookup && { lookup }),
  });

describe('an entity', () => {
  it('whose key is null is not asked for: it keeps what it has, the rest is null, and nothing is wrong', async () => {
    const graph = asked();
    const answer = await graph.run('{ firms { name paid } }');
    expect(answer.errors).toEqual([]);
    expect(answer.data?.firms).toEqual([
      { name: 'firm 0', paid: true },
      { name: 'firm 1', paid: null },
      { name: 'firm 2', paid: true },
      { name: 'firm 3', paid: true },
    ]);
    expect(graph.asked.at(-1)?.variables.representations).toHaveLength(3);
  });

  it('whose compound key is null in part is asked for, and not when all of it is null', async () => {
    const graph = asked();
    const answer = await graph.run('{ firms { files } }');
    expect(answer.data?.firms).toEqual([{ files: 0 }, { files: null }, { files: 2 }, { files: 3 }]);
    expect(graph.asked.at(-1)?.variables.representations).toContainEqual({
      __typename: 'Firm',
      department: null,
      number: 0,
    });
  });

  it('that is asked for nowhere makes no request at all', async () => {
    const graph = asked();
    const answer = await graph.run('{ firm { paid } }');
    expect(answer).toMatchObject({ data: { firm: { paid: null } }, errors: [] });
    expect(graph.asked).toHaveLength(1);
  });

  it('that a subgraph does not know keeps what it has, and the rest is null', async () => {
    const graph = asked((subgraph, { id }) => (subgraph === 'credit' && id === 'f2' ? null : undefined));
    const answer = await graph.run('{ firms { name class } }');
    expect(answer.errors).toEqual([]);
    expect(answer.data).toMatchObject({
      firms: [{ class: 'A' }, {}, { name: 'firm 2', class: null }, { class: 'A' }],
    });
  });

  it('that lacks a value it always has is null itself, with an error that names the field', async () => {
    const graph = asked((subgraph, { id }) => (subgraph === 'credit' && id === 'f2' ? null : undefined));
    const answer = await graph.run('{ firms { name grade } }');
    expect(answer.data).toMatchObject({ firms: [{ grade: 7 }, { grade: 7 }, null, { grade: 7 }] });
    expect(answer.errors).toMatchObject([
      {
        path: ['firms', 2, 'grade'],
        extensions: { code: 'VALUE_MISSING' },
        locations: [{ line: 1, column: 16 }],
      },
    ]);
    expect(pathsOf(answer.errors)).toEqual(['firms.2.grade']);
  });
});

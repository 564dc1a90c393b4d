import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { HubError } from '../../../src/errors.ts';
import { federation, pathsOf, type Representation } from './federation.ts';

const failure = new HubError('ARGUMENT_INVALID', { argument: 'text', why: 'it is odd' });

const fixture = {
  subgraphs: {
    a: `
      type Query { items: [Item!] item: Item pages: [Page] any: [Any] }
      type Page { items: [[Item]] }
      union Any = Item | Page
      type Item @key(fields: "id") { id: ID! name: String }`,
    b: `
      type Item @key(fields: "id") { id: ID! stock: Int parts: [Part] need: Int weight: Int @external
        box: Box @external
        freight: Int @requires(fields: "weight") cover: Int @requires(fields: "box { name }") }
      type Box @shareable { name: String }
      type Part { text(of: String): String }`,
    c: `
      type Item @key(fields: "id") { id: ID! weight: Int color: String box: Box }
      type Box @shareable { name: String }`,
  },
  truth: () => {
    const items = [0, 1, 2].map((n) => ({
      __typename: 'Item',
      id: `i${n}`,
      name: () => {
        if (n === 1) throw new Error('no name');
        return `item ${n}`;
      },
      stock: () => {
        if (n === 1) throw new Error('no stock');
        return n;
      },
      parts: [
        { text: 'ok' },
        null,
        {
          text: ({ of }: { of?: string }) => {
            if (of === 'x') throw failure;
            return 'fine';
          },
        },
      ],
      weight: () => {
        if (n === 2) throw new Error('no weight');
        return 5;
      },
      freight: 7,
      box: {
        name: () => {
          if (n === 2) throw new Error('no box');
          return 'box';
        },
      },
      cover: 1,
      color: 'red',
    }));
    const [, second, third] = items;
    const page = {
      __typename: 'Page',
      items: [
        [second, null],
        [third, second],
      ],
    };
    return { Query: { items, item: second, pages: [null, page], any: [second, page] }, entities: items };
  },
};
const graph = federation(fixture);

describe('the path of an error', () => {
  it('is in the caller’s response keys and list indexes', async () => {
    await graph.agree('{ items { n: name } item { name name2: name } }');
  });

  it('of an entity leads to every place where the entity stands', async () => {
    await graph.agree('{ items { s: stock } item { stock } }');
    const answer = await graph.agree(
      '{ pages { items { stock } } items { stock } any { ... on Item { stock } } }',
    );
    expect(pathsOf(answer.errors)).toEqual([
      'any.0.stock',
      'items.1.stock',
      'pages.1.items.0.0.stock',
      'pages.1.items.1.1.stock',
    ]);
  });

  it('goes on inside of what the entity fetch brought', async () => {
    const answer = await graph.agree('{ items { parts { t: text(of: "x") } } }');
    expect(pathsOf(answer.errors)).toEqual(['items.0.parts.2.t', 'items.1.parts.2.t', 'items.2.parts.2.t']);
  });

  it('ends at the object where the field at fault is one that the caller did not ask for', async () => {
    const answer = await graph.run('{ all: items { freight } }');
    expect(pathsOf(answer.errors)).toContain('all.2');
    const inner = await graph.run('{ all: items { cover id } }');
    expect(inner.errors).toMatchObject([{ message: 'no box', path: ['all', 2] }]);
    const named = await graph.run('{ all: items { cover name } }');
    expect(pathsOf(named.errors)).toEqual(['all.1.name', 'all.2']);
    expect(answer.data).toMatchObject({ all: [{ freight: 7 }, { freight: 7 }, {}] });
  });

  it('is that of the fetch where the subgraph gives none, or one that leads nowhere', async () => {
    const errors = [
      { message: 'overloaded' },
      { message: 'lost', path: ['_entities', 99, 'stock'] },
      { message: 'astray', path: ['elsewhere'] },
    ];
    const answer = await graph.runWith(
      { b: async () => ({ data: null, errors }) },
      '{ pages { items { stock } } }',
    );
    expect(answer.errors.map(({ message, path }) => [message, path])).toEqual([
      ['overloaded', ['pages']],
      ['lost', ['pages']],
      ['astray', ['pages']],
    ]);
    const single = await graph.runWith(
      { a: async () => ({ errors: [{ message: 'no' }] }) },
      '{ x: item { name } }',
    );
    expect(single).toMatchObject({ data: { x: null }, errors: [{ message: 'no', path: ['x'] }] });
  });
});

describe('an error', () => {
  it('keeps its extensions, its cause and the place of the field in the caller’s document', async () => {
    const answer = await graph.run('{ item { parts { text(of: "x") } } }');
    const [error] = answer.errors;
    expect(error).toBeInstanceOf(GraphQLError);
    expect(error?.originalError).toBe(failure);
    expect(error?.extensions).toEqual({ code: 'ARGUMENT_INVALID' });
    expect(error?.locations).toEqual([{ line: 1, column: 18 }]);
    expect(error?.message).toBe(failure.message);
  });

  it('from a remote subgraph keeps its extensions and nothing that poses as a cause', async () => {
    const remote = {
      message: 'no',
      path: ['item', 'name'],
      extensions: { code: 'THEIRS', more: 1 },
      originalError: { stack: 'invented' } as never,
    };
    const answer = await graph.runWith(
      { a: async () => ({ data: { item: { name: null } }, errors: [remote] }) },
      '{ item { name } }',
    );
    expect(answer.errors[0]?.toJSON()).toMatchObject({
      message: 'no',
      path: ['item', 'name'],
      extensions: { code: 'THEIRS', more: 1 },
    });
    expect(answer.errors[0]?.originalError).toBeUndefined();
  });

  it('of one subgraph leaves the order of the plan to all of them, however slowly they answer', async () => {
    const lookup = (_subgraph: string, { id }: Representation) =>
      id === 'i0' ? new Error('gone') : undefined;
    const failing = federation({ ...fixture, lookup });
    const first = await failing.run('{ items { stock color } }');
    const again = await failing.run('{ items { stock color } }');
    expect(first.errors.map(String)).toEqual(again.errors.map(String));
    expect(first.errors.map(({ message }) => message)).toContain('gone');
  });
});

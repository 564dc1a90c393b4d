import { describe, expect, it } from 'vitest';
import { federation } from './federation.ts';

const graph = federation({
  subgraphs: {
    catalogue: `
      type Query { books: [Book!]! @provides(fields: "title author { name }") shelf: [Book] }
      type Book @key(fields: "isbn") { isbn: ID! title: String @external author: Author @external }
      type Author @key(fields: "id") { id: ID! name: String @external born: Int }`,
    library: `
      type Book @key(fields: "isbn") { isbn: ID! title: String @shareable author: Author @shareable pages: Int }
      type Author @key(fields: "id") { id: ID! name: String @shareable }`,
  },
  truth: () => {
    const authors = [1, 2].map((id) => ({
      __typename: 'Author',
      id: `a${id}`,
      name: `author ${id}`,
      born: 1900 + id,
    }));
    const books = [0, 1, 2].map((n) => ({
      __typename: 'Book',
      isbn: `b${n}`,
      title: `title ${n}`,
      author: authors[n] ?? null,
      pages: n * 100,
    }));
    return { Query: { books, shelf: [books[2], null, books[0]] }, entities: [...books, ...authors] };
  },
});

describe('@provides', () => {
  it('takes a field on the path that provides it from the subgraph that is asked anyway', async () => {
    await graph.agree('{ books { title author { name } } }');
    expect(graph.asked.map(({ subgraph }) => subgraph)).toEqual(['catalogue']);
  });

  it('asks the owner for it on every other path', async () => {
    await graph.agree('{ shelf { title author { name born } pages } }');
    expect(graph.asked.map(({ subgraph }) => subgraph)).toContain('library');
  });

  it('asks the owner for the rest of a provided object', async () => {
    await graph.agree('{ books { title pages author { born name } } }');
  });
});

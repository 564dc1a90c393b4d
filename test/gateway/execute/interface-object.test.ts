import { describe, expect, it } from 'vitest';
import { federation } from './federation.ts';

// The names matter: the planner on its own finds no way from an interface object in a subgraph that sorts first.
const fixture = {
  subgraphs: {
    media: `
      type Query { media: [Medium!] }
      interface Medium @key(fields: "id") { id: ID! title: String }
      type Book implements Medium @key(fields: "id") { id: ID! title: String pages: Int }
      type Film implements Medium @key(fields: "id") { id: ID! title: String minutes: Int }`,
    charts: `
      type Query { top: [Medium] }
      type Medium @interfaceObject @key(fields: "id") { id: ID! rating: Int next: Medium }`,
    prints: `
      type Book @key(fields: "id") { id: ID! printer: String }`,
  },
  truth: () => {
    const media = [0, 1, 2, 3].map((n) => ({
      __typename: n % 2 === 0 ? 'Book' : 'Film',
      interfaces: ['Medium'],
      id: `m${n}`,
      title: `title ${n}`,
      pages: n,
      minutes: n,
      rating: n * 10,
      printer: `printer ${n}`,
    }));
    for (const [n, medium] of media.entries()) Object.assign(medium, { next: media[n + 1] ?? null });
    return { Query: { media, top: [media[2], null, media[1], media[2]] }, entities: media };
  },
};
const graph = federation(fixture);

describe('@interfaceObject', () => {
  it('adds its fields to every implementer of the interface', async () => {
    await graph.agree('{ media { title rating next { rating } } }');
  });

  it('answers by itself what needs no concrete type', async () => {
    await graph.agree('{ top { id rating } }');
    expect(graph.asked).toHaveLength(1);
  });

  it('finds the concrete type in the subgraph that knows it', async () => {
    await graph.agree('{ top { __typename kind: __typename rating } }');
    await graph.agree('{ top { title next { __typename title } } }');
  });

  it('goes on from there to the fields of the concrete type, in any subgraph', async () => {
    await graph.agree('{ top { ... on Book { pages printer rating } } }');
    await graph.agree('{ top { next { ... on Film { minutes next { ... on Book { printer } } } } } }');
  });

  it('completes several concrete types, each with its own selection of the interface’s fields', async () => {
    await graph.agree(
      '{ top { ... on Book { next { id } title } ... on Film { rating next { rating } id } } }',
    );
    await graph.agree('{ media { ... on Book { r: rating printer } ... on Film { r: rating } } }');
  });

  it('leaves out the type alone of an object that no subgraph knows as a concrete one', async () => {
    const partial = federation({
      ...fixture,
      lookup: (subgraph, { id }) => (subgraph === 'media' && id === 'm2' ? null : undefined),
    });
    const answer = await partial.run('{ top { id rating title ... on Book { pages } } }');
    expect(answer).toMatchObject({
      data: {
        top: [
          { id: 'm2', rating: 20, title: null },
          null,
          { id: 'm1', rating: 10, title: 'title 1' },
          { id: 'm2', rating: 20, title: null },
        ],
      },
      errors: [],
    });
    const typed = await partial.run('{ top { id __typename } }');
    expect(typed.data).toEqual({ top: [null, null, { id: 'm1', __typename: 'Film' }, null] });
    expect(typed.errors.map(({ path }) => path?.join('.'))).toEqual(['top.0.__typename', 'top.3.__typename']);
  });
});

describe('@requires on an @interfaceObject', () => {
  const registered = federation({
    subgraphs: {
      registry: `
        type Query { holders: [Holder!] }
        interface Holder @key(fields: "id") { id: ID! name: String }
        type Firm implements Holder @key(fields: "id") { id: ID! name: String capital: Int }
        type Person implements Holder @key(fields: "id") { id: ID! name: String }`,
      notices: `
        type Query { addressed: [Holder] }
        type Holder @key(fields: "id") @interfaceObject {
          id: ID! name: String @external salutation: String @requires(fields: "name")
        }`,
    },
    truth: () => {
      const holders = ['Firm', 'Person'].map((__typename, n) => ({
        __typename,
        interfaces: ['Holder'],
        id: `h${n}`,
        name: `name ${n}`,
        capital: 5,
        salutation(this: { name: string }) {
          return `Dear ${this.name}`;
        },
      }));
      return { Query: { holders, addressed: [holders[1], holders[0]] }, entities: holders };
    },
  });

  it('hands over what the subgraph of the interface knows, and never asks the other one for it', async () => {
    await registered.agree('{ addressed { salutation } holders { salutation } }');
    await registered.agree('{ addressed { id name salutation } }');
    const asked = registered.asked.filter(({ subgraph }) => subgraph === 'notices');
    expect(asked.map(({ operationText }) => operationText).join()).not.toMatch(/\bname\b/);
    expect(asked.at(-1)?.variables.representations).toContainEqual(
      expect.objectContaining({ id: 'h0', name: 'name 0' }),
    );
  });

  it('does so inside of fragments on concrete types', async () => {
    await registered.agree('{ addressed { ... on Firm { capital salutation name } id } }');
    await registered.agree('{ holders { ... on Person { salutation } } }');
    await registered.agree('{ addressed { name: id id: salutation } }');
  });
});

import { describe, it } from 'vitest';
import { federation } from './federation.ts';

const graph = federation({
  subgraphs: {
    registry: `
      type Query { parties: [Party] party: Party nodes: [Node!]! }
      interface Node { id: ID! }
      interface Party implements Node { id: ID! name: String kin: Party }
      type Firm implements Party & Node @key(fields: "id") { id: ID! name: String kin: Party capital: Int }
      type Person implements Party & Node @key(fields: "id") { id: ID! name: String kin: Party }
      type Notice implements Node @key(fields: "id") { id: ID! text: String }`,
    credit: `
      interface Rated { class: String }
      type Query { rated: [Rated] }
      type Firm implements Rated @key(fields: "id") { id: ID! class: String }
      type Person implements Rated @key(fields: "id") { id: ID! class: String debts: Int }`,
  },
  truth: () => {
    const firm = { __typename: 'Firm', id: 'f', name: 'firm', capital: 3, class: 'A' };
    const person = { __typename: 'Person', id: 'p', name: 'person', class: null, debts: 2 };
    const notice = { __typename: 'Notice', id: 'n', text: 'notice' };
    Object.assign(firm, { kin: person });
    Object.assign(person, { kin: null });
    return {
      Query: {
        parties: [firm, null, person],
        party: person,
        nodes: [notice, firm, person],
        rated: [person, firm],
      },
      entities: [firm, person, notice],
    };
  },
});

describe('interfaces', () => {
  it('are answered by their own fields, with or without the type', async () => {
    await graph.agree('{ parties { id name } nodes { id __typename } party { kin { id } } }');
  });

  it('are completed per concrete type from another subgraph', async () => {
    await graph.agree('{ parties { name ... on Firm { class capital } ... on Person { debts class } } }');
  });

  it('take fragments on other interfaces of the same objects', async () => {
    await graph.agree(
      '{ nodes { ... on Party { name kin { name } } ... on Rated { class } ... on Notice { text } } }',
    );
    await graph.agree('{ rated { class ... on Node { id ... on Party { name ... on Firm { capital } } } } }');
  });

  it('are completed where an interface field returns an interface', async () => {
    await graph.agree('{ parties { kin { ... on Person { debts kin { __typename } } } } }');
  });

  it('answer an empty object where no fragment fits', async () => {
    await graph.agree('{ nodes { ... on Person { name } } party { ... on Firm { class } } }');
  });
});

import { describe, it } from 'vitest';
import { federation } from './federation.ts';

const graph = federation({
  subgraphs: {
    sanctions: `
      type Query { records: [SanctionRecord!]! last: SanctionRecord }
      union SanctionRecord = Penalty | Listing | Ban
      type Penalty @key(fields: "id") { id: ID! mark: String! }
      type Listing @key(fields: "id", resolvable: false) { id: ID }
      type Ban @shareable { mark: String id: ID! }`,
    penalties: `
      type Penalty @key(fields: "id") { id: ID! amount: Int state: String related: [SanctionRecord] }
      union SanctionRecord = Penalty | Listing
      type Listing @key(fields: "id", resolvable: false) { id: ID }`,
    listings: `
      type Listing @key(fields: "id") { id: ID reason: String state: String amount: Int }`,
  },
  truth: () => {
    const penalty = { __typename: 'Penalty', id: 'p', mark: 'm', amount: 5, state: 'PUBLIC' };
    const listing = { __typename: 'Listing', id: 'l', reason: 'r', state: null, amount: 7 };
    const ban = { __typename: 'Ban', id: 'b', mark: null };
    Object.assign(penalty, { related: [listing, null, penalty] });
    return {
      Query: { records: [listing, penalty, ban, listing], last: penalty },
      entities: [penalty, listing],
    };
  },
});

describe('unions', () => {
  it('are completed member by member, each in its own subgraph', async () => {
    await graph.agree('{ records { __typename ... on Penalty { amount } ... on Listing { reason } } }');
  });

  it('let members share a response key, though their subgraphs give it different nullability', async () => {
    await graph.agree('{ records { ... on Penalty { state amount } ... on Listing { state amount id } } }');
    await graph.agree(
      '{ records { ... on Ban { k: mark } ... on Penalty { k: state } ... on Listing { k: reason } } }',
    );
    await graph.agree(
      '{ records { ... on Penalty { x: amount } ... on Listing { x: amount } } last { __typename } }',
    );
  });

  it('may lead to each other', async () => {
    const inner = '{ ... on Penalty { id state } ... on Listing { reason } }';
    await graph.agree(`{ last { ... on Penalty { related { ... on Penalty { related ${inner} } } } } }`);
  });

  it('answer an empty object for a member that nothing is asked of', async () => {
    await graph.agree('{ records { ... on Ban { mark } } }');
  });
});

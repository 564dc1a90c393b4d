import { describe, expect, it } from 'vitest';
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

describe('unions whose members differ between subgraphs', () => {
  const records = federation({
    subgraphs: {
      penalties: `
        type Query { fined: File latest: Record @shareable sole: Warning @shareable }
        type File @key(fields: "id") { id: ID! page: Page @shareable }
        type Page @shareable { records: [Record!]! }
        union Record = Warning | Fine
        type Warning @shareable { text: String }
        type Fine { amount: Int state: State }
        enum State { OPEN PAID }`,
      licences: `
        type Query { licensed: File latest: Record @shareable sole: Record @shareable }
        type File @key(fields: "id") { id: ID! page: Page @shareable only: Page }
        type Page @shareable { records: [Record!]! }
        union Record = Warning | Licence
        type Warning @shareable { text: String }
        type Licence { kind: String }`,
    },
    truth: () => {
      const warning = { __typename: 'Warning', text: 'w' };
      const fine = { __typename: 'Fine', amount: 5, state: 'PAID' };
      const licence = { __typename: 'Licence', kind: 'k' };
      const file = (own: object) => ({
        __typename: 'File',
        id: 'f',
        page: { records: [warning, own] },
        only: { records: [warning, licence] },
      });
      return {
        Query: { fined: file(fine), licensed: file(licence), latest: warning, sole: warning },
        entities: [file(licence)],
      };
    },
  });
  const all = '{ __typename ... on Warning { text } ... on Fine { amount state } ... on Licence { kind } }';

  it('answer with the members that the subgraph on the way has', async () => {
    await records.agree(`{ fined { page { records ${all} } } }`);
    await records.agree(`{ licensed { page { records ${all} } } }`);
    await records.agree(`{ fined { only { records ${all} } } }`);
    await records.agree('{ fined { page { records { ... on Fine { state } } } } }');
  });

  it('ask no subgraph for a member that it does not have', async () => {
    await records.agree(`{ fined { page { records ${all} } } licensed { page { records ${all} } } }`);
    await records.agree('{ fined { page { records { ... on Licence { kind } } } } }');
    await records.agree(`{ latest ${all} }`);
  });

  it('take the place of one of their members where another subgraph has the same field', async () => {
    await records.agree(`{ sole ${all} }`);
    expect(String(records.supergraph.publicSchema.getQueryType()?.getFields().sole?.type)).toBe('Record');
  });
});

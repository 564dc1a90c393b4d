import { describe, expect, it, vi } from 'vitest';
import { log } from '../../../src/log.ts';
import { federation } from './federation.ts';

const graph = federation({
  subgraphs: {
    a: `
      type Query { firm: Firm firms: [Firm!] things: [Thing!] }
      union Thing = Firm | Shop
      type Page { firms: [[Firm!]!] }
      type Firm @key(fields: "id") { id: ID! name: String pages: [Page!] }
      type Shop @key(fields: "id") { id: ID! owner: Firm }`,
    b: `
      type Query { today: String weather: String }
      type Firm @key(fields: "id") { id: ID! class: String listings: [Listing!] name: String @external
        title: String @requires(fields: "name") }
      type Listing { day: String }`,
    c: `
      type Firm @key(fields: "id") { id: ID! class: String @external grade: String @requires(fields: "class") }`,
  },
  truth: () => {
    const firm = {
      __typename: 'Firm',
      id: 'f',
      name: 'firm',
      class: 'A',
      listings: [],
      grade: 'x',
      title: 't',
    };
    const firms = [firm, { ...firm, id: 'g' }];
    const shop = { __typename: 'Shop', id: 's', owner: firm };
    const pages = [{ __typename: 'Page', firms: [[firm]] }];
    for (const one of firms) Object.assign(one, { pages });
    return {
      Query: { firm, firms, things: [shop, firm], today: 'd', weather: 'w' },
      entities: [...firms, shop],
    };
  },
});
vi.spyOn(log, 'error').mockImplementation(() => undefined);

/** What is told to be missing where `b` does not answer, error by error. */
async function missing(query: string): Promise<unknown[]> {
  const { errors } = await graph.runWith({ b: () => Promise.reject(new Error('down')) }, query);
  for (const { extensions } of errors) expect(extensions).toMatchObject({ subgraph: 'b' });
  return errors.map(({ extensions }) => extensions.missing);
}

describe('the error for a subgraph that did not answer names what is missing', () => {
  it('by the caller’s own keys', async () => {
    expect(await missing('{ one: firm { klass: class listings { day } name } }')).toEqual([
      ['one.klass', 'one.listings'],
    ]);
  });

  it('without the indexes of lists', async () => {
    expect(await missing('{ firms { id listings { day } } }')).toEqual([['firms.listings']]);
    expect(await missing('{ firms { pages { firms { class } } } }')).toEqual([['firms.pages.firms.class']]);
  });

  it('where several root fields are', async () => {
    expect(await missing('{ today now: weather firm { name } }')).toEqual([['today', 'now']]);
    expect(await missing('{ now: today }')).toEqual([['now']]);
  });

  it('in objects of several types, each place once', async () => {
    const told = await missing('{ things { ... on Firm { c: class } ... on Shop { owner { class } } } }');
    expect(told.flat().toSorted()).toEqual(['things.c', 'things.owner.class']);
  });

  it('at every place where the same thing was asked for', async () => {
    const told = await missing('{ x: firm { class } y: firm { class title } }');
    expect([...new Set(told.flat())].toSorted()).toEqual(['x.class', 'y.class', 'y.title']);
  });

  it('and never what the caller did not ask for, even where only that was wanted', async () => {
    expect(await missing('{ firm { grade } }')).toEqual([['firm']]);
    expect(await missing('{ firm { listings { day } grade } }')).toEqual([['firm.listings']]);
  });
});

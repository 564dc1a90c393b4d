import { describe, expect, it } from 'vitest';
import { federation } from './federation.ts';
import { read } from './local-subgraph.ts';

const graph = federation({
  subgraphs: {
    goods: `
      type Query { parcels: [Parcel!]! }
      type Parcel @key(fields: "id") {
        id: ID! size(unit: Unit = CM): Size price(currency: String): Float content: Content owner: Owner lines: [Line!]
      }
      type Size @shareable { w: Int h: Int }
      enum Unit { CM M }
      interface Content { label: String }
      type Fluid implements Content @shareable { label: String litres: Int }
      type Solid implements Content @shareable { label: String kilos: Int }
      union Owner = Firm | Person
      type Firm @shareable { uscc: String }
      type Person @shareable { name: String }
      type Line @shareable { text: String }`,
    tariff: `
      type Parcel @key(fields: "id") {
        id: ID!
        size(unit: Unit = CM): Size @external price(currency: String): Float @external
        content: Content @external owner: Owner @external lines: [Line!] @external
        postage(express: Boolean): Int @requires(fields: "size(unit: M) { w h } price(currency: \\"CNY\\")")
        duty: String @requires(fields: "price(currency: \\"EUR\\")")
        handling: String @requires(fields: "content { label ... on Fluid { litres } ... on Solid { kilos } }")
        liable: String @requires(fields: "owner { ... on Firm { uscc } ... on Person { name } }")
        summary: String @requires(fields: "lines { text }")
      }
      type Size @shareable { w: Int h: Int }
      enum Unit { CM M }
      interface Content { label: String }
      type Fluid implements Content @shareable { label: String litres: Int }
      type Solid implements Content @shareable { label: String kilos: Int }
      union Owner = Firm | Person
      type Firm @shareable { uscc: String }
      type Person @shareable { name: String }
      type Line @shareable { text: String }`,
    stamps: `
      type Parcel @key(fields: "id") {
        id: ID! postage(express: Boolean): Int @external
        stamps: Int @requires(fields: "postage")
      }`,
  },
  truth: () => {
    const parcels = [1, 2, 3].map((n) => ({
      __typename: 'Parcel',
      id: `p${n}`,
      size: ({ unit }: { unit: string }) => (n === 3 ? null : { w: unit === 'M' ? n : n * 100, h: 1 }),
      price: ({ currency }: { currency?: string }) => ({ CNY: 8, EUR: 1 })[currency ?? ''] ?? n,
      content:
        n === 1
          ? { __typename: 'Fluid', label: 'oil', litres: 5 }
          : { __typename: 'Solid', label: null, kilos: n },
      owner: n === 1 ? { __typename: 'Firm', uscc: 'U1' } : { __typename: 'Person', name: `N${n}` },
      lines: n === 2 ? [] : [{ text: 'a' }, { text: `b${n}` }],
      postage(this: object, { express }: { express?: boolean }) {
        const size = read(this, 'size', { unit: 'M' }) as { w: number } | null;
        return (size?.w ?? 50) + Number(read(this, 'price', { currency: 'CNY' })) + (express ? 1_000 : 0);
      },
      duty(this: object) {
        return `${read(this, 'price', { currency: 'EUR' })} EUR`;
      },
      handling(this: object) {
        const content = read(this, 'content') as Record<string, unknown>;
        return `${content.__typename} ${content.label} ${content.litres ?? content.kilos}`;
      },
      liable(this: object) {
        const owner = read(this, 'owner') as Record<string, unknown>;
        return `${owner.__typename} ${owner.uscc ?? owner.name}`;
      },
      summary(this: object) {
        return (read(this, 'lines') as { text: string }[]).map(({ text }) => text).join();
      },
      stamps(this: object) {
        return Number(read(this, 'postage')) * 2;
      },
    }));
    return { Query: { parcels }, entities: parcels };
  },
});

describe('@requires', () => {
  it('hands a subgraph the fields that it depends on, with the arguments it names', async () => {
    await graph.agree('{ parcels { postage duty } }');
  });

  it('keeps the caller’s own selection of such a field apart, whatever its arguments', async () => {
    await graph.agree('{ parcels { postage size(unit: CM) { w } price(currency: "USD") duty } }');
    await graph.agree('{ parcels { postage(express: true) size(unit: M) { h } price } }');
  });

  it('does not mistake the caller’s aliases for the fields that it depends on', async () => {
    await graph.agree(
      '{ parcels { size: id price: postage(express: true) id: duty lines: liable summary } }',
    );
  });

  it('hands over the fields of fragments on interfaces and unions, with the type of each object', async () => {
    await graph.agree('{ parcels { handling liable } }');
    expect(graph.asked.at(-1)?.variables.representations).toContainEqual({
      __typename: 'Parcel',
      id: 'p1',
      content: { __typename: 'Fluid', label: 'oil', litres: 5 },
      owner: { __typename: 'Firm', uscc: 'U1' },
    });
  });

  it('hands over nulls as nulls and lists as lists', async () => {
    await graph.agree('{ parcels { summary postage } }');
    const representations = graph.asked
      .flatMap(({ variables }) => Object.values(variables).flat() as Record<string, unknown>[])
      .filter(({ id }) => id === 'p3');
    expect(representations).toContainEqual(expect.objectContaining({ size: null, price: 8 }));
  });

  it('follows a chain of fields that depend on each other over three subgraphs', async () => {
    await graph.agree('{ parcels { stamps postage(express: true) } }');
    await graph.agree('{ parcels { stamps } }');
  });
});

describe('@requires over several hops', () => {
  const decisions = federation({
    subgraphs: {
      publicity: `
        type Query { penalties: [Penalty!]! }
        type Penalty @key(fields: "no") { no: ID! isGrave: Boolean! @external period: Int! @requires(fields: "isGrave") }
        type Office @key(fields: "code") { code: ID! rank: Int! }`,
      enforcement: `
        type Penalty @key(fields: "no") {
          no: ID! office: Office! related: [Penalty!]! isGrave: Boolean! @requires(fields: "office { rank }")
        }
        type Office @key(fields: "code") { code: ID! rank: Int! @external }`,
      archive: `
        type Penalty @key(fields: "no") { no: ID! period: Int! @external files: String @requires(fields: "period") }`,
    },
    truth: () => {
      const offices = [1, 2].map((n) => ({ __typename: 'Office', code: `o${n}`, rank: n }));
      const penalties = offices.map((office, n) => ({
        __typename: 'Penalty',
        no: `p${n}`,
        office,
        isGrave(this: object) {
          return (read(this, 'office') as { rank: number }).rank > 1;
        },
        period(this: object) {
          return read(this, 'isGrave') ? 36 : 12;
        },
        files(this: object) {
          return `kept for ${read(this, 'period')} months`;
        },
      }));
      for (const penalty of penalties) Object.assign(penalty, { related: penalties });
      return { Query: { penalties }, entities: [...penalties, ...offices] };
    },
  });

  it('goes to another subgraph and comes back to the one it started from', async () => {
    await decisions.agree('{ penalties { isGrave } }');
    await decisions.agree('{ penalties { period } }');
  });

  it('asks a subgraph again for an object further down in its own answer', async () => {
    await decisions.agree('{ penalties { related { isGrave } } }');
    await decisions.agree(
      '{ penalties { isGrave related { no isGrave office { code } related { isGrave } } } }',
    );
    await decisions.agree('{ penalties { related { files period } } }');
  });

  it('follows what a required field requires, selected or not', async () => {
    await decisions.agree('{ penalties { files } }');
    await decisions.agree('{ penalties { files isGrave period office { rank code } } }');
    await decisions.agree('{ penalties { isGrave: files period: no } }');
  });
});

describe('@requires through an interface', () => {
  const papers = federation({
    subgraphs: {
      registry: `
        type Query { entries: [Entry!] }
        type Entry @key(fields: "id") { id: ID! paper: Paper }
        interface Paper { title: String! }
        interface Signed implements Paper { title: String! signer: String! }
        type Licence implements Paper & Signed @shareable { title: String! signer: String! until: String! }
        type Contract implements Paper & Signed @shareable { title: String! signer: String! parties: Int! }
        type Note implements Paper @shareable { title: String! }`,
      review: `
        type Entry @key(fields: "id") {
          id: ID! paper: Paper @external
          verdict: String @requires(fields: "paper { title ... on Signed { signer ... on Licence { until } ... on Contract { parties } } }")
        }
        interface Paper { title: String! }
        interface Signed implements Paper { title: String! signer: String! }
        type Licence implements Paper & Signed @shareable { title: String! signer: String! until: String! }
        type Contract implements Paper & Signed @shareable { title: String! signer: String! parties: Int! }
        type Note implements Paper @shareable { title: String! }`,
    },
    truth: () => {
      const entries = [
        { __typename: 'Licence', title: 'l', signer: 's', until: '2030' },
        { __typename: 'Contract', title: 'c', signer: 't', parties: 2 },
        { __typename: 'Note', title: 'n' },
      ].map((paper, n) => ({
        __typename: 'Entry',
        id: `e${n}`,
        paper,
        verdict(this: object) {
          const { title, signer, until, parties } = read(this, 'paper') as Record<string, unknown>;
          return [title, signer, until, parties].join();
        },
      }));
      return { Query: { entries }, entities: entries };
    },
  });

  it('hands over what each type of it has, however deep the fragments lie', async () => {
    await papers.agree('{ entries { verdict } }');
    await papers.agree('{ entries { verdict paper { title ... on Licence { until } } } }');
  });
});

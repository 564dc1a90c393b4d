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

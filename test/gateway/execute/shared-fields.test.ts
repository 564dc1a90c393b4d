import { describe, expect, it } from 'vitest';
import { federation } from './federation.ts';

const graph = federation({
  subgraphs: {
    old: `
      type Query { firms: [Firm!] today: String @shareable }
      type Firm @key(fields: "id") { id: ID! phone: String address: Address @shareable seat: Place @shareable }
      type Address @shareable { street: String town: String }
      type Place @key(fields: "code") { code: ID! name: String @shareable }`,
    new: `
      type Query { firm: Firm today: String @shareable places: [Place!] }
      type Firm @key(fields: "id") {
        id: ID! phone: String @override(from: "old") address: Address @shareable seat: Place @shareable
      }
      type Address @shareable { street: String town: String }
      type Place @key(fields: "code") { code: ID! name: String @shareable people: Int }`,
  },
  truth: () => {
    const places = ['x', 'y'].map((code) => ({
      __typename: 'Place',
      code,
      name: `place ${code}`,
      people: 7,
    }));
    const firms = [0, 1].map((n) => ({
      __typename: 'Firm',
      id: `f${n}`,
      phone: `0${n}`,
      address: n === 0 ? { street: 's', town: 't' } : null,
      seat: places[n],
    }));
    return { Query: { firms, firm: firms[1], today: '2026-04-30', places }, entities: [...firms, ...places] };
  },
});

describe('@override', () => {
  it('asks the new owner of a field and no longer the old one', async () => {
    await graph.agree('{ firms { phone } }');
    expect(
      graph.asked.map(({ subgraph, operationText }) => [subgraph, operationText.includes('phone')]),
    ).toEqual([
      ['old', false],
      ['new', true],
    ]);
  });
});

describe('@shareable', () => {
  it('takes a shared field from a subgraph that is asked anyway', async () => {
    await graph.agree('{ firms { address { street town } seat { name } } today }');
    expect(graph.asked).toHaveLength(1);
    await graph.agree('{ firm { address { town } seat { name } } today }');
    expect(graph.asked).toHaveLength(1);
  });

  it('completes a shared object with what only one subgraph has', async () => {
    await graph.agree('{ firms { seat { name people } } places { people name } }');
  });
});

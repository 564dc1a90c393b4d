import { describe, expect, it } from 'vitest';
import { federation } from './federation.ts';

const graph = federation({
  subgraphs: {
    registry: `
      type Query { firms: [Firm!]! firm(uscc: ID!): Firm branch: Branch }
      type Firm @key(fields: "uscc") @key(fields: "registration { office number }") {
        uscc: ID! name: String registration: Registration branches: [Branch!]
      }
      type Registration @shareable { office: String number: Int }
      type Branch @key(fields: "firm { uscc } code") { firm: Firm! code: String! town: String }`,
    credit: `
      type Firm @key(fields: "uscc") { uscc: ID! class: String rival: Firm }
      type Branch @key(fields: "firm { uscc } code") { firm: Firm! code: String! inspected: Boolean }`,
    license: `
      type Firm @key(fields: "registration { office number }") {
        registration: Registration licenses: [License!]
      }
      type Registration @shareable { office: String number: Int }
      type License @key(fields: "id") @key(fields: "number issuer") { id: ID! number: Int issuer: String }`,
    archive: `
      type License @key(fields: "number issuer") { number: Int issuer: String scanned: Boolean }`,
  },
  truth: () => {
    const firms = ['A', 'B', 'C'].map((uscc, at) => ({
      __typename: 'Firm',
      uscc,
      name: `firm ${uscc}`,
      registration: { office: at === 1 ? 'north' : 'south', number: at },
      class: 'ABC'[at],
      licenses: Array.from({ length: at }, (_, id) => ({
        __typename: 'License',
        id: `${uscc}${id}`,
        number: id,
        issuer: uscc,
        scanned: id % 2 === 0,
      })),
    }));
    const branches = firms.map((firm, at) => ({
      __typename: 'Branch',
      firm,
      code: 'b1',
      town: `town ${at}`,
      inspected: at > 0,
    }));
    for (const [at, firm] of firms.entries()) {
      Object.assign(firm, { rival: firms[(at + 1) % 3], branches: [branches[at]] });
    }
    return {
      Query: {
        firms,
        firm: ({ uscc }: { uscc: string }) => firms.find((firm) => firm.uscc === uscc) ?? null,
        branch: branches[0],
      },
      entities: [...firms, ...firms.flatMap(({ licenses }) => licenses), ...branches],
    };
  },
});

describe('@key', () => {
  it('finds an entity in another subgraph by a simple key', async () => {
    await graph.agree('{ firms { class name } firm(uscc: "B") { rival { class rival { name } } } }');
  });

  it('finds an entity by a nested key, without the caller asking for the key', async () => {
    await graph.agree('{ firms { licenses { id } } }');
    expect(graph.asked.at(-1)?.variables.representations).toEqual([
      { __typename: 'Firm', registration: { office: 'south', number: 0 } },
      { __typename: 'Firm', registration: { office: 'north', number: 1 } },
      { __typename: 'Firm', registration: { office: 'south', number: 2 } },
    ]);
  });

  it('goes from one key to another over the subgraph that knows both', async () => {
    await graph.agree('{ firms { rival { licenses { id scanned } } } }');
  });

  it('finds an entity by a compound key', async () => {
    await graph.agree('{ firm(uscc: "C") { licenses { number scanned } } }');
    expect(graph.asked.at(-1)?.variables.representations).toEqual([
      { __typename: 'License', number: 0, issuer: 'C' },
      { __typename: 'License', number: 1, issuer: 'C' },
    ]);
  });

  it('finds an entity by a key that runs through another entity', async () => {
    await graph.agree('{ firms { branches { town inspected firm { class } } } branch { inspected } }');
  });

  it('asks once for an entity that stands in many places, and for all of them in one request', async () => {
    await graph.agree('{ firms { rival { rival { rival { name class } } } } }');
    const toRegistry = graph.asked.filter(({ subgraph }) => subgraph === 'registry').at(-1);
    expect(toRegistry?.variables.representations).toHaveLength(3);

    await graph.agree('{ a: firm(uscc: "A") { class } b: firm(uscc: "A") { class } }');
    const counts = graph.asked
      .filter(({ subgraph }) => subgraph === 'credit')
      .flatMap(({ variables }) => Object.values(variables).map((list) => (list as unknown[]).length));
    expect(counts).toEqual([1]);
  });

  it('hands a subgraph the same document for every run of an execution and for every plan with that fetch', async () => {
    await graph.run('{ firms { class } }');
    const first = graph.asked.at(-1)?.document;
    await graph.run('{ firms { name class } }');
    expect(first).toBeDefined();
    expect(graph.asked.at(-1)?.document).toBe(first);
  });
});

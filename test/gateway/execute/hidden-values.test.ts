import { parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { federation } from './federation.ts';

const graph = federation({
  subgraphs: {
    users: `
      type Query { users: [User] admin: User! things: [Thing] thing: Named }
      type User @key(fields: "id") { id: ID! role: Role roles: [Role!] main: Role! }
      enum Role { REGULAR ADMIN ROBOT @inaccessible }
      union Thing = Car | Secret
      interface Named { name: String }
      type Car implements Named @key(fields: "id") { id: ID! name: String }
      type Secret implements Named @key(fields: "id") @inaccessible { id: ID! name: String }`,
    more: `
      type User @key(fields: "id") { id: ID! level: Level }
      enum Level { LOW HIGH }
      type Car @key(fields: "id") { id: ID! wheels: Int }`,
  },
  truth: () => {
    const users = [
      { __typename: 'User', id: 'u1', role: 'REGULAR', roles: ['ADMIN'], main: 'ADMIN', level: 'LOW' },
      { __typename: 'User', id: 'u2', role: 'ROBOT', roles: ['ADMIN', 'ROBOT'], main: 'ROBOT', level: null },
    ];
    const car = { __typename: 'Car', id: 'c', name: 'car', wheels: 4 };
    const secret = { __typename: 'Secret', id: 's', name: 'secret' };
    return {
      Query: { users, admin: users[1], things: [car, secret], thing: secret },
      entities: [...users, car],
    };
  },
});

describe('enums', () => {
  it('pass through when they are public', async () => {
    await graph.agree('{ users { level } admin { id } }');
  });

  it('are null without a word where a steward hides the value from the public schema', async () => {
    const answer = await graph.run('{ users { id role } }');
    expect(answer.data).toEqual({
      users: [
        { id: 'u1', role: 'REGULAR' },
        { id: 'u2', role: null },
      ],
    });
    expect(answer.errors).toEqual([]);
  });

  it('are null with an error that does not name the value where no subgraph has declared it', async () => {
    const answer = await graph.runWith(
      { users: async () => ({ data: { users: [{ id: 'u1', role: 'ALIEN' }] } }) },
      '{ users { id role } }',
    );
    expect(answer.data).toEqual({ users: [{ id: 'u1', role: null }] });
    expect(answer.errors).toMatchObject([
      { path: ['users', 0, 'role'], extensions: { code: 'VALUE_NOT_IN_SCHEMA' } },
    ]);
    expect(JSON.stringify(answer.errors)).not.toContain('ALIEN');
  });

  it('take along what may not hold a null, with an error that does not name the value', async () => {
    const bubbled = await graph.agree('{ users { id roles } }');
    expect(JSON.stringify([bubbled.data, bubbled.errors])).not.toContain('ROBOT');
    await graph.agree('{ users { id main } }');
    const answer = await graph.agree('{ admin { main } users { id } }');
    expect(answer.data).toBeNull();
  });
});

describe('types hidden from the public schema', () => {
  it('leave null in place of their objects', async () => {
    const answer = await graph.run('{ things { ... on Car { name wheels } } thing { __typename name } }');
    expect(answer.data).toEqual({ things: [{ name: 'car', wheels: 4 }, null], thing: null });
    expect(answer.errors).toEqual([]);
    expect(JSON.stringify([answer.data, answer.errors])).not.toMatch(/secret/i);
  });

  it('do so too where the caller asks for nothing that tells the type', async () => {
    const answer = await graph.run('{ thing { name } }');
    expect(answer.data).toEqual({ thing: null });
    expect(answer.errors).toEqual([]);
  });
});

describe('fields and arguments hidden from the public schema', () => {
  const hidden = federation({
    subgraphs: {
      registry: `
        type Query { firms(order: Order = NAME @inaccessible): [Firm!] }
        enum Order { NAME @inaccessible CODE }
        type Firm @key(fields: "id") { id: ID! capital: Int @inaccessible }`,
      credit: `
        type Firm @key(fields: "id") { id: ID! capital: Int @external sized: String @requires(fields: "capital") }`,
      audit: `
        type Firm @key(fields: "id") { id: ID! sized: String @external checked: String @requires(fields: "sized") }`,
    },
    truth: () => {
      const firms = [1, 2].map((n) => ({
        __typename: 'Firm',
        id: `f${n}`,
        capital: n * 100,
        sized(this: { capital: number }) {
          return `size ${this.capital}`;
        },
        checked(this: { sized: string | (() => string) }) {
          return `checked ${typeof this.sized === 'string' ? this.sized : this.sized()}`;
        },
      }));
      return { Query: { firms }, entities: firms };
    },
  });

  it('cannot be asked for', () => {
    const { publicSchema } = hidden.supergraph;
    expect(validate(publicSchema, parse('{ firms { capital } }'))).toHaveLength(1);
    expect(validate(publicSchema, parse('{ firms(order: CODE) { id } }'))).toHaveLength(1);
  });

  it('are used by the subgraphs among each other all the same', async () => {
    await hidden.agree('{ firms { sized } }');
    await hidden.agree('{ firms { checked } }');
    await hidden.agree('{ firms { sized: checked id: sized } }');
  });
});

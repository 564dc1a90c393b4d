import { describe, expect, it } from 'vitest';
import { federation, pathsOf } from './federation.ts';

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

  it('are null where the value is hidden from the public schema, with an error that does not name it', async () => {
    const answer = await graph.agree('{ users { id role } }');
    expect(answer.errors).toMatchObject([
      { path: ['users', 1, 'role'], extensions: { code: 'VALUE_NOT_IN_SCHEMA' } },
    ]);
    expect(JSON.stringify([answer.data, answer.errors])).not.toContain('ROBOT');
  });

  it('take along what may not hold a null', async () => {
    await graph.agree('{ users { id roles } }');
    await graph.agree('{ users { id main } }');
    const answer = await graph.agree('{ admin { main } users { id } }');
    expect(answer.data).toBeNull();
  });
});

describe('types hidden from the public schema', () => {
  it('leave null in place of their objects', async () => {
    const answer = await graph.run('{ things { ... on Car { name wheels } } thing { __typename name } }');
    expect(answer.data).toEqual({ things: [{ name: 'car', wheels: 4 }, null], thing: null });
    expect(pathsOf(answer.errors)).toEqual(['thing', 'things.1']);
    expect(JSON.stringify([answer.data, answer.errors])).not.toMatch(/secret/i);
  });
});

import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { compileExecution } from '../../../src/gateway/execute/execution.ts';
import { federation } from './federation.ts';

const { supergraph } = federation({
  subgraphs: {
    a: `
      type Query { firm: Firm any: Any! }
      type Firm @key(fields: "id") { id: ID phone: String kin: Firm }
      type Person @key(fields: "id") { id: ID phone: String }
      union Any = Firm | Person`,
    b: `
      type Firm @key(fields: "id") { id: ID phone: String @external reachable: Boolean @requires(fields: "phone") }`,
  },
  truth: () => ({ Query: {} }),
});

const firm = { __typename: 'Firm', id: 'f', phone: '123', kin: { id: 'k', phone: '456' } };
const seats = (any: object = firm) =>
  new Map([
    ['a', { name: 'a', execute: async () => ({ data: { firm, any } }) }],
    ['b', { name: 'b', execute: async () => ({ data: { _entities: [{ reachable: true }] } }) }],
  ]);

const run = (left: string, asked: string, any?: object) =>
  compileExecution(supergraph, parse(left), undefined, parse(asked)).run({
    variables: {},
    subgraphs: seats(any),
    context: null,
  });

describe('fields that a decision took out of an operation', () => {
  it('are null in the caller’s order, although another field brought their value', async () => {
    const answer = await run('{ firm { reachable } }', '{ firm { phone reachable id kin { phone } } }');
    expect(JSON.stringify(answer.data)).toBe('{"firm":{"phone":null,"reachable":true,"id":null,"kin":null}}');
    expect(answer.errors).toEqual([]);
    expect(JSON.stringify(answer.merged)).toContain('123');
  });

  it('are null for the types that they were taken out of', async () => {
    const asked = '{ any { ... on Firm { id phone } ... on Person { id phone } } }';
    const left = '{ any { ... on Firm { id } ... on Person { id phone } } }';
    expect((await run(left, asked)).data).toEqual({ any: { id: 'f', phone: null } });
    const person = { __typename: 'Person', id: 'p', phone: '789' };
    expect((await run(left, asked, person)).data).toEqual({ any: { id: 'p', phone: '789' } });
  });

  it('are null although the same object is asked for by them elsewhere', async () => {
    const answer = await run('{ firm { kin { phone } } }', '{ firm { kin { id } kin { phone } id } }');
    expect(JSON.stringify(answer.data)).toBe('{"firm":{"kin":{"id":null,"phone":"456"},"id":null}}');
  });
});

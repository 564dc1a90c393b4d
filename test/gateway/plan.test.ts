import { describe, expect, it } from 'vitest';
import { planOperation } from '../../src/gateway/plan.ts';
import { composeSupergraph, loadSupergraph } from '../../src/gateway/supergraph.ts';
import { LINK } from './execute/federation.ts';

const plain = loadSupergraph(
  composeSupergraph([
    {
      name: 'subject',
      sdl: `${LINK} type Query { one: Firm } type Firm @key(fields: "id") { id: ID! name: String }`,
    },
    { name: 'license-notification', sdl: `${LINK} type Firm @key(fields: "id") { id: ID! notices: Int }` },
  ]),
);

const withInterfaceObject = loadSupergraph(
  composeSupergraph([
    {
      name: 'media',
      sdl: `${LINK} interface Medium @key(fields: "id") { id: ID! }
        type Book implements Medium @key(fields: "id") { id: ID! pages: Int }`,
    },
    {
      name: 'charts',
      sdl: `${LINK} type Query { top: Medium } type Medium @interfaceObject @key(fields: "id") { id: ID! rank: Int }`,
    },
  ]),
);

describe('planOperation', () => {
  it('names the subgraphs by their names', () => {
    expect(planOperation(plain, '{ one { notices } }', undefined)).toMatchObject({
      kind: 'Sequence',
      nodes: [
        { kind: 'Fetch', serviceName: 'subject' },
        { kind: 'Flatten', node: { kind: 'Fetch', serviceName: 'license-notification' } },
      ],
    });
  });

  it('does so too where the planner has to be told other names', () => {
    const plan = planOperation(withInterfaceObject, '{ top { rank ... on Book { pages } } }', undefined);
    expect(plan).toMatchObject({
      kind: 'Sequence',
      nodes: [
        { kind: 'Fetch', serviceName: 'charts' },
        { kind: 'Flatten', node: { kind: 'Fetch', serviceName: 'media' } },
      ],
    });
  });

  it('plans the operation that is named', () => {
    const two = 'query A { one { id } } query B { one { name } }';
    expect(planOperation(plain, two, 'B')).toMatchObject({ kind: 'Fetch', operation: '{one{name}}' });
  });

  it('says that the planner refused, and why', () => {
    expect(() => planOperation(plain, '{ nothing }', undefined)).toThrow(/refused.*nothing/);
  });
});

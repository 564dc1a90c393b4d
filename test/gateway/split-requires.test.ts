import { parse, print } from 'graphql';
import { describe, expect, it } from 'vitest';
import { withSplitRequires } from '../../src/gateway/split-requires.ts';
import { composeSupergraph } from '../../src/gateway/supergraph.ts';
import { LINK } from './execute/federation.ts';

const compose = (subgraphs: Record<string, string>) =>
  parse(composeSupergraph(Object.entries(subgraphs).map(([name, sdl]) => ({ name, sdl: LINK + sdl }))));

describe('withSplitRequires', () => {
  const split = withSplitRequires(
    compose({
      registry: 'type Query { firms: [Firm!] } type Firm @key(fields: "id") { id: ID! size: Int }',
      credit: `type Query { rated: [Firm!] } type Firm @key(fields: "id") {
        id: ID! size: Int @external kin: [Firm!] rating: Rating @requires(fields: "size") } type Rating { score: Int }`,
    }),
  );
  const told = print(split?.document ?? parse('{ none }')).replaceAll(/\s+/g, ' ');

  it('gives a subgraph that requires something a second graph, entered by the same keys', () => {
    expect([...(split?.standsFor ?? [])]).toEqual([['credit__requires', 'credit']]);
    expect(told).toContain('CREDIT__requires @join__graph(name: "credit__requires"');
    expect(told).toMatch(/type Firm [^{]*@join__type\(graph: CREDIT__requires, key: "id"\)/);
  });

  it('moves the fields with requirements there, with what they lead to', () => {
    expect(told).toContain('rating: Rating @join__field(graph: CREDIT__requires, requires: "size")');
    expect(told).toMatch(/type Rating [^{]*@join__type\(graph: CREDIT__requires\)/);
  });

  it('leaves the other fields of its entities and of the roots where they are', () => {
    expect(told).toContain('kin: [Firm!] @join__field(graph: CREDIT)');
    expect(told).toContain('rated: [Firm!] @join__field(graph: CREDIT)');
  });

  it('has nothing to split where no subgraph requires anything', () => {
    expect(withSplitRequires(compose({ a: 'type Query { one: Int }' }))).toBeUndefined();
  });
});

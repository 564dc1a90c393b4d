import { describe, expect, it } from 'vitest';
import { composeSupergraph } from '../../../src/gateway/supergraph.ts';
import { LINK } from '../execute/federation.ts';

const compose = (subgraphs: Record<string, string>): string =>
  composeSupergraph(Object.entries(subgraphs).map(([name, sdl]) => ({ name, sdl: LINK + sdl }))).replaceAll(
    /\s+/g,
    ' ',
  );

describe('a composed supergraph', () => {
  it('says which subgraph of an interface has a field only to require it', () => {
    const supergraph = compose({
      a: `type Query { all: [Holder!] } interface Holder @key(fields: "id") { id: ID! name: String }
        type Firm implements Holder @key(fields: "id") { id: ID! name: String }`,
      b: `type Holder @key(fields: "id") @interfaceObject {
        id: ID! name: String @external greeting: String @requires(fields: "name") }`,
    });
    expect(supergraph).toContain(
      'name: String @join__field(graph: A) @join__field(graph: B, external: true)',
    );
    expect(supergraph).toContain('greeting: String @join__field(graph: B, requires: "name")');
  });

  it('gives a shared field the widest of its types, and says what each subgraph gives it', () => {
    const supergraph = compose({
      a: `type Query { one: Firm! @shareable page: Page @shareable } type Page @shareable { one: Firm }
        union Party = Firm | Person type Firm @shareable { name: String } type Person @shareable { name: String }`,
      b: `type Query { one: Party @shareable page: Page @shareable } type Page @shareable { one: Party only: [Firm] }
        union Party = Firm | Person type Firm @shareable { name: String } type Person @shareable { name: String }`,
    });
    expect(supergraph).toContain('one: Party @join__field(graph: A, type: "Firm!") @join__field(graph: B)');
    expect(supergraph).toContain('one: Party @join__field(graph: A, type: "Firm")');
    expect(supergraph).toContain('only: [Firm] @join__field(graph: B)');
  });
});

import { describe, expect, it } from 'vitest';
import { shareTableOf } from '../../src/gateway/share-table.ts';
import { composeSupergraph, loadSupergraph } from '../../src/gateway/supergraph.ts';
import type { ShareClass } from '../../src/permission/share.ts';
import { DECLARED } from './declared-sdl.ts';
import { sampleSources } from './sample-graph.ts';

const load = (change: (sdl: string) => string) =>
  shareTableOf(
    loadSupergraph(composeSupergraph(sampleSources.map(({ name, sdl }) => ({ name, sdl: change(sdl) })))),
  );

describe('what the stewards declared', () => {
  it('is read from the composed graph', () => {
    const { shares, owners, uses } = load((sdl) => sdl);
    expect(shares.get('Subject.phone')).toEqual({ class: 'CONDITIONAL', mask: 'PHONE', basis: 'PIPL' });
    expect(shares.get('Subject.name')).toEqual({ class: 'OPEN' });
    expect(shares.get('Subject.rating')).toEqual({ class: 'UNCONDITIONAL' });
    expect(shares.get('Query.people')).toEqual({ class: 'CONDITIONAL', basis: 'PIPL' });
    for (const inherits of ['Subject.uscc', 'SubjectConnection.nodes', 'LookUp.subject']) {
      expect(shares.has(inherits)).toBe(false);
    }
    expect(owners.get('Subject')).toEqual({ steward: 'market-regulation', records: 'STEWARD' });
    expect(owners.get('Penalty')).toEqual({ steward: 'credit-office', records: 'SOURCE' });
    expect(owners.has('LookUp')).toBe(false);
    expect(uses.get('SubjectFilter.idNumber')).toBe('Subject.idNumber');
    expect(uses.get('Query.subjects(sort:)')).toBe('Subject.address');
    expect(uses.get('Subject.inspected(by:)')).toBeUndefined();
  });

  it('is refused where it says something that nobody can decide on', () => {
    const withClass = (sdl: string) =>
      sdl
        .replace('enum ShareClass { OPEN', 'enum ShareClass { SECRET OPEN')
        .replace('phone: String @share(class: CONDITIONAL', 'phone: String @share(class: SECRET');
    expect(() => load(withClass)).toThrow('Subject.phone declares "SECRET"');
    const withMask = (sdl: string) =>
      sdl
        .replace('enum Mask { CITIZEN_ID', 'enum Mask { STARS CITIZEN_ID')
        .replace('mask: PHONE', 'mask: STARS');
    expect(() => load(withMask)).toThrow('Subject.phone declares "STARS"');
    const withOwner = (sdl: string) =>
      sdl
        .replace('enum RecordOwner { STEWARD', 'enum RecordOwner { NOBODY STEWARD')
        .replace('records: SOURCE', 'records: NOBODY');
    expect(() => load(withOwner)).toThrow('Penalty declares "NOBODY"');
  });

  it('is for a field of an interface, which nobody declares, that of the fields by which it may be answered', () => {
    const withInterface = (sdl: string) =>
      sdl.includes('type Vault')
        ? sdl
            .replace(
              'type Vault @owner',
              'interface Held { content: String } type Vault implements Held @owner',
            )
            .replace('people:', 'held: Held @share(class: OPEN) people:')
        : sdl;
    const { shares, implementers } = load(withInterface);
    expect(shares.get('Held.content')).toEqual(shares.get('Vault.content'));
    expect(implementers?.get('Held.content')).toEqual(['Vault.content']);
  });
});

describe('the share of what nobody declared', () => {
  const of = (sdl: string, fallback?: ShareClass) => {
    const supergraph = loadSupergraph(composeSupergraph([{ name: 'one', sdl: `${DECLARED}${sdl}` }]));
    return shareTableOf(supergraph, fallback);
  };

  it('is the class that the graph is served with, and what is declared stays', () => {
    const table = of(
      'type Query { a: Int @share(class: CONDITIONAL, mask: PHONE) b: T } type T { c: Int }',
      'OPEN',
    );
    expect(Object.fromEntries(table.shares)).toEqual({
      'Query.a': { class: 'CONDITIONAL', mask: 'PHONE' },
      'Query.b': { class: 'OPEN' },
      'T.c': { class: 'OPEN' },
    });
  });

  it('is for a field of an interface that of the most closed field by which it may be answered', () => {
    const { shares } = of(
      `type Query { node: Node }
      interface Node { id: ID! note: String }
      interface Named implements Node { id: ID! note: String @share(class: UNCONDITIONAL) name: String }
      type A implements Node & Named { id: ID! note: String name: String @share(class: WITHHELD) }
      type B implements Node { id: ID! @share(class: CONDITIONAL) note: String }`,
      'OPEN',
    );
    const classes = [...shares].map(([coordinate, share]) => [coordinate, share.class]);
    expect(Object.fromEntries(classes)).toMatchObject({
      'Node.id': 'CONDITIONAL',
      'Node.note': 'UNCONDITIONAL',
      'Named.id': 'OPEN',
      'Named.name': 'WITHHELD',
      'A.id': 'OPEN',
      'A.note': 'OPEN',
    });
  });

  it('is not made more open by an owner of the interface, who does not own what implements it', () => {
    const { owners } = of(
      `type Query { node: Node }
      interface Node @owner(steward: "tax", records: STEWARD) { id: ID! }
      type A implements Node @owner(steward: "fire", records: STEWARD) { id: ID! @share(class: WITHHELD) }`,
      'OPEN',
    );
    expect([...owners.keys()]).toEqual(['A']);
  });
});

import { parse, print } from 'graphql';
import { describe, expect, it } from 'vitest';
import { composeSupergraph } from '../../src/gateway/supergraph.ts';
import { withoutLent, withWholeUnions } from '../../src/gateway/whole-unions.ts';
import { LINK } from './execute/federation.ts';

const compose = (subgraphs: Record<string, string>) =>
  parse(composeSupergraph(Object.entries(subgraphs).map(([name, sdl]) => ({ name, sdl: LINK + sdl }))));

describe('withWholeUnions', () => {
  const { document, lent } = withWholeUnions(
    compose({
      a: `type Query { one: Record two: Deep } union Record = Warning | Fine
        type Warning @shareable { text: String } type Fine { state: State } enum State { OPEN PAID } union Deep = Warning`,
      b: `type Query { three: Record } union Record = Warning type Warning @shareable { text: String }
        union Deep = Nest type Nest { inner: Inner } type Inner { x: Int }`,
    }),
  );

  it('lends a graph the members that it lacks, with the types of their fields', () => {
    expect(lent.get('B')).toContain('Fine');
    const told = print(document).replaceAll(/\s+/g, ' ');
    expect(told).toContain('@join__unionMember(graph: B, member: "Fine")');
    expect(told).toMatch(/enum State[^{]*@join__type\(graph: B\)/);
    expect(told).toMatch(/PAID[^}]*@join__enumValue\(graph: B\)/);
  });

  it('lends no member that leads to objects which the graph does not have', () => {
    expect([...(lent.get('A') ?? [])]).toEqual([]);
  });

  it('leaves a supergraph as it is where every graph has all members', () => {
    const whole = compose({ a: 'type Query { one: Record } union Record = Fine type Fine { x: Int }' });
    expect(withWholeUnions(whole)).toEqual({ document: whole, lent: new Map() });
  });
});

describe('withoutLent', () => {
  it('takes the fragments on lent types out of a fetch', () => {
    const fetch = '{one{__typename ...on Warning{text} ...on Fine{state ...on Fine{state}}}}';
    expect(withoutLent(fetch, new Set(['Fine'])).replaceAll(/\s+/g, ' ')).toBe(
      '{ one { __typename ... on Warning { text } } }',
    );
  });

  it('returns the same text where it asks nothing of them', () => {
    const fetch = '{one{__typename ...on Warning{text}}}';
    expect(withoutLent(fetch, new Set(['Fine']))).toBe(fetch);
  });
});

import { describe, expect, it } from 'vitest';
import { HubError } from '../../src/errors.ts';
import { loadGraph } from '../../src/registry/graph.ts';
import { permits, TRADERS } from './sample-views.ts';

const URL = 'http://localhost/graphql';
const load = (sdl: string) =>
  loadGraph([
    { name: 'traders', sdl: TRADERS },
    { name: 'permits', sdl, url: URL },
  ]);

function refusal(sdl: string): string {
  try {
    load(sdl);
  } catch (error) {
    if (error instanceof HubError && error.code === 'GRAPH_REFUSED') return error.message;
    throw error;
  }
  throw new Error('The graph was taken.');
}

describe('a graph with a view of a department', () => {
  it('has the fields of both, and how each is shared', () => {
    const { coordinates } = load(permits());
    expect(coordinates.get('Trader.name')).toEqual({ share: { class: 'OPEN' } });
    expect(coordinates.get('Permit.validTo')).toEqual({ share: { class: 'UNCONDITIONAL' } });
  });

  it('takes a view that extends Query without defining it', () => {
    expect(load(permits().replace('type Query', 'extend type Query')).coordinates.has('Query.permit')).toBe(
      true,
    );
  });

  it.each([
    ['that is no GraphQL', 'type Permit {', 'permits'],
    [
      'with a field whose sharing nobody declares',
      permits({ fields: 'kind: String' }),
      'Permit.kind declares no @share',
    ],
    [
      'whose undeclared field stands on an extension',
      `${permits()} extend type Permit { holder: String }`,
      'Permit.holder declares no @share',
    ],
    [
      'with a protected field that cites no basis',
      permits({ fields: 'kind: String @share(class: CONDITIONAL)' }),
      'cites no legal basis',
    ],
    [
      'with a field that takes its object along when it is denied',
      permits({ fields: 'kind: String! @share(class: UNCONDITIONAL)' }),
      'Permit.kind is non-null',
    ],
    [
      'that shares a field otherwise than its steward',
      `${permits()} extend type Trader { name: String @share(class: UNCONDITIONAL) @shareable }`,
      'Trader.name is shared as OPEN (traders) and as UNCONDITIONAL (permits)',
    ],
    [
      'that gives a type of another another owner',
      permits().replace(
        'type Trader @key(fields: "code")',
        'type Trader @key(fields: "code") @owner(steward: "permits-office", records: STEWARD)',
      ),
      'Trader has the owner',
    ],
    [
      'that does not compose',
      permits({ query: 'trader(code: Int!): Trader @share(class: OPEN)' }),
      'compose',
    ],
  ])('is refused for a view %s', (_what, sdl, why) => {
    expect(refusal(sdl)).toContain(why);
  });
});

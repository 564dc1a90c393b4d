import { parse, print } from 'graphql';
import { describe, expect, it } from 'vitest';
import { withNarrowedRequires } from '../../../src/gateway/compose/narrowed-requires.ts';

const TYPES = `
  interface Paper { title: String }
  interface Signed implements Paper { title: String signer: String }
  type Licence implements Paper & Signed { title: String signer: String until: String }
  type Note implements Paper { title: String }`;

const narrowed = (requires: string, head = '', directive = '@requires'): string => {
  const sdl = `${head} type Entry { paper: Paper verdict: Int ${directive}(fields: "${requires}") } ${TYPES}`;
  const mended = print(withNarrowedRequires(parse(sdl)));
  return /fields: "([^"]*)"/.exec(mended)?.[1] ?? '';
};

describe('withNarrowedRequires', () => {
  it('names the types of an interface instead of the interface', () => {
    expect(narrowed('paper { title ... on Signed { signer ... on Licence { until } } }')).toBe(
      'paper { title ... on Licence { signer until } }',
    );
    expect(narrowed('paper { ... on Paper { title } }')).toBe(
      'paper { ... on Licence { title } ... on Note { title } }',
    );
  });

  it('leaves away what cannot be, but no selection empty', () => {
    expect(narrowed('paper { ... on Signed { ... on Note { title } } }')).toBe(
      'paper { ... on Licence { __typename } }',
    );
  });

  it('leaves everything else as it is written', () => {
    expect(narrowed('paper  {title ... on Note { title }}')).toBe('paper  {title ... on Note { title }}');
    const plain = parse('type Query { one: Int }');
    expect(withNarrowedRequires(plain)).toBe(plain);
  });

  it('knows the directive under whatever name it is imported', () => {
    const head = (imports: string) =>
      `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: [${imports}])`;
    const asked = 'paper { ... on Signed { signer } }';
    const mended = 'paper { ... on Licence { signer } }';
    expect(narrowed(asked, head('{ name: "@requires", as: "@needs" }'), '@needs')).toBe(mended);
    expect(narrowed(asked, head('"@key"'), '@federation__requires')).toBe(mended);
    expect(narrowed(asked, head('"@key"'), '@requires')).toBe(asked);
  });
});

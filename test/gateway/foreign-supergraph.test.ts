import { describe, expect, it } from 'vitest';
import { loadForeignSupergraph } from '../../src/gateway/foreign-supergraph.ts';
import { composeSupergraph } from '../../src/gateway/supergraph.ts';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])';
const SDL = composeSupergraph([
  {
    name: 'names',
    sdl: `${LINK} type Query { firm: Firm } type Firm @key(fields: "id") { id: ID! name: String }`,
    url: 'http://names.example.cn:4001/graphql?region=61',
  },
  {
    name: 'credit-office',
    sdl: `${LINK} type Firm @key(fields: "id") { id: ID! grade: String }`,
    url: 'https://credit.example.cn/graphql',
  },
]);

const refusal = (sdl: string): string => {
  try {
    loadForeignSupergraph(sdl);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('It was taken.');
};

describe('a supergraph of somebody else’s', () => {
  it('says which subgraphs there are, by their own names, and where each answers', () => {
    expect(loadForeignSupergraph(SDL).sources).toEqual([
      { name: 'credit-office', url: 'https://credit.example.cn/graphql' },
      { name: 'names', url: 'http://names.example.cn:4001/graphql?region=61' },
    ]);
  });

  it.each([
    ['is empty', '', 'it is not well-formed GraphQL: line 1, column 1: Syntax Error'],
    ['is no GraphQL', 'type Query {\n  firm: }', 'line 2, column 9'],
    ['is a page of a browser', '<!doctype html>', 'it is not well-formed GraphQL'],
    ['is the schema of a subgraph', 'type Query { firm: String }', 'it is not a supergraph'],
    [
      'names no subgraph',
      SDL.replaceAll('@join__graph(name: "', '@join__graph(called: "'),
      'its enum join__Graph names no subgraph',
    ],
    [
      'does not say where one answers',
      SDL.replace('https://credit.example.cn/graphql', ''),
      'it does not say where its subgraph "credit-office" answers',
    ],
    [
      'says that one answers where nobody can be asked',
      SDL.replace('https://credit.example.cn/graphql', 'unix:/run/credit'),
      'the url of its subgraph "credit-office" is not one of http or https: unix:/run/credit',
    ],
    ['leads to a type that is not there', SDL.replaceAll('firm: Firm', 'firm: Farm'), 'Farm'],
  ])('that %s is refused', (_what, sdl, why) => {
    expect(refusal(sdl)).toContain(why);
  });
});

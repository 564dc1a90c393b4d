import { describe, expect, it } from 'vitest';
import { HubError } from '../../src/errors.ts';
import { sourcesOf } from '../../src/registry/sources.ts';

const OWN = [
  { name: 'subject', sdl: 'own subject' },
  { name: 'credit', sdl: 'own credit' },
];
const URL = 'https://credit.example.cn/graphql';
const published = { name: 'credit', sdl: 'published credit', url: null };

describe('what the graph is made of', () => {
  it('is the hub’s own views, unless it is told where one of them answers', () => {
    expect(sourcesOf(OWN, { published: [], urls: new Map() })).toEqual(OWN);
    expect(sourcesOf(OWN, { published: [], urls: new Map([['credit', URL]]) })).toEqual([
      OWN[0],
      { ...OWN[1], url: URL },
    ]);
  });

  it('takes the SDL that was published for a view only when the department runs it', () => {
    expect(sourcesOf(OWN, { published: [published], urls: new Map() })).toEqual(OWN);
    const moved = { name: 'credit', sdl: 'published credit', url: URL };
    expect(sourcesOf(OWN, { published: [published], urls: new Map([['credit', URL]]) })[1]).toEqual(moved);
    expect(sourcesOf(OWN, { published: [{ ...published, url: URL }], urls: new Map() })[1]).toEqual(moved);
  });

  it('has views that only departments have', () => {
    const tax = { name: 'tax', sdl: 'tax', url: 'https://tax.example.cn/graphql' };
    expect(sourcesOf(OWN, { published: [tax], urls: new Map() })).toEqual([...OWN, tax]);
  });

  it('says which view it cannot find', () => {
    const refused = (urls: Map<string, string>, views = [{ ...published, name: 'tax' }]) => {
      try {
        sourcesOf(OWN, { published: views, urls });
      } catch (error) {
        return error instanceof HubError ? [error.code, error.message] : error;
      }
      return null;
    };
    expect(refused(new Map())).toEqual(['SUBGRAPH_UNREACHABLE', expect.stringContaining('"tax"')]);
    expect(refused(new Map([['fire', URL]]), [])).toEqual([
      'CONFIGURATION_INVALID',
      expect.stringContaining('there is no view "fire"'),
    ]);
  });
});

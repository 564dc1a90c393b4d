import { describe, expect, it, vi } from 'vitest';
import { HubError } from '../../../src/errors.ts';
import { log } from '../../../src/log.ts';
import { federation } from './federation.ts';

const graph = federation({
  subgraphs: {
    a: `
      type Query { firms: [Firm!] firm: Firm! }
      type Firm @key(fields: "id") { id: ID! name: String }`,
    b: `
      type Query { today: String overview: Overview! }
      type Overview { firms: Int }
      type Firm @key(fields: "id") { id: ID! class: String score: Int! }`,
  },
  truth: () => {
    const firms = [0, 1].map((n) => ({
      __typename: 'Firm',
      id: `f${n}`,
      name: `firm ${n}`,
      class: 'A',
      score: n,
    }));
    return { Query: { firms, firm: firms[0], today: 'd', overview: { firms: 2 } }, entities: firms };
  },
});
const silent = vi.spyOn(log, 'error').mockImplementation(() => {});

const UNAVAILABLE = { extensions: { code: 'SUBGRAPH_UNAVAILABLE' } };
const INVALID = { extensions: { code: 'SUBGRAPH_INVALID_RESPONSE' } };

describe('a subgraph that does not answer', () => {
  it.each([
    ['rejects', () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.7'))],
    [
      'throws',
      () => {
        throw new Error('connect ECONNREFUSED 10.0.0.7');
      },
    ],
  ])(
    'and %s leaves the data of the others, with one error at the place of the fetch',
    async (_how, execute) => {
      const answer = await graph.runWith({ b: execute }, '{ firms { name c: class } today }');
      expect(answer.data).toEqual({
        firms: [
          { name: 'firm 0', c: null },
          { name: 'firm 1', c: null },
        ],
        today: null,
      });
      expect(answer.errors).toMatchObject([
        { path: ['today'], ...UNAVAILABLE },
        { path: ['firms'], ...UNAVAILABLE },
      ]);
      expect(answer.errors[0]?.message).toContain('"b"');
      expect(JSON.stringify(answer.errors)).not.toContain('ECONNREFUSED');
    },
  );

  it('has its cause in the log', async () => {
    silent.mockClear();
    const cause = new Error('certificate expired');
    await graph.runWith({ b: () => Promise.reject(cause) }, '{ today }');
    expect(silent.mock.calls).toMatchObject([[{ subgraph: 'b', err: cause }, expect.any(String)]]);
  });

  it('takes along what it alone could have promised, without a second error', async () => {
    const failing = { b: () => Promise.reject(new Error('down')) };
    const answer = await graph.runWith(failing, '{ firms { name score } }');
    expect(answer.data).toEqual({ firms: null });
    expect(answer.errors).toMatchObject([UNAVAILABLE]);
    const root = await graph.runWith(failing, '{ today overview { firms } firms { id } }');
    expect(root.data).toBeNull();
    expect(root.errors).toMatchObject([UNAVAILABLE]);
    expect(root.errors[0]?.path).toBeUndefined();
  });

  it('may say itself what went wrong', async () => {
    const own = new HubError('SUBGRAPH_INVALID_RESPONSE', { subgraph: 'b' });
    const answer = await graph.runWith({ b: () => Promise.reject(own) }, '{ today }');
    expect(answer.errors).toMatchObject([INVALID]);
    expect(answer.errors[0]?.originalError).toBe(own);
  });

  it('is the same as one that is not there', async () => {
    const answer = await graph
      .compile('{ today }')
      .run({ variables: {}, subgraphs: new Map(), context: null });
    expect(answer).toMatchObject({ data: { today: null }, errors: [UNAVAILABLE] });
  });
});

describe('a response that is not one of GraphQL', () => {
  it.each([
    ['nothing', undefined],
    ['a text', '<html>'],
    ['a list', []],
    ['neither data nor errors', {}],
    ['data that is a list', { data: [] }],
    ['errors that are none', { data: null, errors: 'many' }],
    ['an error without a message', { data: { today: 'd' }, errors: [{}] }],
    ['an error whose path is a text', { data: { today: 'd' }, errors: [{ message: 'm', path: 'today' }] }],
    ['an error whose extensions are a text', { data: null, errors: [{ message: 'm', extensions: 'x' }] }],
  ])('is refused: %s', async (_what, response) => {
    const answer = await graph.runWith({ b: async () => response as never }, '{ today firms { name } }');
    expect(answer.data).toEqual({ today: null, firms: [{ name: 'firm 0' }, { name: 'firm 1' }] });
    expect(answer.errors).toMatchObject([{ path: ['today'], ...INVALID }]);
  });

  it.each([
    ['no list', { data: { _entities: {} } }],
    ['too few', { data: { _entities: [{ class: 'A' }] } }],
    ['too many', { data: { _entities: [{ class: 'A' }, { class: 'A' }, { class: 'A' }] } }],
    ['no entities at all', { data: {} }],
    ['leaves', { data: { _entities: ['A', 'B'] } }],
  ])('is refused where entities should be: %s', async (_what, response) => {
    const answer = await graph.runWith({ b: async () => response as never }, '{ firms { name class } }');
    expect(answer.data).toEqual({
      firms: [
        { name: 'firm 0', class: null },
        { name: 'firm 1', class: null },
      ],
    });
    expect(answer.errors).toMatchObject([{ path: ['firms'], ...INVALID }]);
  });

  it('is null where it has a leaf for an object, or an object for a list', async () => {
    const leaf = await graph.runWith(
      { a: async () => ({ data: { firms: ['f0', { id: 'f1' }] } }) },
      '{ firms { id } }',
    );
    expect(leaf).toMatchObject({ data: { firms: null }, errors: [INVALID] });
    const object = await graph.runWith(
      { a: async () => ({ data: { firms: { id: 'f0' } } }) },
      '{ firms { id } }',
    );
    expect(object.data).toEqual({ firms: null });
    expect(object.errors).toHaveLength(1);
  });
});

describe('the data of a subgraph', () => {
  it('is not changed, even where it is merged into several places', async () => {
    const freeze = <T>(value: T): T => {
      if (typeof value === 'object' && value !== null) Object.values(value).forEach(freeze);
      return Object.freeze(value);
    };
    const firms = freeze([{ __typename: 'Firm', id: 'f' }]);
    const root = freeze({ data: { _as_x: firms, _as_y: firms } });
    const entities = [{ class: 'A', __typename: 'Firm' }];
    const entity = freeze({ data: { _entities: entities, _e0: entities } });
    const answer = await graph.runWith(
      { a: async () => root, b: async () => entity },
      '{ x: firms { class } y: firms { class } }',
    );
    expect(answer).toMatchObject({ data: { x: [{ class: 'A' }], y: [{ class: 'A' }] }, errors: [] });
  });

  it('does not get in where it was not asked for', async () => {
    const generous = JSON.parse(
      '{ "data": { "today": "d", "firms": [], "__proto__": { "polluted": true } } }',
    );
    const answer = await graph.runWith({ b: async () => generous }, '{ today }');
    expect(JSON.stringify(answer.merged)).toBe('{"today":"d"}');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

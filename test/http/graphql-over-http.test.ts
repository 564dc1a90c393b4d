import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodyOf } from '../kit/body.ts';
import { startTestHub, type TestHub } from '../kit/hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.stop());

const JSON_BODY = { 'content-type': 'application/json' };
const NEWER = 'application/graphql-response+json';

const post = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { ...JSON_BODY, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

const get = (parameters: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${hub.url}/graphql?${new URLSearchParams(parameters)}`, { headers });

describe('GraphQL over HTTP', () => {
  const audits = serverAudits({ url: () => `${hub.url}/graphql` });

  it('has sixty-one audits', () => {
    expect(audits).toHaveLength(61);
  });

  it.each(audits.map((audit) => [audit.id, audit.name, audit] as const))(
    '%s: %s',
    async (_id, _name, audit) => {
      expect(await audit.fn()).toMatchObject({ status: 'ok' });
    },
  );
});

it('a client that offers the hash of a query hears that it has to send the query', async () => {
  const extensions = { persistedQuery: { version: 1, sha256Hash: 'ab'.repeat(32) } };
  for (const body of [{ extensions }, { extensions, query: '{ __typename }' }]) {
    const { errors } = await bodyOf(await post(body));
    expect(errors).toMatchObject([{ extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } }]);
  }
});

describe('the status of a response without data', () => {
  const OPERATIONS: readonly [string, unknown, string][] = [
    ['not well-formed', { query: '{' }, 'GRAPHQL_PARSE_FAILED'],
    ['not valid', { query: '{ nope }' }, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'too deep',
      { query: `{ subject(uscc: "1") ${'{ successor '.repeat(16)}{ uscc }${' }'.repeat(17)}` },
      'QUERY_TOO_DEEP',
    ],
    [
      'given a wrong variable',
      { query: 'query ($n: Int) { subjects(first: $n) { totalCount } }', variables: { n: 'many' } },
      'VARIABLES_INVALID',
    ],
    [
      'one of several, unnamed',
      { query: 'query A { __typename } query B { __typename }' },
      'OPERATION_NOT_FOUND',
    ],
  ];

  it.each(OPERATIONS)(
    'is 200 for clients of JSON alone, and 400 for all others, where the operation is %s',
    async (_what, body, code) => {
      const statuses = await Promise.all(
        [
          'application/json',
          'application/json, text/plain, */*',
          `application/json, ${NEWER};q=0`,
          '*/*',
          NEWER,
          `${NEWER}, application/json;q=0.9`,
          `application/json, ${NEWER}`,
        ].map(async (accept) => {
          const response = await post(body, { accept });
          expect((await bodyOf(response)).errors[0].extensions.code).toBe(code);
          return response.status;
        }),
      );
      expect(statuses).toEqual([200, 200, 200, 400, 400, 400, 400]);
    },
  );

  it.each<[string, unknown, Record<string, string>, number]>([
    ['a body without a query', { qeury: '{ __typename }' }, {}, 400],
    ['a body that is no JSON', '{', {}, 400],
    ['a token that is not valid', { query: '{ __typename }' }, { authorization: 'Bearer a.b.c' }, 401],
    ['a purpose that is not registered', { query: '{ __typename }' }, { 'x-purpose': 'curiosity' }, 400],
    ['a body that is too large', { query: `# ${'x'.repeat(1_100_000)}` }, {}, 413],
  ])(
    'is the same for everybody where the request is refused for %s',
    async (_what, body, headers, status) => {
      for (const accept of ['application/json', NEWER]) {
        expect((await post(body, { ...headers, accept })).status).toBe(status);
      }
    },
  );
});

describe('a GET', () => {
  it('answers a query, as the department whose token it carries', async () => {
    const authorization = `Bearer ${await hub.token('education')}`;
    const query = 'query ($n: Int!) { viewer { department { id } } subjects(first: $n) { nodes { name } } }';
    const response = await get({ query, variables: '{ "n": 1 }' }, { authorization });
    const { data } = await bodyOf(response);
    expect(data).toMatchObject({ viewer: { department: { id: 'education' } }, subjects: { nodes: [{}] } });
    expect(response.headers.get('x-audit-entry')).toMatch(/./);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('changes nothing, whatever is asked of it', async () => {
    for (const parameters of [
      { query: 'mutation { __typename }' },
      { query: 'query A { __typename } mutation B { __typename }', operationName: 'B' },
    ]) {
      const response = await get(parameters);
      expect(response.status).toBe(405);
      expect((await bodyOf(response)).errors).toMatchObject([{ extensions: { code: 'REQUEST_MALFORMED' } }]);
    }
  });

  it('is nobody’s where only a cookie would say whose: a page elsewhere gets what anybody gets', async () => {
    const token = await hub.token('education');
    const cookie = ['token', 'access_token', 'authorization', 'session']
      .map((name) => `${name}=${token}`)
      .join('; ');
    const response = await get({ query: '{ viewer { department { id } } }' }, { cookie });
    expect((await bodyOf(response)).data).toEqual({ viewer: { department: null } });
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('a POST that a page elsewhere can have a browser send', () => {
  it.each([
    ['application/x-www-form-urlencoded', 'query=%7B__typename%7D'],
    ['application/x-www-form-urlencoded; charset=utf-8', 'query=mutation%7B__typename%7D'],
    ['text/plain', '{"query":"{__typename}"}'],
    ['text/plain; application/json', '{"query":"{__typename}"}'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="query"\r\n\r\n{__typename}\r\n--x--',
    ],
  ])('is refused: %s', async (contentType, body) => {
    for (const headers of [{}, { 'apollo-require-preflight': '1' }]) {
      const response = await post(body, { ...headers, 'content-type': contentType });
      expect(response.status).toBe(400);
      expect((await bodyOf(response)).errors).toMatchObject([{ extensions: { code: 'REQUEST_MALFORMED' } }]);
      expect(response.headers.has('x-audit-entry')).toBe(false);
    }
  });
});

describe('the keys of an answer', () => {
  it('come in the order in which they were selected, over fragments, aliases and views', async () => {
    const query = `{
      zero: __typename
      subjects(first: 2) { pageInfo { hasNextPage endCursor } nodes { phone ...More uscc } totalCount }
      viewer { roles department { name id } }
      __schema { queryType { name } }
      a: __typename
    }
    fragment More on Subject { status credit { riskClass } ... { b: name } address a: name }`;
    const response = await post({ query }, { authorization: `Bearer ${await hub.token('education')}` });
    const { data } = await bodyOf(response);
    expect(Object.keys(data)).toEqual(['zero', 'subjects', 'viewer', '__schema', 'a']);
    expect(Object.keys(data.subjects)).toEqual(['pageInfo', 'nodes', 'totalCount']);
    expect(Object.keys(data.subjects.pageInfo)).toEqual(['hasNextPage', 'endCursor']);
    expect(data.subjects.nodes).toHaveLength(2);
    for (const node of data.subjects.nodes) {
      expect(Object.keys(node)).toEqual(['phone', 'status', 'credit', 'b', 'address', 'a', 'uscc']);
    }
    expect(Object.keys(data.viewer)).toEqual(['roles', 'department']);
  });
});

import { describe, expect, it } from 'vitest';
import {
  asked,
  departmentServer,
  failureOf,
  json,
  MUTATION,
  nobodysUrl,
  page,
  type Reply,
  seatAt,
  TODAY,
} from './department-server.ts';

const reset: Reply = (_response, request) => request.socket.resetAndDestroy();
const unavailable =
  (status: number): Reply =>
  (response) =>
    page(response, status);

describe('a query', () => {
  it.each<[string, Reply]>([
    ['says 502', unavailable(502)],
    ['says 503', unavailable(503)],
    ['says 504', unavailable(504)],
    ['resets the connection', reset],
  ])('is asked again where the department %s at first', async (_how, fail) => {
    const server = await departmentServer((response, request, nth) =>
      nth <= 2 ? fail(response, request, nth) : json(response, TODAY),
    );
    expect(await seatAt(server.url).execute(asked())).toEqual(TODAY);
    expect(server.heard).toHaveLength(3);
    expect(new Set(server.heard.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  });

  it('is asked three times and no more', async () => {
    const server = await departmentServer(unavailable(503));
    expect((await failureOf(seatAt(server.url))).code).toBe('SUBGRAPH_UNAVAILABLE');
    expect(server.heard).toHaveLength(3);
  });

  it.each<[string, Reply]>([
    ['fails inside', unavailable(500)],
    ['is no GraphQL server', unavailable(404)],
    ['answers a page', unavailable(200)],
  ])('is not asked again where the department %s: it would again', async (_how, reply) => {
    const server = await departmentServer(reply);
    await failureOf(seatAt(server.url));
    expect(server.heard).toHaveLength(1);
  });

  it('is not asked again when the time would be over before that', async () => {
    // The shortest pause before a second attempt is 25 ms.
    const server = await departmentServer(unavailable(503));
    const seat = seatAt(server.url, { timeoutMs: 24 });
    expect((await failureOf(seat)).code).toMatch(/^SUBGRAPH_(UNAVAILABLE|TIMEOUT)$/);
    expect(server.heard.length).toBeLessThanOrEqual(1);
  });
});

describe('a mutation', () => {
  it.each<[string, Reply]>([
    ['resets the connection', reset],
    [
      'resets it half-way',
      (response, request) =>
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .write('{"data', () => request.socket.resetAndDestroy()),
    ],
    ['says 503', unavailable(503)],
    ['says 504', unavailable(504)],
    ['fails inside', unavailable(500)],
    ['answers a page', unavailable(200)],
    ['answers half of a JSON', (response) => json(response, '{ "data": {')],
  ])(
    'has an outcome that is not known where the department %s, and is never sent again',
    async (_how, reply) => {
      const server = await departmentServer(reply);
      const error = await failureOf(seatAt(server.url), MUTATION);
      expect(error).toMatchObject({ code: 'UNKNOWN_OUTCOME', values: { subgraph: 'credit' } });
      expect(error.cause).toBeDefined();
      expect(server.heard).toHaveLength(1);
    },
  );

  it('has an outcome that is not known where no answer comes in time', async () => {
    const server = await departmentServer(() => undefined);
    const failure = failureOf(seatAt(server.url, { timeoutMs: 1_000 }), MUTATION);
    await server.hears(1);
    expect((await failure).code).toBe('UNKNOWN_OUTCOME');
    expect(server.heard).toHaveLength(1);
  });

  it('was not carried out where no connection could be made', async () => {
    expect((await failureOf(seatAt(await nobodysUrl()), MUTATION)).code).toBe('SUBGRAPH_UNAVAILABLE');
  });

  it.each([307, 403, 404])('was not carried out where the department refuses it by %i', async (status) => {
    const server = await departmentServer(unavailable(status));
    expect((await failureOf(seatAt(server.url), MUTATION)).code).toBe('SUBGRAPH_INVALID_RESPONSE');
  });

  it('has the outcome that the department tells, whatever the status', async () => {
    const refused = { data: { add: null }, errors: [{ message: 'Too many.', path: ['add'] }] };
    const server = await departmentServer((response) => json(response, refused, 503));
    expect(await seatAt(server.url).execute(asked(MUTATION))).toMatchObject({
      data: { add: null },
      errors: [{ path: ['add'], originalError: { code: 'SUBGRAPH_FAILED' } }],
    });
    expect(server.heard).toHaveLength(1);
  });
});

import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { HubError } from '../../../src/errors.ts';
import { RESPONSE_LIMIT } from '../../../src/subgraph/remote/exchange.ts';
import {
  asked,
  departmentServer,
  failureOf,
  json,
  nobodysUrl,
  page,
  type Reply,
  seatAt,
  strangeServer,
  TODAY,
} from './department-server.ts';

const JSON_TYPE = { 'content-type': 'application/graphql-response+json; charset=utf-8' };

describe('a department’s server', () => {
  it('is asked by POST for uncompressed GraphQL, with the headers of the request', async () => {
    const server = await departmentServer((response) => json(response, TODAY));
    const seat = seatAt(`${server.url}?region=61`, {
      headers: async ({ operationName }) => ({
        'x-hub-decision': `for ${operationName}`,
        accept: 'text/html',
      }),
    });
    const variables = { representations: [{ __typename: 'Firm', id: '甲' }] };
    const answer = await seat.execute(
      asked({ operationText: 'query Q { today }', operationName: 'Q', variables }),
    );
    expect(answer).toEqual(TODAY);
    expect(server.heard).toMatchObject([
      {
        method: 'POST',
        url: '/graphql?region=61',
        body: { query: 'query Q { today }', operationName: 'Q', variables },
        headers: {
          'x-hub-decision': 'for Q',
          'content-type': 'application/json',
          accept: 'application/graphql-response+json, application/json;q=0.9',
          'accept-encoding': 'identity',
        },
      },
    ]);
  });

  it('keeps its connections for the next questions', async () => {
    const server = await departmentServer((response) => json(response, TODAY));
    const seat = seatAt(server.url);
    for (let n = 0; n < 10; n += 1) await seat.execute(asked());
    // undici frees a connection a moment after its answer is there.
    expect(server.sockets.length).toBeLessThanOrEqual(2);
  });

  it('may send its answer in any pieces, a character in several, after a byte order mark', async () => {
    const body = Buffer.from(`\ufeff${JSON.stringify({ data: { today: '旬阳市𠮷野家' } })}`);
    const server = await departmentServer(async (response) => {
      response.writeHead(200, JSON_TYPE);
      for (const byte of body) await new Promise((resolve) => response.write(Buffer.of(byte), resolve));
      response.end();
    });
    expect(await seatAt(server.url).execute(asked())).toEqual({ data: { today: '旬阳市𠮷野家' } });
  });

  it.each([400, 403, 500, 503])(
    'may answer GraphQL with status %i, which is an answer, and is not asked again',
    async (status) => {
      const answer = {
        data: null,
        errors: [{ message: 'No.', path: ['today', 0], extensions: { code: 'NO' } }],
      };
      const server = await departmentServer((response) => json(response, answer, status));
      const { data, errors } = await seatAt(server.url).execute(asked());
      expect(data).toBeNull();
      expect(errors).toMatchObject([{ path: ['today', 0], originalError: { code: 'SUBGRAPH_FAILED' } }]);
      expect(server.heard).toHaveLength(1);
    },
  );

  it('may say what is wrong with an argument, which the hub says again in its own words', async () => {
    const error = {
      message: 'secret',
      extensions: { code: 'USCC_INVALID', values: { uscc: 'x', why: 'short' }, more: 'secret' },
    };
    const server = await departmentServer((response) => json(response, { errors: [error] }));
    const { errors } = await seatAt(server.url).execute(asked());
    const said = new HubError('USCC_INVALID', { uscc: 'x', why: 'short' });
    expect(errors).toEqual([{ message: said.message, originalError: said }]);
  });

  it.each([
    ['a text of its own', { message: 'secret' }],
    [
      'the inside of its server',
      { message: 'secret', extensions: { exception: { stacktrace: ['secret'] } } },
    ],
    [
      'an error that is the hub’s to say',
      { message: 'secret', extensions: { code: 'INTERNAL', values: { reference: 'secret' } } },
    ],
    [
      'a denial',
      {
        message: 'secret',
        extensions: { code: 'FIELD_NOT_SHARED', values: { coordinate: 'secret', owner: 'secret' } },
      },
    ],
    [
      'values that are none',
      { message: 'secret', extensions: { code: 'USCC_INVALID', values: { why: ['secret'] } } },
    ],
    [
      'a prototype',
      { message: 'secret', extensions: JSON.parse('{"__proto__": {"code": "USCC_INVALID", "values": {}}}') },
    ],
  ])('does not pass %s on', async (_what, error) => {
    const server = await departmentServer((response) => json(response, { errors: [error] }));
    const { errors } = await seatAt(server.url).execute(asked());
    expect(errors).toMatchObject([{ originalError: { code: 'SUBGRAPH_FAILED' } }]);
    expect(JSON.stringify(errors) + errors?.[0]?.message).not.toContain('secret');
  });
});

describe('what is no answer', () => {
  it.each<[string, Reply]>([
    ['a page', (response) => page(response)],
    ['a page that says it is not found', (response) => page(response, 404)],
    [
      'GraphQL that is called a text',
      (response) => response.writeHead(200, { 'content-type': 'text/plain' }).end(JSON.stringify(TODAY)),
    ],
    ['GraphQL that is called nothing', (response) => response.writeHead(200).end(JSON.stringify(TODAY))],
    ['half of a JSON', (response) => json(response, '{ "data": { "today"')],
    ['nothing', (response) => json(response, '')],
    ['a JSON list', (response) => json(response, [TODAY])],
    ['a JSON text', (response) => json(response, '"<html>"')],
    ['neither data nor errors', (response) => json(response, {})],
    ['no data and no errors', (response) => json(response, { data: null, errors: [] })],
    ['data that is a list', (response) => json(response, { data: [] })],
    ['errors that are none', (response) => json(response, { data: {}, errors: 'many' })],
    ['an error without a message', (response) => json(response, { errors: [{ code: 1 }] })],
    ['an error in no place', (response) => json(response, { errors: [{ message: 'm', path: [{}] }] })],
    [
      'bytes that are no UTF-8',
      (response) =>
        response.writeHead(200, JSON_TYPE).end(Buffer.from('{"data":{"today":"\xff"}}', 'latin1')),
    ],
    [
      'compressed',
      (response) =>
        response
          .writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' })
          .end(gzipSync(JSON.stringify(TODAY))),
    ],
    ['a refusal without GraphQL', (response) => json(response, { error: 'forbidden' }, 403)],
  ])('is not taken for one: %s', async (_what, reply) => {
    const server = await departmentServer(reply);
    const error = await failureOf(seatAt(server.url));
    expect(error).toMatchObject({ code: 'SUBGRAPH_INVALID_RESPONSE', values: { subgraph: 'credit' } });
    expect(error.cause).toBeInstanceOf(Error);
    expect(server.heard).toHaveLength(1);
  });

  it('is a redirect, which is not followed', async () => {
    const elsewhere = await departmentServer((response) => json(response, TODAY));
    const server = await departmentServer((response) =>
      response.writeHead(307, { location: elsewhere.url, 'content-type': 'application/json' }).end('{}'),
    );
    expect((await failureOf(seatAt(server.url))).code).toBe('SUBGRAPH_INVALID_RESPONSE');
    expect(elsewhere.sockets).toEqual([]);
  });

  it('is something other than HTTP', async () => {
    const { url } = await strangeServer((socket) =>
      socket.once('data', () => socket.write('500 unrecognized command\r\n')),
    );
    expect((await failureOf(seatAt(url))).code).toBe('SUBGRAPH_INVALID_RESPONSE');
  });

  it('is more than 16 MiB, of which no more is read than that', async () => {
    const HUNDRED = 100 * 1024 * 1024;
    let written = 0;
    const chunk = Buffer.alloc(64 * 1024, 'x');
    let closed: Promise<unknown> = Promise.resolve();
    const server = await departmentServer((response) => {
      closed = new Promise((resolve) => response.on('close', resolve));
      response.writeHead(200, JSON_TYPE).write('{"data":{"today":"');
      const more = () => {
        while (written < HUNDRED && !response.destroyed) {
          written += chunk.length;
          if (!response.write(chunk)) return void response.once('drain', more);
        }
        response.end();
      };
      more();
    });
    expect((await failureOf(seatAt(server.url))).code).toBe('SUBGRAPH_INVALID_RESPONSE');
    await closed;
    expect(written).toBeGreaterThanOrEqual(RESPONSE_LIMIT);
    expect(written).toBeLessThan(HUNDRED / 2);
  });

  it('is what announces to be more than that, of which nothing is read', async () => {
    let closed: Promise<unknown> = Promise.resolve();
    const server = await departmentServer((response) => {
      closed = new Promise((resolve) => response.on('close', resolve));
      response.writeHead(200, { ...JSON_TYPE, 'content-length': RESPONSE_LIMIT + 1 }).write('{');
    });
    expect((await failureOf(seatAt(server.url))).code).toBe('SUBGRAPH_INVALID_RESPONSE');
    await closed;
  });
});

describe('a department that cannot be reached', () => {
  it('is unavailable when it refuses connections', async () => {
    const error = await failureOf(seatAt(await nobodysUrl()));
    expect(error).toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE', cause: { code: 'ECONNREFUSED' } });
    expect(error.message).not.toMatch(/ECONN|127\.0/);
  });

  it.each<[string, Reply]>([
    ['resets the connection', (_response, request) => request.socket.resetAndDestroy()],
    [
      'resets it half-way',
      (response, request) =>
        response.writeHead(200, JSON_TYPE).write('{"data":{"tod', () => request.socket.resetAndDestroy()),
    ],
    [
      'ends it before all that it announced',
      (response, request) =>
        response
          .writeHead(200, { ...JSON_TYPE, 'content-length': 100 })
          .write('{"data":', () => request.socket.end()),
    ],
    ['says so itself', (response) => page(response, 503)],
    ['fails inside', (response) => page(response, 500)],
    [
      'fails inside in JSON',
      (response) => json(response, { status: 500, error: 'Internal Server Error' }, 500),
    ],
    ['has been asked too much', (response) => page(response, 429)],
  ])('is unavailable when it %s', async (_how, reply) => {
    const server = await departmentServer(reply);
    expect(await failureOf(seatAt(server.url))).toMatchObject({
      code: 'SUBGRAPH_UNAVAILABLE',
      values: { subgraph: 'credit' },
    });
  });

  it('is unavailable when the headers for it cannot be made, and is not asked', async () => {
    const server = await departmentServer((response) => json(response, TODAY));
    const seat = seatAt(server.url, { headers: () => Promise.reject(new Error('no key')) });
    expect(await failureOf(seat)).toMatchObject({
      code: 'SUBGRAPH_UNAVAILABLE',
      cause: { message: 'no key' },
    });
    expect(server.heard).toEqual([]);
  });

  it('is unavailable once the seat is closed, which leaves no connection behind', async () => {
    const server = await departmentServer((response) => json(response, TODAY));
    const seat = seatAt(server.url);
    await seat.execute(asked());
    const closed = new Promise((resolve) => server.sockets[0]?.on('close', resolve));
    await seat.close();
    await closed;
    expect((await failureOf(seat)).code).toBe('SUBGRAPH_UNAVAILABLE');
  });
});

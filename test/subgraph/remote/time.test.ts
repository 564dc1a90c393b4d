import { describe, expect, it } from 'vitest';
import { asked, departmentServer, failureOf, json, MUTATION, seatAt, TODAY } from './department-server.ts';

const closing = (request: { socket: { on(event: 'close', listener: () => void): unknown } }) =>
  new Promise<void>((resolve) => request.socket.on('close', () => resolve()));

describe('the time of a department', () => {
  it('ends while it says nothing, and the connection with it', async () => {
    let closed: Promise<void> | undefined;
    const server = await departmentServer((_response, request) => {
      closed = closing(request);
    });
    const failure = await failureOf(seatAt(server.url, { timeoutMs: 1_000 }));
    expect(failure).toMatchObject({ code: 'SUBGRAPH_TIMEOUT', values: { subgraph: 'credit' } });
    await closed;
    expect(server.sockets).toHaveLength(1);
    expect(server.heard).toHaveLength(1);
  });

  it('ends while it answers byte by byte without a pause', async () => {
    let closed: Promise<void> | undefined;
    const server = await departmentServer((response, request) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"data":{"today":"');
      const drip = setInterval(() => response.write('x'), 5);
      closed = closing(request).then(() => clearInterval(drip));
    });
    expect((await failureOf(seatAt(server.url, { timeoutMs: 1_000 }))).code).toBe('SUBGRAPH_TIMEOUT');
    await closed;
  });

  it('ends with that of the whole request, however much of its own is left', async () => {
    let closed: Promise<void> | undefined;
    const server = await departmentServer((_response, request) => {
      closed = closing(request);
    });
    const failure = await failureOf(seatAt(server.url), { deadline: performance.now() + 1_000 });
    expect(failure.code).toBe('SUBGRAPH_TIMEOUT');
    await closed;
  });

  it('is over before it is asked where the request has none left', async () => {
    const server = await departmentServer((response) => json(response, TODAY));
    for (const request of [{}, MUTATION]) {
      const failure = await failureOf(seatAt(server.url), { ...request, deadline: performance.now() - 1 });
      expect(failure.code).toBe('SUBGRAPH_TIMEOUT');
    }
    expect(server.heard).toEqual([]);
  });

  it('runs while the headers for it are being made; it is not asked when they come too late', async () => {
    const server = await departmentServer((response) => json(response, TODAY));
    let make: (headers: Record<string, string>) => void = () => undefined;
    const headers = new Promise<Record<string, string>>((resolve) => {
      make = resolve;
    });
    const seat = seatAt(server.url, { timeoutMs: 1_000, headers: () => headers });
    expect((await failureOf(seat, MUTATION)).code).toBe('SUBGRAPH_TIMEOUT');
    make({});
    // The next question comes after whatever the first one still did.
    await seat.execute(asked());
    expect(server.heard.map(({ body }) => body.query)).toEqual(['{ today }']);
  });
});

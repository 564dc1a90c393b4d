import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createNetServer, type Server, type Socket } from 'node:net';
import { parse } from 'graphql';
import { onTestFinished } from 'vitest';
import type { HubError } from '../../../src/errors.ts';
import {
  type RemoteOptions,
  type RemoteSubgraph,
  remoteSubgraph,
} from '../../../src/subgraph/remote/subgraph.ts';
import type { SubgraphRequest } from '../../../src/subgraph/seat.ts';

export interface Heard {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into what was asked as it expects it.
  readonly body: any;
}

export interface DepartmentServer {
  readonly url: string;
  /** The requests that were read to their end. */
  readonly heard: readonly Heard[];
  /** Every connection that was ever made. */
  readonly sockets: readonly Socket[];
  /** Resolves when so many requests have been heard. */
  hears(count: number): Promise<void>;
}

export type Reply = (response: ServerResponse, request: IncomingMessage, nth: number) => unknown;

/** A department’s server on a port of its own, until the test is over. `nth` counts the requests from 1. */
export async function departmentServer(reply: Reply): Promise<DepartmentServer> {
  const heard: Heard[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    try {
      for await (const chunk of request) text += chunk;
    } catch {
      // The hub hung up.
      return;
    }
    const { method = '', url = '', headers } = request;
    heard.push({ method, url, headers, body: JSON.parse(text) });
    for (const { count, resolve } of waiting) if (heard.length >= count) resolve();
    reply(response, request, heard.length);
  });
  const { url, sockets } = await onFreePort(server);
  const hears = (count: number) =>
    new Promise<void>((resolve) => {
      if (heard.length >= count) resolve();
      else waiting.push({ count, resolve });
    });
  return { url, heard, sockets, hears };
}

/** Something that listens where a department’s server should, and does with a connection what it is told. */
export const strangeServer = (connected: (socket: Socket) => void) => onFreePort(createNetServer(connected));

async function onFreePort(server: Server): Promise<{ url: string; sockets: Socket[] }> {
  const sockets: Socket[] = [];
  server.on('connection', (socket: Socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`, sockets };
}

/** An address at which nothing listens. */
export async function nobodysUrl(): Promise<string> {
  const server = createNetServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return `http://127.0.0.1:${port}/graphql`;
}

/** A seat that is closed with the test. Ten seconds are more than any test needs that does not time out on purpose. */
export function seatAt(url: string, options: Partial<RemoteOptions> = {}): RemoteSubgraph {
  const seat = remoteSubgraph({ name: 'credit', url, timeoutMs: 10_000, ...options });
  onTestFinished(() => seat.close());
  return seat;
}

export const asked = (request: Partial<SubgraphRequest> = {}): SubgraphRequest => ({
  document: parse('{ today }'),
  operationText: '{ today }',
  operationName: undefined,
  kind: 'query',
  variables: {},
  deadline: performance.now() + 20_000,
  context: null,
  ...request,
});

export const MUTATION = { kind: 'mutation', operationText: 'mutation { add }' } as const;

/** The error that a seat gives in place of an answer; fails if it answers. */
export async function failureOf(seat: RemoteSubgraph, request?: Partial<SubgraphRequest>): Promise<HubError> {
  const told = await seat.execute(asked(request)).catch((error: HubError) => error);
  if (told instanceof Error) return told;
  throw new Error(`It answered: ${JSON.stringify(told)}`);
}

/** Ends a response with a JSON body. */
export function json(response: ServerResponse, body: unknown, status = 200): void {
  response
    .writeHead(status, { 'content-type': 'application/json' })
    .end(typeof body === 'string' ? body : JSON.stringify(body));
}

export const page = (response: ServerResponse, status = 200): unknown =>
  response.writeHead(status, { 'content-type': 'text/html' }).end('<html>Welcome</html>');

export const TODAY = { data: { today: '今天' } };

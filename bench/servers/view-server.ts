import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'graphql';
import { built } from '../built.ts';
import { STATEMENT, STATEMENT_HEADER } from './statement.ts';
import { scopeNow, viewParts, views } from './views.ts';

const { localSubgraph } = await built<typeof import('../../src/subgraph/local.ts')>('subgraph/local');

const name = process.argv[2] ?? '';
const view = (await views()).find((found) => found.name === name);
if (view === undefined) throw new Error(`There is no view "${name}".`);
const subgraph = localSubgraph(view, viewParts);
const documents = new Map<string, ReturnType<typeof parse>>();

// As the hub gives to a request; no fetch of the questions comes near it.
const REQUEST_MS = 30_000;

interface Body {
  readonly query: string;
  readonly operationName?: string;
  readonly variables?: Record<string, unknown>;
}

const server = createServer((request, response) => {
  if (request.headers[STATEMENT_HEADER] !== STATEMENT) {
    response.statusCode = 401;
    response.end();
    return;
  }
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', async () => {
    const { query, operationName, variables } = JSON.parse(Buffer.concat(parts).toString()) as Body;
    const document = documents.get(query) ?? parse(query);
    documents.set(query, document);
    const answer = await subgraph.execute({
      document,
      operationText: query,
      operationName,
      kind: 'query',
      variables: variables ?? {},
      deadline: performance.now() + REQUEST_MS,
      context: scopeNow(),
    });
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer));
  });
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});

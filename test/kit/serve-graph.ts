import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'graphql';
import { composeSupergraph } from '../../src/gateway/supergraph.ts';
import type { Truth } from '../gateway/execute/federation.ts';
import { answerLocally, subgraphSchema } from '../gateway/execute/local-subgraph.ts';

export interface ServedSubgraph {
  readonly name: string;
  readonly sdl: string;
  readonly url: string;
  /** How many connections were opened to it. */
  readonly connections: () => number;
  /** Keeps answers back until they are released; `arrived` when the first of them was asked for. */
  hold(): { readonly arrived: Promise<void>; release(): void };
  close(): Promise<void>;
}

/** A subgraph of somebody else’s: graphql-js behind a plain HTTP server, which knows nothing of the hub. */
export async function serveSubgraph(name: string, sdl: string, data: Truth): Promise<ServedSubgraph> {
  const seat = { name, schema: subgraphSchema(sdl), data, lookup: undefined };
  let connections = 0;
  let held = async () => {};
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { query, variables, operationName } = JSON.parse(Buffer.concat(chunks).toString());
    const answer = await answerLocally(
      {
        document: parse(query),
        operationText: query,
        operationName,
        variables,
        kind: 'query',
        deadline: Number.POSITIVE_INFINITY,
        context: null,
      },
      seat,
    );
    await held();
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer));
  });
  server.on('connection', () => {
    connections += 1;
  });
  return {
    name,
    sdl,
    url: `${await listening(server)}/graphql`,
    connections: () => connections,
    hold() {
      let release = () => {};
      let arrive = () => {};
      const arrived = new Promise<void>((resolve) => {
        arrive = resolve;
      });
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      held = () => {
        arrive();
        return released;
      };
      return { arrived, release };
    },
    close: () => closed(server),
  };
}

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])';

const FIRMS = { a: '甲公司', b: '乙公司' };

/** Two of them that know a firm by its name and by its grade. */
export async function serveFirms(grade = 'A') {
  const name = await serveSubgraph(
    'name',
    `${LINK} type Query { firm(id: ID!): Firm firms: [Firm!]! } type Firm @key(fields: "id") { id: ID! name: String! }`,
    (() => {
      const firms = Object.entries(FIRMS).map(([id, called]) => ({ __typename: 'Firm', id, name: called }));
      return {
        Query: { firms, firm: ({ id }: { id: string }) => firms.find((firm) => firm.id === id) ?? null },
        entities: firms,
      };
    })(),
  );
  const credit = await serveSubgraph(
    'credit',
    `${LINK} type Firm @key(fields: "id") { id: ID! grade: String }`,
    {
      Query: {},
      entities: Object.keys(FIRMS).map((id) => ({ __typename: 'Firm', id, grade })),
    },
  );
  return { name, credit, close: () => Promise.all([name.close(), credit.close()]) };
}

export const supergraphOf = (subgraphs: readonly Pick<ServedSubgraph, 'name' | 'sdl' | 'url'>[]): string =>
  composeSupergraph(subgraphs);

export async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

import type { Contender } from '../contender.ts';
import { graphForms } from '../hub-graph.ts';
import { SERVERS, TSX } from '../place.ts';
import { startProcess } from '../process.ts';

/** @apollo/gateway and Apollo Server's own HTTP server, over the hub's views in the same process. */
export const apolloGateway: Contender = {
  name: 'apollo-gateway',
  amounts: 'yuan',
  async start({ databaseUrl, pool }) {
    const server = await startProcess('apollo-gateway', {
      command: process.execPath,
      args: [...TSX, `${SERVERS}/apollo-gateway.ts`],
      env: { BENCH_DATABASE_URL: databaseUrl, BENCH_POOL: String(pool) },
    });
    return { url: server.url, stop: server.stop, ...graphForms('/') };
  },
};

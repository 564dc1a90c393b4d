import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { Contender, Ground } from '../contender.ts';
import { graphForms } from '../hub-graph.ts';
import { DATA_FOLDER, HIVE_GATEWAY, PROJECT, SERVERS, TSX } from '../place.ts';
import { type Started, startProcess } from '../process.ts';

const VIEWS = ['subject', 'credit', 'license-notification', 'penalty-disclosure', 'sharing'];

/** Hive Gateway on the Rust planner of its router runtime, over the views' HTTP servers, each a process. */
export const hiveGateway: Contender = {
  name: 'hive-gateway',
  amounts: 'yuan',
  async start(ground) {
    const started: Started[] = [];
    const stop = async () => void (await Promise.all(started.map((server) => server.stop())));
    try {
      const locations: Record<string, string> = {};
      for (const view of VIEWS) {
        const server = await startView(view, ground);
        started.push(server);
        locations[view] = `${server.url}/graphql`;
      }
      const gateway = await startProcess('hive-gateway', {
        command: process.execPath,
        args: [
          HIVE_GATEWAY,
          'supergraph',
          await supergraphWith(locations),
          ...['--config-path', `${SERVERS}/hive-gateway.config.ts`],
          ...['--host', '127.0.0.1', '--port', String(await freePort())],
          ...['--hive-router-runtime', '--disable-websockets'],
        ],
        env: {},
      });
      started.push(gateway);
      return { url: gateway.url, stop, ...graphForms('/graphql') };
    } catch (error) {
      await stop();
      throw error;
    }
  },
};

const startView = (view: string, { databaseUrl, pool }: Ground): Promise<Started> =>
  startProcess(`view ${view}`, {
    command: process.execPath,
    args: [...TSX, `${SERVERS}/view-server.ts`, view],
    env: { BENCH_DATABASE_URL: databaseUrl, BENCH_POOL: String(pool) },
  });

/** The hub's supergraph with the addresses of the views in it, where a composition for remote views has them. */
async function supergraphWith(locations: Readonly<Record<string, string>>): Promise<string> {
  const sdl = await readFile(`${PROJECT}/schema/supergraph.graphql`, 'utf8');
  const file = `${DATA_FOLDER}/supergraph.graphql`;
  await writeFile(
    file,
    sdl.replace(/@join__graph\(name: "([^"]+)", url: ""\)/g, (whole, view: string) =>
      whole.replace('url: ""', `url: "${locations[view]}"`),
    ),
  );
  return file;
}

/** Hive Gateway does not say which port it took where it is given none. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

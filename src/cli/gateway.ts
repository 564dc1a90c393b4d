import { join, resolve } from 'node:path';
import { openFileAuditLog } from '../audit/file-log.ts';
import { systemClock } from '../clock.ts';
import { commitOf, PROJECT_FOLDER } from '../commit.ts';
import type { Config } from '../config.ts';
import type { VerifyToken } from '../http/authenticate.ts';
import { openGatewayServer } from '../http/gateway-server.ts';
import { closeServer, listen } from '../http/listen.ts';
import { openKeyRing } from '../keys.ts';
import { CLASSES_ALONE } from '../permission/policy.ts';
import type { ShareClass } from '../permission/share.ts';
import { openForeignGraph } from './foreign-graph.ts';
import { type Opened, untilStopped } from './until-stopped.ts';
import { watchFile } from './watched-file.ts';

export interface GatewayOptions {
  /** File that holds the SDL of a supergraph. */
  readonly supergraph: string;
  /** The class of every field for which it declares none. */
  readonly shareDefault: ShareClass;
}

/** `hub gateway`: the gateway alone over a supergraph of somebody else's, without a database; until a signal ends it. */
export const gatewayCommand = (config: Config, options: GatewayOptions): Promise<void> =>
  untilStopped((opened) => serve(config, options, opened));

async function serve(config: Config, options: GatewayOptions, opened: Opened): Promise<void> {
  const { shareDefault } = options;
  const file = resolve(options.supergraph);
  const keys = openKeyRing(config.keyFile, { create: true });
  const audit = openFileAuditLog(join(config.dataFolder, 'audit'), keys.secret('audit-subjects', 32));
  opened.add(() => audit.close());
  // Nothing outside the file has a say: no departments, no purposes, no grants.
  const policy = { ...CLASSES_ALONE, version: `share-default-${shareDefault}` };
  const graph = await openForeignGraph({
    file,
    timeoutMs: config.subgraphTimeout,
    gateway: { shareDefault, policy: () => policy, audit, clock: systemClock },
  });
  opened.add(() => graph.close());
  const app = await openGatewayServer({
    gateways: graph.gateways,
    health: { commit: commitOf(PROJECT_FOLDER), ready: () => audit.ready() },
    verify: await verifierOf(config),
  });
  opened.add(() => closeServer(app));
  const port = await listen(app, { port: config.port, host: config.host });
  const watched = watchFile(file, () => graph.reload());
  opened.add(() => watched.close());
  process.stdout.write(`The gateway is up: http://localhost:${port}/graphql\nStop it with Ctrl-C.\n`);
}

/** Loaded only where it is needed: most gateways alone have anonymous callers, and start the faster. */
async function verifierOf({ issuer }: Config): Promise<VerifyToken | null> {
  return issuer === null ? null : (await import('../http/external-issuer.ts')).externalIssuer(issuer);
}

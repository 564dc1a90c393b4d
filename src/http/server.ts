import formBody from '@fastify/formbody';
import { type FastifyInstance, fastify } from 'fastify';
import { HubError } from '../errors.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { KeyRing } from '../keys.ts';
import { authenticator } from './authenticate.ts';
import { BODY_LIMIT, replyNotFound, replyWithError } from './error-reply.ts';
import { graphqlRoute } from './graphql.ts';
import { type HealthParts, healthRoutes } from './health.ts';
import { type OAuthParts, oauthRoutes } from './oauth.ts';
import { sendPage, type WorkbenchParts, workbenchRoutes } from './workbench.ts';

export interface ServerParts {
  readonly gateway: Gateway;
  readonly keys: KeyRing;
  readonly health: HealthParts;
  readonly oauth: Pick<OAuthParts, 'authenticate'>;
  readonly workbench: Omit<WorkbenchParts, 'keys'>;
}

/** The hub over HTTP; every route is registered here. */
export async function openServer(parts: ServerParts): Promise<FastifyInstance> {
  const { gateway, keys } = parts;
  const app = fastify({ bodyLimit: BODY_LIMIT, logger: false, forceCloseConnections: 'idle' });
  app.setErrorHandler(replyWithError);
  app.setNotFoundHandler(replyNotFound);
  await app.register(formBody);
  healthRoutes(app, parts.health);
  oauthRoutes(app, { ...parts.oauth, keys });
  await workbenchRoutes(app, { ...parts.workbench, keys });
  await graphqlRoute(app, {
    gateway,
    page: (reply) => sendPage(parts.workbench.folder, reply),
    callerOf: authenticator(keys, gateway.policy),
  });
  return app;
}

/** Listens, and says in one sentence why not. Returns the port, which the system chooses for port 0. */
export async function listen(app: FastifyInstance, address: { port: number; host: string }): Promise<number> {
  try {
    await app.listen(address);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') throw new HubError('PORT_IN_USE', { port: address.port }, { cause });
    throw new HubError(
      'CONFIGURATION_INVALID',
      { name: 'PORT or HUB_HOST', why: `${code ?? cause}` },
      { cause },
    );
  }
  const bound = app.server.address();
  return typeof bound === 'object' && bound !== null ? bound.port : address.port;
}

// Often enough that a stop is not felt, seldom enough to cost nothing.
const IDLE_CHECK_MS = 50;

/** Stops accepting, lets the requests under way be answered, and waits for no idle connection to time out. */
export async function closeServer(app: FastifyInstance): Promise<void> {
  // A connection that was busy when closing began becomes idle after its answer, and is kept alive for more.
  const timer = setInterval(() => app.server.closeIdleConnections(), IDLE_CHECK_MS);
  try {
    await app.close();
  } finally {
    clearInterval(timer);
  }
}

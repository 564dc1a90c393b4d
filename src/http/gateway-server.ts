import type { FastifyInstance } from 'fastify';
import { HubError } from '../errors.ts';
import type { PublishedGateway } from '../gateway/published.ts';
import { authenticator, type VerifyToken } from './authenticate.ts';
import { openBareServer } from './bare-server.ts';
import { graphqlRoute } from './graphql.ts';
import type { HealthParts } from './health.ts';

export interface GatewayServerParts {
  readonly gateways: PublishedGateway;
  readonly health: HealthParts;
  /** How the tokens of callers are checked; null where every caller is anonymous. */
  readonly verify: VerifyToken | null;
}

/** The gateway alone over HTTP: the graph and its health, no tokens of its own and no browser page. */
export async function openGatewayServer(parts: GatewayServerParts): Promise<FastifyInstance> {
  const app = openBareServer(parts.health);
  await graphqlRoute(app, {
    gateways: parts.gateways,
    page: () => {
      throw new HubError('ROUTE_NOT_FOUND');
    },
    callerOf: authenticator({ verify: parts.verify, policy: null }),
  });
  return app;
}

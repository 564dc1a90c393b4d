import { type FastifyInstance, fastify } from 'fastify';
import { BODY_LIMIT, replyNotFound, replyWithError } from './error-reply.ts';
import { type HealthParts, healthRoutes } from './health.ts';

/** What every server of the hub has: refusals in the graph's own form, `/healthz` and `/readyz`. */
export function openBareServer(health: HealthParts): FastifyInstance {
  const app = fastify({ bodyLimit: BODY_LIMIT, logger: false, forceCloseConnections: 'idle' });
  app.setErrorHandler(replyWithError);
  app.setNotFoundHandler(replyNotFound);
  healthRoutes(app, health);
  return app;
}

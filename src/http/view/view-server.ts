import type { FastifyInstance } from 'fastify';
import { openBareServer } from '../bare-server.ts';
import type { HealthParts } from '../health.ts';
import { viewRoutes } from './view-routes.ts';

/** One view over HTTP, for the gateway; the browser page, tokens and the other views are the hub's. */
export function openViewServer(
  parts: Parameters<typeof viewRoutes>[1] & { readonly health: HealthParts },
): FastifyInstance {
  const app = openBareServer(parts.health);
  viewRoutes(app, parts);
  return app;
}

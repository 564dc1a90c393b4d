import type { FastifyInstance } from 'fastify';

export interface HealthParts {
  /** The commit that runs, or `unknown` outside a checkout. */
  readonly commit: string;
  /** Resolves when the hub can answer: database and audit reachable. */
  ready(): Promise<void>;
}

/** `/healthz`: the process lives. `/readyz`: it can answer. */
export function healthRoutes(app: FastifyInstance, parts: HealthParts): void {
  app.get('/healthz', () => ({ status: 'ok', commit: parts.commit }));
  app.get('/readyz', async (_request, reply) => {
    try {
      await parts.ready();
      return { status: 'ready' };
    } catch {
      return reply.code(503).send({ status: 'not ready' });
    }
  });
}

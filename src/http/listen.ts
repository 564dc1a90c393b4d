import type { FastifyInstance } from 'fastify';
import { HubError } from '../errors.ts';

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

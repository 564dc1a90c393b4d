import { connect, type Socket } from 'node:net';

interface Server {
  readonly host: readonly string[];
  readonly port: readonly number[];
  /** Of a Unix socket. */
  readonly path?: string | false;
}

/**
 * Makes the sockets of a client that sends what it has at once, as libpq does. postgres.js (3.4.9) leaves Nagle's algorithm
 * on: the end of a COPY, a small message behind large ones, then waits 40 ms for an acknowledgement that the server delays.
 * Of several hosts each is tried in its turn.
 */
export function promptSockets(): (server: Server) => Socket {
  let turn = 0;
  return ({ host: hosts, port: ports, path }) => {
    if (path) return connect({ path });
    const at = turn++ % hosts.length;
    const [host, port] = [hosts[at] as string, ports[at] as number];
    // postgres.js takes the name that a certificate must be for from the socket.
    return Object.assign(connect({ host, port, noDelay: true }), { host, port });
  };
}

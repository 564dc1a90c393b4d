import { LIMITS } from '../gateway/limits.ts';
import { type RemoteSubgraph, remoteSubgraph } from '../subgraph/remote/subgraph.ts';
import type { Subgraph, SubgraphRequest } from '../subgraph/seat.ts';
import type { Source } from './sources.ts';

export interface SeatsParts {
  /** The view of that name in this process. */
  local(name: string): Subgraph;
  /** By which a view on another server believes what was decided. */
  headers(subgraph: string, request: SubgraphRequest): Promise<Record<string, string>>;
  readonly timeoutMs: number;
}

export interface Seats {
  /** The seats of a graph; connections to a server that the last one had too are kept. */
  of(sources: readonly Pick<Source, 'name' | 'url'>[]): Subgraph[];
  close(): Promise<void>;
}

export function openSeats(parts: SeatsParts): Seats {
  const remote = new Map<string, RemoteSubgraph>();
  const leaving = new Map<RemoteSubgraph, NodeJS.Timeout>();

  function seatOf({ name, url }: Pick<Source, 'name' | 'url'>): Subgraph {
    if (url === undefined) return parts.local(name);
    const key = keyOf({ name, url });
    const seat =
      remote.get(key) ??
      remoteSubgraph({
        name,
        url,
        timeoutMs: parts.timeoutMs,
        headers: (request) => parts.headers(name, request),
      });
    remote.set(key, seat);
    return seat;
  }

  return {
    of(sources) {
      const seats = sources.map(seatOf);
      const wanted = new Set(sources.map(keyOf));
      for (const [key, seat] of remote) {
        if (wanted.has(key)) continue;
        remote.delete(key);
        // Requests that were planned for the graph before still ask it, for as long as a request may take.
        leaving.set(
          seat,
          setTimeout(() => {
            leaving.delete(seat);
            void seat.close();
          }, LIMITS.requestMs).unref(),
        );
      }
      return seats;
    },
    async close() {
      for (const timer of leaving.values()) clearTimeout(timer);
      await Promise.all([...remote.values(), ...leaving.keys()].map((seat) => seat.close()));
    },
  };
}

const keyOf = ({ name, url }: Pick<Source, 'name' | 'url'>): string => `${name} ${url}`;

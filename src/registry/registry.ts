import type { GatewayParts } from '../gateway/gateway.ts';
import { type PublishedGateway, publishGateway } from '../gateway/published.ts';
import { shareTableOf } from '../gateway/share-table.ts';
import type { KeyRing } from '../keys.ts';
import { log } from '../log.ts';
import type { PublishedSubgraph } from '../sharing/published-subgraph.ts';
import { withOwnLimits } from '../subgraph/remote/own-limits.ts';
import { statementSigner } from '../subgraph/remote/statement-signer.ts';
import type { Subgraph } from '../subgraph/seat.ts';
import { loadGraph } from './graph.ts';
import { openSeats } from './seats.ts';
import { type Source, sourcesOf } from './sources.ts';

export interface RegistryParts {
  readonly builtIn: readonly Pick<Source, 'name' | 'sdl'>[];
  readonly urls: ReadonlyMap<string, string>;
  readonly timeoutMs: number;
  readonly keys: KeyRing;
  local(name: string): Subgraph;
  /** What departments have published; equal versions mean equal content. */
  readPublished(): Promise<{ version: string; subgraphs: readonly PublishedSubgraph[] }>;
  readonly gateway: Omit<GatewayParts, 'supergraph' | 'subgraphs'>;
}

export interface Registry {
  readonly gateways: PublishedGateway;
  /** Serves what has been published since. What cannot be served is logged, and the graph before stays. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

/** The graph that is served, from the hub's own views and what departments publish of theirs. */
export async function openRegistry(parts: RegistryParts): Promise<Registry> {
  let statementOf: ReturnType<typeof statementSigner>;
  const seats = openSeats({
    local: parts.local,
    headers: (subgraph, request) => statementOf(subgraph, request),
    timeoutMs: parts.timeoutMs,
  });

  function gatewayOf(published: readonly PublishedSubgraph[]): GatewayParts {
    const sources = sourcesOf(parts.builtIn, { published, urls: parts.urls });
    const supergraph = loadGraph(sources);
    const table = shareTableOf(supergraph);
    statementOf = statementSigner(parts.keys, { schema: supergraph.publicSchema, table });
    const remote = new Set(sources.filter(({ url }) => url !== undefined).map(({ name }) => name));
    const subgraphs = seats
      .of(sources)
      .map((seat) =>
        remote.has(seat.name) ? withOwnLimits(seat, { schema: supergraph.publicSchema, table }) : seat,
      );
    return { ...parts.gateway, supergraph, subgraphs };
  }

  let { version, subgraphs } = await parts.readPublished();
  const gateways = publishGateway(firstOf());

  /** One department's SDL that no longer fits must not keep the hub from starting. */
  function firstOf(): GatewayParts {
    try {
      return gatewayOf(subgraphs);
    } catch (error) {
      if (subgraphs.length === 0) throw error;
      log.error({ err: error }, 'what departments have published is left out');
      return gatewayOf([]);
    }
  }

  return {
    gateways,
    async refresh() {
      const read = await parts.readPublished();
      if (read.version === version) return;
      ({ version, subgraphs } = read);
      try {
        gateways.publish(gatewayOf(subgraphs));
        log.info({ version }, 'a new graph is served');
      } catch (error) {
        log.error({ err: error, version }, 'a published graph was refused; the one before stays');
      }
    },
    close: () => seats.close(),
  };
}

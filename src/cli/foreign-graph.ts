import { readFile } from 'node:fs/promises';
import { HubError } from '../errors.ts';
import { loadForeignSupergraph } from '../gateway/foreign-supergraph.ts';
import type { GatewayParts } from '../gateway/gateway.ts';
import { type PublishedGateway, publishGateway } from '../gateway/published.ts';
import { shareTableOf } from '../gateway/share-table.ts';
import { log } from '../log.ts';
import { openSeats } from '../registry/seats.ts';

export interface ForeignGraphParts {
  /** Holds the SDL of the supergraph. */
  readonly file: string;
  /** Milliseconds that a subgraph has for one answer. */
  readonly timeoutMs: number;
  readonly gateway: Omit<GatewayParts, 'supergraph' | 'subgraphs'>;
}

export interface ForeignGraph {
  readonly gateways: PublishedGateway;
  /** Serves what the file holds now. What cannot be served is logged, and the graph before stays. Never rejects. */
  reload(): Promise<void>;
  close(): Promise<void>;
}

/** A supergraph of somebody else's, from a file, over the servers that it names. */
export async function openForeignGraph({
  file,
  timeoutMs,
  gateway,
}: ForeignGraphParts): Promise<ForeignGraph> {
  const seats = openSeats({
    local: (name) => {
      throw new Error(`The subgraph "${name}" has no URL.`);
    },
    // Servers of others know nothing of what the hub decides, and need not hear of its callers.
    headers: async () => ({}),
    timeoutMs,
  });

  function partsOf(sdl: string): GatewayParts {
    try {
      const { supergraph, sources } = loadForeignSupergraph(sdl);
      // Seats of the graph before are let go only for one that can be served.
      shareTableOf(supergraph, gateway.shareDefault);
      return { ...gateway, supergraph, subgraphs: seats.of(sources) };
    } catch (cause) {
      throw new HubError('SUPERGRAPH_UNUSABLE', { file, why: whyOf(cause) }, { cause });
    }
  }

  let seen = await read(file);
  const gateways = publishGateway(partsOf(seen));
  let reloading: Promise<void> = Promise.resolve();

  async function reloadOnce(): Promise<void> {
    try {
      const sdl = await read(file);
      if (sdl === seen) return;
      seen = sdl;
      gateways.publish(partsOf(sdl));
      log.info({ version: gateways.current().supergraph.version }, 'a new supergraph is served');
    } catch (error) {
      log.error({ err: error }, 'the supergraph was refused; the one before stays');
    }
  }

  return {
    gateways,
    // One after another, or an older content could take the place of a newer one.
    reload: () => {
      reloading = reloading.then(reloadOnce);
      return reloading;
    },
    async close() {
      await reloading;
      await seats.close();
    },
  };
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new HubError('FILE_UNREADABLE', { file, why: code ?? String(cause) }, { cause });
  }
}

/** The first line of what a library or the gateway says, without its full stop. */
const whyOf = (cause: unknown): string =>
  String(cause instanceof Error ? cause.message : cause)
    .replace(/\n[\s\S]*$/, '')
    .replace(/\.$/, '');

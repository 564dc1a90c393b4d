import { HubError } from '../errors.ts';
import type { SubgraphSource } from '../gateway/supergraph.ts';
import type { PublishedSubgraph } from '../sharing/published-subgraph.ts';

/** A view as the graph has it: SDL, and where it answers if not in the hub's own process. */
export type Source = SubgraphSource;

export interface Registered {
  readonly published: readonly PublishedSubgraph[];
  /** Name of a view → URL, from `HUB_SUBGRAPHS`; it goes before what was published. */
  readonly urls: ReadonlyMap<string, string>;
}

/**
 * What the graph is made of: the hub's own views, those that departments run themselves in the SDL that they have
 * published, and those that only departments have.
 */
export function sourcesOf(
  builtIn: readonly Pick<Source, 'name' | 'sdl'>[],
  { published, urls }: Registered,
): Source[] {
  const own = builtIn.map(({ name, sdl }): Source => {
    const found = published.find((view) => view.name === name);
    const url = urls.get(name) ?? found?.url ?? undefined;
    // What the hub serves itself it knows best; an SDL that was published for it waits until it moves.
    return url === undefined ? { name, sdl } : { name, sdl: found?.sdl ?? sdl, url };
  });
  const others = published
    .filter(({ name }) => builtIn.every((view) => view.name !== name))
    .map(({ name, sdl, url }): Source => ({ name, sdl, url: urls.get(name) ?? url ?? '' }));
  const sources = [...own, ...others];
  for (const { name, url } of others) {
    if (url === '') throw new HubError('SUBGRAPH_UNREACHABLE', { subgraph: name });
  }
  for (const name of urls.keys()) {
    if (sources.every((source) => source.name !== name)) {
      const known = sources.map((source) => source.name).join(', ');
      throw new HubError('CONFIGURATION_INVALID', {
        name: 'HUB_SUBGRAPHS',
        why: `there is no view "${name}"; publish its SDL first (hub subgraph publish). Views: ${known}`,
      });
    }
  }
  return sources;
}

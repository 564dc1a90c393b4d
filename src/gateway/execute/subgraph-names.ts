import type { DocumentNode } from 'graphql';
import { directiveArguments } from './directive-arguments.ts';

/** `join__Graph` enum value → name of the subgraph: `LICENSE_NOTIFICATION` → `license-notification`. */
export const readSubgraphNames = (supergraph: DocumentNode): ReadonlyMap<string, string> =>
  new Map(readGraphs(supergraph).map(({ value, name }) => [value, name]));

/** Name of a subgraph → where it answers, for those of which the supergraph says it. */
export const readSubgraphUrls = (supergraph: DocumentNode): ReadonlyMap<string, string> =>
  new Map(readGraphs(supergraph).flatMap(({ name, url }) => (url === '' ? [] : [[name, url]])));

function readGraphs({ definitions }: DocumentNode): { value: string; name: string; url: string }[] {
  return definitions.flatMap((definition) => {
    if (definition.kind !== 'EnumTypeDefinition' || definition.name.value !== 'join__Graph') return [];
    return (definition.values ?? []).flatMap((value) => {
      const graph = directiveArguments(value, 'join__graph')[0];
      const name = graph?.get('name');
      return typeof name === 'string'
        ? [{ value: value.name.value, name, url: String(graph?.get('url') ?? '') }]
        : [];
    });
  });
}

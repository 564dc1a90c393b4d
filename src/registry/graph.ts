import { buildASTSchema, parse, print } from 'graphql';
import { HubError } from '../errors.ts';
import { composeSupergraph, loadSupergraph, type Supergraph } from '../gateway/supergraph.ts';
import { checkTogether } from '../subgraph/check-together.ts';
import { checkDeclared } from '../subgraph/declared.ts';
import { mergedExtensions } from './merged-extensions.ts';
import type { Source } from './sources.ts';

/**
 * The graph that views make together. Throws GRAPH_REFUSED with every reason where they do not: SDL that cannot be
 * read, a field whose sharing nobody declares, two views that contradict each other, types that do not compose.
 */
export function loadGraph(sources: readonly Source[]): Supergraph {
  try {
    // The hub's own views were checked when they were built.
    const checked = sources.map((source) => (source.url === undefined ? source : checkedSource(source)));
    checkTogether(checked);
    return loadSupergraph(composeSupergraph(checked));
  } catch (cause) {
    throw new HubError('GRAPH_REFUSED', { why: (cause as Error).message }, { cause });
  }
}

function checkedSource(source: Source): Source {
  try {
    const document = mergedExtensions(parse(source.sdl));
    checkDeclared(source.name, buildASTSchema(document, { assumeValidSDL: true }));
    return { ...source, sdl: print(document) };
  } catch (cause) {
    throw new Error(`The SDL of the view ${source.name}: ${(cause as Error).message}`, { cause });
  }
}

import { assertValidSchema, GraphQLError, parse } from 'graphql';
import { readSubgraphNames } from './execute/subgraph-names.ts';
import { loadSupergraph, type Supergraph } from './supergraph.ts';

export interface RemoteSource {
  readonly name: string;
  readonly url: string;
}

export interface ForeignSupergraph {
  readonly supergraph: Supergraph;
  /** Every subgraph, and where it answers GraphQL by http or https. */
  readonly sources: readonly RemoteSource[];
}

/**
 * A supergraph that others have composed (Federation 2). Throws an Error that says in half a sentence why it cannot
 * be served: not GraphQL, not a supergraph, or a subgraph of which it does not say where it answers.
 */
export function loadForeignSupergraph(sdl: string): ForeignSupergraph {
  const names = namesOf(sdl);
  const supergraph = loadSupergraph(sdl);
  assertValidSchema(supergraph.publicSchema);
  return {
    supergraph,
    sources: names.map((name) => ({ name, url: urlOf(name, supergraph.subgraphUrls.get(name)) })),
  };
}

function namesOf(sdl: string): string[] {
  try {
    const names = [...readSubgraphNames(parse(sdl)).values()];
    if (names.length > 0) return names;
  } catch (cause) {
    const why = cause instanceof GraphQLError ? whereAndWhy(cause) : String(cause);
    throw new Error(`it is not well-formed GraphQL: ${why}`, { cause });
  }
  throw new Error('it is not a supergraph: its enum join__Graph names no subgraph');
}

function whereAndWhy({ message, locations }: GraphQLError): string {
  const [at] = locations ?? [];
  return at === undefined ? message : `line ${at.line}, column ${at.column}: ${message}`;
}

function urlOf(name: string, url: string | undefined): string {
  if (url === undefined)
    throw new Error(`it does not say where its subgraph "${name}" answers (@join__graph(url:))`);
  if (/^https?:\/\//i.test(url) && URL.canParse(url)) return url;
  throw new Error(`the url of its subgraph "${name}" is not one of http or https: ${url}`);
}

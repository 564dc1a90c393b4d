import { createHash } from 'node:crypto';
import { composeServices, transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import {
  buildASTSchema,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  type NamedTypeNode,
  parse,
  print,
  visit,
} from 'graphql';
import { withJoinedFields } from './compose/joined-fields.ts';
import { withNarrowedRequires } from './compose/narrowed-requires.ts';
import { type Declarations, readDeclarations } from './execute/declarations.ts';
import { readSubgraphNames, readSubgraphUrls } from './execute/subgraph-names.ts';
import { readTypeTable, type TypeTable } from './execute/type-table.ts';
import { createPlanner, type Planner } from './plan.ts';

export interface SubgraphSource {
  readonly name: string;
  readonly sdl: string;
  /** Where a remote subgraph answers; a local one has none. */
  readonly url?: string;
}

/** A composed graph and all that planning and executing against it needs, read once when it is loaded. */
export interface Supergraph extends Declarations, Planner {
  readonly sdl: string;
  /** The first twelve hex digits of the SHA-256 of the SDL: part of every key of a cache of plans. */
  readonly version: string;
  /** What may be asked: no join machinery, nothing `@inaccessible`; descriptions and `@share` are kept. */
  readonly publicSchema: GraphQLSchema;
  /** `join__Graph` enum value → name of the subgraph. Plans have the name. */
  readonly subgraphNames: ReadonlyMap<string, string>;
  /** Name of a subgraph → where it answers, for those of which the SDL says it. */
  readonly subgraphUrls: ReadonlyMap<string, string>;
  /** What the executor has to know of types, hidden ones included. */
  readonly types: TypeTable;
}

/** Composes subgraphs into a supergraph SDL. Throws one Error that lists every composition error with its code. */
export function composeSupergraph(subgraphs: readonly SubgraphSource[]): string {
  const sources = subgraphs.map(({ name, sdl, url }) => ({
    name,
    document: withNarrowedRequires(parseSubgraph(name, sdl)),
    ...(url && { url }),
  }));
  const composed = composeServices(
    sources.map(({ document, ...source }) => ({ ...source, typeDefs: document })),
  );
  if (composed.errors === undefined) {
    const joined = withJoinedFields(composed.supergraphDocumentNode, sources);
    return joined === composed.supergraphDocumentNode ? composed.supergraphSdl : print(joined);
  }
  throw new Error(
    `The subgraphs do not compose:\n${composed.errors
      .map((error) => `- ${String(error.extensions.code ?? 'COMPOSITION_ERROR')}: ${error.message}`)
      .join('\n')}`,
    { cause: composed.errors },
  );
}

export function loadSupergraph(sdl: string): Supergraph {
  const document = parse(sdl);
  const publicDocument = withoutDangling(transformSupergraphToPublicSchema(document));
  return {
    sdl,
    version: createHash('sha256').update(sdl).digest('hex').slice(0, 12),
    publicSchema: buildASTSchema(publicDocument),
    ...createPlanner(sdl, document),
    subgraphNames: readSubgraphNames(document),
    subgraphUrls: readSubgraphUrls(document),
    types: readTypeTable(document),
    ...readDeclarations(publicDocument),
  };
}

/** The transformation removes `@inaccessible` types but leaves their names in unions and after `implements`. */
function withoutDangling(document: DocumentNode): DocumentNode {
  const defined = new Set(
    document.definitions.flatMap((definition) =>
      'name' in definition && definition.name ? [definition.name.value] : [],
    ),
  );
  const isDefined = ({ name }: NamedTypeNode): boolean => defined.has(name.value);
  return visit(document, {
    UnionTypeDefinition: (union) => ({ ...union, types: union.types?.filter(isDefined) }),
    ObjectTypeDefinition: (type) => ({ ...type, interfaces: type.interfaces?.filter(isDefined) }),
    InterfaceTypeDefinition: (type) => ({ ...type, interfaces: type.interfaces?.filter(isDefined) }),
  });
}

function parseSubgraph(name: string, sdl: string): DocumentNode {
  try {
    return parse(sdl);
  } catch (cause) {
    const why = cause instanceof GraphQLError ? cause.toString() : String(cause);
    throw new Error(`The SDL of the subgraph "${name}" is not well-formed: ${why}`, { cause });
  }
}

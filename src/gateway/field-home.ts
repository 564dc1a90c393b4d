import { type DocumentNode, Kind, type ObjectTypeDefinitionNode, parse } from 'graphql';
import { directiveArguments } from './execute/directive-arguments.ts';
import type { Supergraph } from './supergraph.ts';

const documents = new WeakMap<Supergraph, DocumentNode>();

/** The subgraph that answers a field of a type by the type's key; null where none does. */
export function fieldHome(supergraph: Supergraph, type: string, field: string): string | null {
  let document = documents.get(supergraph);
  if (document === undefined) {
    document = parse(supergraph.sdl, { noLocation: true });
    documents.set(supergraph, document);
  }
  const definition = document.definitions.find(
    (node): node is ObjectTypeDefinitionNode =>
      node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === type,
  );
  const declared = definition?.fields?.find(({ name }) => name.value === field);
  if (definition === undefined || declared === undefined) return null;
  const joins = directiveArguments(declared, 'join__field').filter((join) => join.get('external') !== true);
  // A field that every subgraph of its type has says nothing of them.
  const graphs = (joins.length > 0 ? joins : directiveArguments(definition, 'join__type'))
    .map((join) => supergraph.subgraphNames.get(String(join.get('graph'))))
    .filter((name) => name !== undefined);
  return graphs.find((name) => supergraph.types.keys(name, type).length > 0) ?? null;
}

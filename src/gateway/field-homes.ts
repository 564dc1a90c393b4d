import { type FieldDefinitionNode, Kind, type ObjectTypeDefinitionNode, parse } from 'graphql';
import { directiveArguments } from './execute/directive-arguments.ts';
import type { Supergraph } from './supergraph.ts';

const kept = new WeakMap<Supergraph, ReadonlyMap<string, readonly string[]>>();

/** Coordinate → the subgraphs that answer it. */
export function fieldHomes(supergraph: Supergraph): ReadonlyMap<string, readonly string[]> {
  let homes = kept.get(supergraph);
  if (homes === undefined) {
    homes = readHomes(supergraph);
    kept.set(supergraph, homes);
  }
  return homes;
}

function readHomes({ sdl, subgraphNames }: Supergraph): Map<string, string[]> {
  const homes = new Map<string, string[]>();
  for (const definition of parse(sdl, { noLocation: true }).definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    for (const field of definition.fields ?? []) {
      homes.set(
        `${definition.name.value}.${field.name.value}`,
        graphsOf(definition, field).map((graph) => subgraphNames.get(graph) ?? graph),
      );
    }
  }
  return homes;
}

/** A field of which the composition says nothing is one of every subgraph that has its type. */
function graphsOf(type: ObjectTypeDefinitionNode, field: FieldDefinitionNode): string[] {
  const joined = directiveArguments(field, 'join__field').filter((join) => join.get('external') !== true);
  const said = joined.length > 0 ? joined : directiveArguments(type, 'join__type');
  return [...new Set(said.map((join) => String(join.get('graph'))))];
}

import { type GraphQLSchema, getNullableType, isInterfaceType, isObjectType, isScalarType } from 'graphql';
import type { GrantableGraph } from '../permission/grant-faults.ts';
import type { ShareTable } from '../permission/share.ts';
import { shareTableOf } from './share-table.ts';
import type { Supergraph } from './supergraph.ts';

/** A graph as grants are checked against it. */
export const grantableGraph = (
  supergraph: Supergraph,
  table: ShareTable = shareTableOf(supergraph),
): GrantableGraph => ({
  table,
  scalarOf: (coordinate) => scalarOf(supergraph.publicSchema, coordinate),
});

function scalarOf(schema: GraphQLSchema, coordinate: string): string | null {
  const [typeName = '', fieldName = ''] = coordinate.split('.');
  const type = schema.getType(typeName);
  if (!isObjectType(type) && !isInterfaceType(type)) return null;
  const field = type.getFields()[fieldName];
  const shown = field && getNullableType(field.type);
  return isScalarType(shown) ? shown.name : null;
}

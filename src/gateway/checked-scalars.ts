import { MapperKind, mapSchema } from '@graphql-tools/utils';
import { GraphQLScalarType, type GraphQLSchema } from 'graphql';

/**
 * The schema with scalars that know their values. A composed schema has only their names, and would let
 * `2026-02-30` through to a view, whose refusal would look like a fault of the hub.
 */
export function withCheckedScalars(
  schema: GraphQLSchema,
  scalars: readonly GraphQLScalarType[],
): GraphQLSchema {
  const known = new Map(scalars.map((scalar) => [scalar.name, scalar]));
  return mapSchema(schema, {
    [MapperKind.SCALAR_TYPE]: (scalar) => {
      const { parseValue, parseLiteral } = known.get(scalar.name) ?? scalar;
      return new GraphQLScalarType({ ...scalar.toConfig(), parseValue, parseLiteral });
    },
  });
}

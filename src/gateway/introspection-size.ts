import {
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from 'graphql';

/**
 * How long the lists of an introspection are in a schema, on average, by coordinate (`__Type.fields`): under
 * aliases they multiply, and a hundred fields of introspection can ask for millions of values.
 */
export function introspectionSizes(schema: GraphQLSchema): ReadonlyMap<string, number> {
  const types = Object.values(schema.getTypeMap());
  const composite = types.filter((type) => isObjectType(type) || isInterfaceType(type));
  const fields = composite.flatMap((type) => Object.values(type.getFields()));
  const inputFields = types.flatMap((type) =>
    isInputObjectType(type) ? Object.values(type.getFields()) : [],
  );
  const enumValues = types.flatMap((type) => (isEnumType(type) ? type.getValues() : []));
  const interfaces = composite.flatMap((type) => type.getInterfaces());
  const members = types.flatMap((type) => (isUnionType(type) ? type.getTypes() : []));
  const args = fields.flatMap((field) => field.args);
  const directives = schema.getDirectives();
  const average = (count: number, over: number) => Math.max(1, Math.ceil(count / Math.max(1, over)));
  return new Map([
    ['__Schema.types', types.length],
    ['__Schema.directives', directives.length],
    ['__Type.fields', average(fields.length, types.length)],
    ['__Type.inputFields', average(inputFields.length, types.length)],
    ['__Type.enumValues', average(enumValues.length, types.length)],
    ['__Type.interfaces', average(interfaces.length, types.length)],
    ['__Type.possibleTypes', average(members.length, types.length)],
    ['__Field.args', average(args.length, fields.length)],
  ]);
}

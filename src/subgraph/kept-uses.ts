import { type GraphQLSchema, isObjectType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { argumentOf, directivesOf } from './ast-directive.ts';

/**
 * type-graphql loses a directive on a lone argument (`@Arg`) of a field resolver without a word, and a filter that
 * lost its `@uses` is anybody's. An argument class keeps it.
 */
export function checkUsesKept(resolvers: readonly unknown[], schema: GraphQLSchema): void {
  const kept = new Set(
    Object.values(schema.getTypeMap())
      .filter((type) => isObjectType(type))
      .flatMap((type) => Object.values(type.getFields()))
      .flatMap((field) =>
        field.args.flatMap(({ astNode }) =>
          directivesOf(astNode, 'uses').map((uses) => `${field.name} ${argumentOf(uses, 'field')}`),
        ),
      ),
  );
  for (const { target, fieldName, directive } of getMetadataStorage().argumentDirectives) {
    if (!resolvers.includes(target)) continue;
    const used = /^@uses\(field: "(.+)"\)$/.exec(directive.nameOrDefinition)?.[1];
    if (used === undefined || kept.has(`${fieldName} ${used}`)) continue;
    throw new Error(
      `${target.name}.${fieldName} loses the @uses of ${used}: move its argument into an @ArgsType class.`,
    );
  }
}

import { MapperKind, mapSchema, pruneSchema } from '@graphql-tools/utils';
import {
  type GraphQLDirective,
  type GraphQLFieldConfig,
  GraphQLObjectType,
  GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';
import type { Decided } from '../permission/decide.ts';
import type { ShareTable } from '../permission/share.ts';
import { isHidden, type Verdict } from '../permission/verdict.ts';

const DECLARATIONS = ['share', 'owner', 'uses'];

/**
 * The schema as one caller sees it. A hidden field is not in it, nor an argument or input field that reads a hidden
 * one, nor any type that only those led to, nor the declarations themselves: so introspection, validation and coercion
 * cannot tell hidden from non-existent. `isUnknown` tells which fields no argument may read.
 */
export function callerSchema(
  schema: GraphQLSchema,
  table: ShareTable,
  decision: Decided,
  isUnknown: (verdict: Verdict | null) => boolean = isHidden,
): GraphQLSchema {
  const mayUse = (coordinate: string) => {
    const used = table.uses.get(coordinate);
    return used === undefined || !isUnknown(decision.verdict(used));
  };
  const seen = mapSchema(schema, {
    [MapperKind.COMPOSITE_FIELD]: (field, name, type) => {
      const coordinate = `${type}.${name}`;
      return isHidden(decision.verdict(coordinate))
        ? null
        : withArguments(field, (arg) => mayUse(`${coordinate}(${arg}:)`));
    },
    [MapperKind.INPUT_OBJECT_FIELD]: (field, name, type) => (mayUse(`${type}.${name}`) ? field : null),
    [MapperKind.DIRECTIVE]: (directive: GraphQLDirective) =>
      DECLARATIONS.includes(directive.name) ? null : directive,
  });
  return withQuery(withSoundTypes(pruned(seen)), schema);
}

/** Without what nothing leads to: no field, and no argument of a directive that a caller may write. */
function pruned(schema: GraphQLSchema): GraphQLSchema {
  const written = schema.getDirectives().filter(({ locations }) => locations.some(isExecutable));
  const types = new Set(written.flatMap(({ args }) => args.map(({ type }) => getNamedType(type).name)));
  return pruneSchema(schema, { skipPruning: ({ name }) => types.has(name) });
}

const EXECUTABLE: readonly string[] = [
  ...['QUERY', 'MUTATION', 'SUBSCRIPTION', 'FIELD', 'FRAGMENT_DEFINITION', 'FRAGMENT_SPREAD'],
  ...['INLINE_FRAGMENT', 'VARIABLE_DEFINITION'],
];
const isExecutable = (location: string): boolean => EXECUTABLE.includes(location);

type FieldConfig = GraphQLFieldConfig<unknown, unknown>;

function withArguments(field: FieldConfig, isKept: (argument: string) => boolean): FieldConfig {
  const args = Object.entries(field.args ?? {});
  const kept = args.filter(([name]) => isKept(name));
  return kept.length === args.length ? field : { ...field, args: Object.fromEntries(kept) };
}

/**
 * What GraphQL takes, of what is left: a union of nothing is gone, and an interface promises only what is left of
 * every type that implements it, or it would tell of what is not.
 */
function withSoundTypes(schema: GraphQLSchema): GraphQLSchema {
  const empty = Object.values(schema.getTypeMap()).filter(
    (type) => isUnionType(type) && type.getTypes().length === 0,
  );
  const broken = brokenPromises(schema);
  if (empty.length === 0 && broken.size === 0) return schema;
  const kept = mapSchema(schema, {
    [MapperKind.UNION_TYPE]: (type) => (type.getTypes().length === 0 ? null : type),
    [MapperKind.INTERFACE_FIELD]: (field, name, type) =>
      broken.has(`${type}.${name}`)
        ? null
        : withArguments(field, (arg) => !broken.has(`${type}.${name}(${arg}:)`)),
  });
  // What is dropped may have been the last field of a type, or all that led to one, on which other fields rest.
  return withSoundTypes(pruned(kept));
}

function brokenPromises(schema: GraphQLSchema): Set<string> {
  const broken = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isInterfaceType(type)) continue;
    const { objects, interfaces } = schema.getImplementations(type);
    for (const { name, args } of Object.values(type.getFields())) {
      for (const implementer of [...objects, ...interfaces]) {
        const field = implementer.getFields()[name];
        const isAskable = field?.args.every(
          (arg) => !isRequiredArgument(arg) || args.some((promised) => promised.name === arg.name),
        );
        if (!isAskable) broken.add(`${type.name}.${name}`);
        for (const promised of args) {
          if (!field?.args.some((arg) => arg.name === promised.name)) {
            broken.add(`${type.name}.${name}(${promised.name}:)`);
          }
        }
      }
    }
  }
  return broken;
}

/** A caller for whom nothing is left still has a query type, without fields: whatever it asks for does not exist. */
function withQuery(seen: GraphQLSchema, whole: GraphQLSchema): GraphQLSchema {
  const name = whole.getQueryType()?.name;
  if (name === undefined || seen.getQueryType() != null) return seen;
  const query = new GraphQLObjectType({ name, fields: {} });
  // graphql-js refuses every question to a schema with an empty type unless it is told that it is well.
  return new GraphQLSchema({ ...seen.toConfig(), query, assumeValid: true });
}

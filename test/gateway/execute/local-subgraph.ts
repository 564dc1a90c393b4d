import {
  buildASTSchema,
  type DefinitionNode,
  execute,
  extendSchema,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  Kind,
  parse,
  validate,
} from 'graphql';
import type { SubgraphRequest, SubgraphResponse } from '../../../src/subgraph/seat.ts';
import type { FixtureOptions, Representation, Thing, Truth } from './federation.ts';

export interface LocalSubgraph {
  readonly name: string;
  readonly schema: GraphQLSchema;
  readonly data: Truth;
  readonly lookup: FixtureOptions['lookup'];
}

const LENIENT = { assumeValid: true, assumeValidSDL: true };

/** The executable schema of a subgraph: its own SDL with `_entities` over the types that have a `@key`. */
export function subgraphSchema(sdl: string): GraphQLSchema {
  const document = parse(sdl);
  const definitions = document.definitions
    .filter(({ kind }) => kind !== Kind.SCHEMA_EXTENSION)
    // What a subgraph of Federation 1 extends is defined in another.
    .map(
      (node): DefinitionNode =>
        node.kind === Kind.OBJECT_TYPE_EXTENSION ? { ...node, kind: Kind.OBJECT_TYPE_DEFINITION } : node,
    );
  const own = buildASTSchema({ ...document, definitions }, LENIENT);
  const base = own.getQueryType()
    ? own
    : buildASTSchema(
        {
          ...document,
          definitions: [...definitions, ...parse('type Query { _service: String }').definitions],
        },
        LENIENT,
      );
  const entities = Object.values(base.getTypeMap()).filter(
    (type) => isObjectType(type) && type.astNode?.directives?.some(({ name }) => name.value === 'key'),
  );
  if (entities.length === 0) return base;
  const extension = `scalar _Any union _Entity = ${entities.map(String).join(' | ')}
    extend type Query { _entities(representations: [_Any!]!): [_Entity]! }`;
  return extendSchema(base, parse(extension), LENIENT);
}

/** Answers as the department's own server would: it refuses what is not valid against its schema. */
export async function answerLocally(
  request: SubgraphRequest,
  subgraph: LocalSubgraph,
): Promise<SubgraphResponse> {
  const { schema, data } = subgraph;
  const invalid = validate(schema, request.document);
  if (invalid.length > 0)
    throw new Error(`Asked of ${subgraph.name}: ${invalid.join('; ')} ${request.operationText}`);
  const result = await execute({
    schema,
    document: request.document,
    variableValues: request.variables,
    rootValue: {
      ...data.Query,
      ...data.Mutation,
      _entities: ({ representations }: { representations: Representation[] }) =>
        representations.map((representation) => findEntity(representation, subgraph)),
    },
    fieldResolver: resolveField,
    typeResolver: (value: Thing, _context, _info, type) =>
      // An interface of the graph is an object type in a subgraph that has it as an @interfaceObject.
      type.name === '_Entity' ? (representedTypes.get(value) ?? value.__typename) : value.__typename,
  });
  return result as SubgraphResponse;
}

export const resolveField: GraphQLFieldResolver<unknown, unknown> = (source, args, _context, info) =>
  read(source as object, info.fieldName, args);

/** What a field of a thing is, be it a value or computed from the field's arguments. */
export function read(thing: object, field: string, args: Record<string, unknown> = {}): unknown {
  const value = (thing as Record<string, unknown>)[field];
  return typeof value === 'function' ? value.call(thing, args) : value;
}

const representedTypes = new WeakMap<object, string>();

function findEntity(representation: Representation, { name, schema, data, lookup }: LocalSubgraph): unknown {
  const special = lookup?.(name, representation);
  if (special !== undefined) return special;
  const type = schema.getType(representation.__typename);
  if (type === undefined) return new Error(`${name} does not know the type ${representation.__typename}.`);
  const found = data.entities?.find((thing) => isKnownAs(thing, representation));
  if (found === undefined) return null;
  if (isAbstractType(type)) return found;
  const entity = {
    ...visible(found, type as GraphQLObjectType),
    ...representation,
    __typename: found.__typename,
  };
  representedTypes.set(entity, representation.__typename);
  return entity;

  function isKnownAs(thing: Thing, { __typename, ...fields }: Representation): boolean {
    const kinds = [thing.__typename, ...((thing.interfaces as string[] | undefined) ?? [])];
    return (
      kinds.includes(__typename) &&
      keysOf(__typename).some((key) => key.every((field) => same(thing, fields, field)))
    );
  }

  function keysOf(typename: string): string[][] {
    const directives = schema.getType(typename)?.astNode?.directives ?? [];
    return directives.flatMap((directive) => {
      if (directive.name.value !== 'key') return [];
      const value = directive.arguments?.find((argument) => argument.name.value === 'fields')?.value;
      return value?.kind === Kind.STRING ? [topLevel(value.value)] : [];
    });
  }
}

const topLevel = (fieldSet: string): string[] =>
  fieldSet
    .replaceAll(/\{[^}]*\}/g, '')
    .split(/\s+/)
    .filter(Boolean);

/** A key field matches where every part of it that the representation has is the thing's. */
function same(thing: object, given: Record<string, unknown>, field: string): boolean {
  if (!Object.hasOwn(given, field)) return false;
  const part = given[field];
  const own = read(thing, field);
  if (typeof part !== 'object' || part === null) return part === own;
  return (
    typeof own === 'object' &&
    own !== null &&
    Object.keys(part).every((key) => key === '__typename' || same(own, part as Record<string, unknown>, key))
  );
}

/** What a subgraph knows of a thing by itself: not what is @external there, for that it depends on @requires. */
function visible(thing: Thing, type: GraphQLObjectType): Record<string, unknown> {
  const own: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(type.getFields())) {
    if (!field.astNode?.directives?.some((directive) => directive.name.value === 'external'))
      own[name] = thing[name];
  }
  return own;
}

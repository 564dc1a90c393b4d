import { buildASTSchema, type GraphQLSchema, isObjectType, Kind, parse } from 'graphql';
import { guardDoors } from '../../src/subgraph/doors.ts';
import { federate } from '../../src/subgraph/federate.ts';
import { protectFields } from '../../src/subgraph/protected-field.ts';
import type { FindEntity, View } from '../../src/subgraph/view.ts';
import type { Thing, Truth } from '../gateway/execute/federation.ts';
import { read, resolveField } from '../gateway/execute/local-subgraph.ts';

/** A view over objects in place of tables: built from its SDL, with the walls that a view of classes has. */
export function fixtureView(name: string, sdl: string, data: Truth): View {
  const document = parse(sdl);
  const definitions = document.definitions.filter(({ kind }) => kind !== Kind.SCHEMA_EXTENSION);
  const plain = buildASTSchema({ ...document, definitions }, { assumeValid: true, assumeValidSDL: true });
  resolveFrom(data, plain);
  protectFields(plain);
  return { name, sdl, schema: guardDoors(federate(plain, sdl, { entities: entitiesOf(data) })) };
}

function resolveFrom(data: Truth, schema: GraphQLSchema): void {
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  // The types of introspection are one and the same in every schema.
  for (const type of types.filter(({ name }) => !name.startsWith('__'))) {
    const root =
      type === schema.getQueryType()
        ? data.Query
        : type === schema.getMutationType()
          ? data.Mutation
          : undefined;
    for (const field of Object.values(type.getFields())) {
      if (root !== undefined) field.resolve = (_root, args) => read(root, field.name, args);
      // Plain ones keep the resolver that they would have: none.
      else if (field.args.length > 0) field.resolve = resolveField;
    }
  }
}

function entitiesOf({ entities = [] }: Truth): Record<string, FindEntity> {
  const types = new Set(entities.map(({ __typename }) => __typename));
  const is = (thing: Thing, fields: object) =>
    Object.entries(fields).every(([field, value]) => thing[field] === value);
  return Object.fromEntries(
    [...types].map((type): [string, FindEntity] => [
      type,
      (representation) => {
        const found = entities.find((thing) => is(thing, representation));
        return found === undefined ? null : { ...found };
      },
    ]),
  );
}

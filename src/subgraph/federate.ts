import {
  GraphQLFloat,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
  GraphQLUnionType,
} from 'graphql';
import type { Feed } from '../changes/feed/feed.ts';
import { type FeedQuestion, readFeed } from '../changes/feed/page.ts';
import { type Awaitable, andThen } from '../database/awaitable.ts';
import type { ViewContext } from './context.ts';
import { FEED_FIELD } from './feed-reader.ts';
import type { FindEntity, Representation } from './view.ts';

const Any = new GraphQLScalarType({ name: '_Any' });
const FeedPage = new GraphQLScalarType({ name: '_FeedPage' });
const Service = new GraphQLObjectType({ name: '_Service', fields: { sdl: { type: GraphQLString } } });

export interface Federated {
  readonly entities: Readonly<Record<string, FindEntity>>;
  /** What the view tells to those who must act on its records. */
  readonly feed?: Feed | undefined;
}

/**
 * Adds what a gateway asks of a Federation 2 subgraph: `_service { sdl }` and, where the view has entities,
 * `_entities(representations:)` (Apollo Federation subgraph specification); and what the hub asks of a view that has a
 * feed. None of it is in the SDL, so no operation of a caller can name it.
 */
export function federate(schema: GraphQLSchema, sdl: string, { entities, feed }: Federated): GraphQLSchema {
  const names = Object.keys(entities);
  const config = schema.toConfig();
  const query = (config.query as GraphQLObjectType).toConfig();
  const entity = new GraphQLUnionType({
    name: '_Entity',
    types: names.map((name) => schema.getType(name) as GraphQLObjectType),
    resolveType: (value: { __typename: string }) => value.__typename,
  });
  const federated = new GraphQLObjectType({
    ...query,
    fields: {
      ...query.fields,
      _service: { type: new GraphQLNonNull(Service), resolve: () => ({ sdl }) },
      ...(names.length > 0 && {
        _entities: {
          type: new GraphQLNonNull(new GraphQLList(entity)),
          args: {
            representations: {
              type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(Any))),
            },
          },
          resolve: (_root: unknown, args: { representations: Representation[] }, context: ViewContext) =>
            args.representations.map((representation) => find(entities, representation, context)),
        },
      }),
      ...(feed && {
        [FEED_FIELD]: {
          type: FeedPage,
          args: {
            after: { type: new GraphQLNonNull(GraphQLFloat) },
            first: { type: new GraphQLNonNull(GraphQLInt) },
          },
          resolve: (_root: unknown, question: FeedQuestion, { db, today }: ViewContext) =>
            readFeed(db, feed, { ...question, today }),
        },
      }),
    },
  });
  return new GraphQLSchema({
    ...config,
    query: federated,
    types: [
      ...config.types.filter((type) => type !== config.query),
      Any,
      Service,
      ...(feed ? [FeedPage] : []),
    ],
  });
}

function find(
  entities: Readonly<Record<string, FindEntity>>,
  representation: Representation,
  context: ViewContext,
): Awaitable<object | null> {
  const typename: unknown = representation.__typename;
  if (typeof typename !== 'string' || !Object.hasOwn(entities, typename)) return null;
  return andThen((entities[typename] as FindEntity)(representation, context), (found) =>
    // A copy: the row may be one that all requests share.
    found === null ? null : { ...found, __typename: typename },
  );
}

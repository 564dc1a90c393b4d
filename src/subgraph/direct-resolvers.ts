import { type GraphQLFieldResolver, type GraphQLObjectType, type GraphQLSchema, isUnionType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import type { ViewContext } from './context.ts';

// biome-ignore lint/complexity/noBannedTypes: type-graphql takes classes as Function.
type Class = Function;
type Resolve = GraphQLFieldResolver<unknown, ViewContext, Record<string, unknown>>;
type Read = (root: unknown, args: Record<string, unknown>, context: ViewContext) => unknown;

/** What type-graphql (2.0.0-rc.4) knows of a parameter; its types leave the names out. */
interface Parameter {
  readonly kind: string;
  readonly index: number;
  readonly name?: string;
  readonly propertyName?: string;
}

/**
 * Gives the methods of the resolver classes to the schema as they are. What type-graphql puts around them (a call of
 * what checks arguments, which are checked already, with several promises) cost a subject's list more than its rows.
 * The classes of arguments have no methods, so their plain values stand for them.
 */
export function directResolvers(resolvers: readonly Class[], schema: GraphQLSchema): void {
  const { fieldResolvers, queries, objectTypes } = getMetadataStorage();
  const instances = new Map(resolvers.map((made) => [made, new (made as new () => object)()]));
  const direct = (
    type: string,
    metadata: Pick<(typeof queries)[number], 'target' | 'schemaName' | 'methodName' | 'params'>,
  ) => {
    const instance = instances.get(metadata.target as Class);
    const field = (schema.getType(type) as GraphQLObjectType | undefined)?.getFields()[metadata.schemaName];
    const reads = readsOf((metadata.params ?? []) as readonly Parameter[]);
    if (instance === undefined || field === undefined || reads === null) return;
    const method = (instance as Record<string, unknown>)[metadata.methodName] as (
      ...values: unknown[]
    ) => unknown;
    const resolve: Resolve = (root, args, context) =>
      method.apply(
        instance,
        reads.map((read) => read(root, args, context)),
      );
    field.resolve = resolve as never;
  };
  for (const metadata of queries) direct('Query', metadata);
  for (const metadata of fieldResolvers) {
    if (metadata.kind !== 'external') continue;
    const target = metadata.getObjectType?.();
    const type = objectTypes.find((known) => known.target === target);
    if (type !== undefined) direct(type.name, metadata);
  }
  directUnions(schema);
}

/** A member of a union says what it is; what type-graphql puts around that answers later, for which graphql-jit does not wait. */
function directUnions(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isUnionType(type)) type.resolveType = ({ __typename }: { readonly __typename: string }) => __typename;
  }
}

/** Null where a parameter is one that only type-graphql can read. */
function readsOf(parameters: readonly Parameter[]): Read[] | null {
  const reads = parameters.toSorted((one, other) => one.index - other.index).map(readOf);
  return reads.every((read) => read !== null) ? reads : null;
}

function readOf({ kind, name, propertyName }: Parameter): Read | null {
  if (propertyName !== undefined) return null;
  switch (kind) {
    case 'root':
      return (root) => root;
    case 'context':
      return (_root, _args, context) => context;
    case 'args':
      return (_root, args) => args;
    case 'arg':
      return (_root, args) => args[name as string];
    default:
      return null;
  }
}

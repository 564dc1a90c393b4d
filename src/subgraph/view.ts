import type { GraphQLSchema } from 'graphql';
import type { Awaitable } from '../database/awaitable.ts';
import type { ViewContext } from './context.ts';

/** An entity as the gateway names it to a view: its type and its key fields. */
export type Representation = Readonly<Record<string, unknown>> & { readonly __typename: string };

/**
 * Finds the entity of a representation, or null. What it returns is read by the type's own fields, so a type
 * that only adds fields to another view's entity may return the representation itself.
 */
export type FindEntity = (representation: Representation, context: ViewContext) => Awaitable<object | null>;

/** One federated view of the hub. */
export interface View {
  readonly name: string;
  /** Federation 2 SDL, as it is composed. */
  readonly sdl: string;
  /** Executable, with `_service` and `_entities`, its doors guarded. */
  readonly schema: GraphQLSchema;
}

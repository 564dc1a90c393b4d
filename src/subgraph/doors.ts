import type { GraphQLSchema } from 'graphql';
import { applyMiddleware } from 'graphql-middleware';
import { allow, rule, shield } from 'graphql-shield';
import { HubError } from '../errors.ts';
import type { ViewContext } from './context.ts';

/**
 * The second wall: a view refuses a root field that the decision does not allow, even if a gateway let it
 * through. Only the doors (`Query`, `Mutation`): graphql-shield puts a resolver on every field that it is
 * given, and on leaves that costs more than the query.
 */
export function guardDoors(schema: GraphQLSchema): GraphQLSchema {
  const rules: Record<string, Record<string, ReturnType<typeof mayEnter> | typeof allow>> = {};
  for (const type of [schema.getQueryType(), schema.getMutationType()]) {
    if (type == null) continue;
    rules[type.name] = Object.fromEntries(
      Object.keys(type.getFields()).map((field) => [
        field,
        // What the gateway asks as a gateway; the fields behind it are pruned by the decision.
        field.startsWith('_') ? allow : mayEnter(`${type.name}.${field}`),
      ]),
    );
  }
  // Where graphql-shield is given no rule it puts its fallback, so what it made for other types is left out.
  const made = shield(rules as never, { allowExternalErrors: true }).generate(schema);
  const doors = Object.fromEntries(Object.keys(rules).map((type) => [type, made[type as keyof typeof made]]));
  return applyMiddleware(schema, doors);
}

const mayEnter = (coordinate: string) =>
  rule(`door ${coordinate}`)((_parent: unknown, _args: unknown, context: ViewContext) => {
    const verdict = context.scope.decision.verdict(coordinate);
    return verdict?.outcome === 'FULL' || new HubError('FIELD_NOT_SHARED', { coordinate, owner: 'hub' });
  });

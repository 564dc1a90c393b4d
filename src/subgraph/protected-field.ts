import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import { andThen } from '../database/awaitable.ts';
import { maskedEach } from '../permission/mask.ts';
import { asksForFacts, type RowScope } from '../permission/scope.ts';
import type { Mask } from '../permission/share.ts';
import type { Verdict } from '../permission/verdict.ts';
import { argumentOf, directivesOf } from './ast-directive.ts';
import type { ViewContext } from './context.ts';
import { inScope } from './scope.ts';

/** Of a field with the row that it belongs to. */
type Showing = 'WHOLE' | 'NOTHING' | { readonly mask: Mask };
export type ShowingOf = (row: object) => Showing;

const byType = new Map<string, Set<string>>();

/** The coordinates of a type that are not simply there or not: of those a caller may get a part, or some records'. */
export const protectedFields = (type: string): readonly string[] => [...(byType.get(type) ?? [])];

/**
 * Lets the fields that are shared by grant, or not at all, show of each row what was decided for it. The others keep
 * no resolver: whoever may not have them has been refused before the view is asked.
 */
export function protectFields(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    const isRoot = type === schema.getQueryType() || type === schema.getMutationType();
    if (!isObjectType(type) || isRoot || type.name.startsWith('__')) continue;
    // Another view may show the same type, and has fields of its own in it.
    const known = byType.get(type.name) ?? new Set();
    byType.set(type.name, known);
    for (const field of Object.values(type.getFields()).filter(isByGrant)) {
      known.add(`${type.name}.${field.name}`);
      protect(type, field);
    }
  }
}

function isByGrant({ astNode }: GraphQLField<unknown, unknown>): boolean {
  const [share] = directivesOf(astNode, 'share');
  const shareClass = share && argumentOf(share, 'class');
  return shareClass === 'CONDITIONAL' || shareClass === 'WITHHELD';
}

type Resolve = NonNullable<GraphQLField<unknown, ViewContext>['resolve']>;
// By the guard, as the fields themselves are copied where something is added to a schema.
const unguarded = new WeakMap<Resolve, Resolve | undefined>();

const unguardedResolver = ({ resolve }: GraphQLField<unknown, ViewContext>): Resolve | undefined =>
  resolve !== undefined && unguarded.has(resolve) ? unguarded.get(resolve) : resolve;

/**
 * Runs something that reads the resolvers of a schema, which must not wait for anything, with those of some protected
 * fields as they would be if the fields were not protected.
 */
export function withoutGuards<T>(schema: GraphQLSchema, coordinates: readonly string[], read: () => T): T {
  const fields = coordinates.flatMap((coordinate) => {
    const [type = '', name = ''] = coordinate.split('.');
    return (schema.getType(type) as GraphQLObjectType).getFields()[name] ?? [];
  });
  const guards = fields.map(({ resolve }) => resolve);
  for (const field of fields) setResolve(field, unguardedResolver(field));
  try {
    return read();
  } finally {
    fields.forEach((field, index) => {
      setResolve(field, guards[index]);
    });
  }
}

function setResolve(field: GraphQLField<unknown, ViewContext>, resolve: Resolve | undefined): void {
  if (resolve === undefined) delete field.resolve;
  else field.resolve = resolve;
}

function protect({ name }: GraphQLObjectType, field: GraphQLField<unknown, ViewContext>): void {
  const coordinate = `${name}.${field.name}`;
  const { resolve = defaultFieldResolver } = field;
  const guard: Resolve = (row, args, context, info) => {
    const showing = context.showing(coordinate)(row as object);
    if (showing === 'NOTHING') return null;
    const value: unknown = resolve(row, args, context, info);
    if (showing === 'WHOLE') return value;
    const { mask } = showing;
    return andThen(value, (found) => maskedEach(mask, found));
  };
  unguarded.set(guard, field.resolve);
  field.resolve = guard;
}

/** What a verdict shows of each row. `scopes` are those whose bits the rows were read with. */
export function showingOf(verdict: Verdict | null, scopes: readonly RowScope[]): ShowingOf {
  // A protected field always has a verdict; without one nobody has decided that it may be shown.
  const rest: Showing = verdict === null ? 'NOTHING' : ofOutcome(verdict);
  const allows = verdict?.allows ?? [];
  if (allows.length === 0) return () => rest;
  const showings = allows.map(({ scope, mask }) => ({
    holds: inScope(scope, scopes),
    showing: mask === null ? ('WHOLE' as const) : { mask },
  }));
  if (allows.some(({ scope }) => scope.source === null || asksForFacts(scope))) {
    return (row) => showings.find(({ holds }) => holds(row))?.showing ?? rest;
  }
  // A department that was granted something by every source would go through all of them for every row.
  const bySource = new Map<unknown, Showing>();
  allows.forEach(({ scope: { source } }, index) => {
    if (!bySource.has(source)) bySource.set(source, showings[index]?.showing ?? rest);
  });
  return (row) => bySource.get((row as Readonly<Record<string, unknown>>).source) ?? rest;
}

function ofOutcome({ outcome, mask }: Verdict): Showing {
  if (outcome === 'FULL') return 'WHOLE';
  return outcome === 'MASKED' && mask !== undefined ? { mask } : 'NOTHING';
}

import type { InputRewrite, RequiresSelection } from '@graphql-hive/router-query-planner';
import { fetchRewrite, type Rewrite } from './fetch-rewrite.ts';
import { isObject, type Row } from './row.ts';
import type { TypeTable } from './type-table.ts';

/** What a subgraph is told of an entity to find it again: its type, a key, and what `@requires` asks for. */
export type Representation = Record<string, unknown> & { __typename: string };

type Required =
  | { readonly from: string; readonly to: string; readonly fields: readonly Required[] | undefined }
  | { readonly types: ReadonlySet<string>; readonly fields: readonly Required[] };

interface RequiredEntity {
  readonly types: ReadonlySet<string>;
  readonly fields: readonly Required[];
  /** Keys by which the subgraph can be asked; one of them must not be blank. Empty when none is known. */
  readonly keys: readonly (readonly string[])[];
}

export interface RepresentationOptions {
  readonly subgraph: string;
  readonly requires: readonly RequiresSelection[];
  readonly rewrites: readonly InputRewrite[];
  readonly types: TypeTable;
  /** The types that the fragments of the caller's operation are on. */
  readonly typeConditions: ReadonlySet<string>;
}

/** Compiles the projection of an object to its representation; it is undefined where the object has no key to show. */
export function compileRepresentation(
  options: RepresentationOptions,
): (row: Row) => Representation | undefined {
  const rewrites = options.rewrites.map(fetchRewrite);
  const entities = options.requires.map((selection) => requiredEntity(selection, rewrites, options));
  return (row) => {
    const typename = row.__typename;
    if (typeof typename !== 'string') return undefined;
    const representation: Representation = { __typename: typename };
    let identified = false;
    for (const { types, fields, keys } of entities) {
      if (!types.has(typename)) continue;
      fill(representation, fields, row);
      identified ||= isIdentified(representation, keys);
    }
    if (!identified) return undefined;
    for (const rewrite of rewrites) rewriteAt(representation, rewrite, 0, options.types);
    return representation;
  };
}

/** Equal for equal representations, so that each is asked for once. */
export function identityOf(representation: Representation): string {
  let key = '';
  let fields = 0;
  for (const name in representation) {
    fields += 1;
    if (name !== '__typename') key = name;
  }
  const value = representation[key];
  // The common case, one string key, without the price of JSON; a JSON text starts with a brace, a type name cannot.
  return fields === 2 && typeof value === 'string'
    ? `${representation.__typename} ${key} ${value}`
    : JSON.stringify(representation);
}

function requiredEntity(
  selection: RequiresSelection,
  rewrites: readonly Rewrite[],
  { subgraph, types, typeConditions }: RepresentationOptions,
): RequiredEntity {
  if (selection.kind !== 'InlineFragment') {
    throw new Error(`A fetch of the plan requires a ${selection.kind} of no type.`);
  }
  const { typeCondition } = selection;
  const fields = compileFields(selection.selections, types);
  const given = new Set(fields.flatMap((field) => ('to' in field ? [field.to] : [])));
  const told = new Set(types.satisfying(typeCondition));
  // To the subgraph of an `@interfaceObject` every entity is told as the interface. The planner (0.0.38), when it
  // joins two fetches from it into one, keeps what both select but only the type that the second was for.
  const toldAs = rewrites.find(
    ({ setTo }) =>
      setTo !== undefined && types.abstract.has(setTo) && types.satisfying(setTo).has(typeCondition),
  )?.setTo;
  if (toldAs !== undefined) {
    for (const asked of typeConditions) {
      for (const type of types.satisfying(asked)) if (types.satisfying(toldAs).has(type)) told.add(type);
    }
  }
  return {
    types: told,
    fields,
    keys: types
      .keys(subgraph, toldAs ?? typeCondition)
      .filter((key) => key.every((field) => field === '__typename' || given.has(field))),
  };
}

function compileFields(selections: readonly RequiresSelection[], types: TypeTable): Required[] {
  return selections.flatMap((selection): Required[] => {
    switch (selection.kind) {
      case 'Field': {
        // Copied wherever it is known, asked for or not: it tells the subgraph which type of an interface it gets.
        if (selection.name === '__typename') return [];
        const nested = selection.selections ?? [];
        return [
          {
            from: selection.name,
            to: selection.alias ?? selection.name,
            fields: nested.length > 0 ? compileFields(nested, types) : undefined,
          },
        ];
      }
      case 'InlineFragment':
        return [
          {
            types: types.satisfying(selection.typeCondition),
            fields: compileFields(selection.selections, types),
          },
        ];
      default:
        throw new Error(`A fetch of the plan requires a ${selection.kind}.`);
    }
  });
}

function fill(into: Record<string, unknown>, fields: readonly Required[], row: Row): void {
  for (const field of fields) {
    if ('types' in field) {
      const typename = row.__typename;
      if (typeof typename !== 'string' || field.types.has(typename)) fill(into, field.fields, row);
      continue;
    }
    const value = row[field.from];
    if (value === undefined) continue;
    into[field.to] = field.fields === undefined ? value : fillNested(into[field.to], field.fields, value);
  }
}

function fillNested(known: unknown, fields: readonly Required[], value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((item, index) =>
      fillNested(Array.isArray(known) ? known[index] : undefined, fields, item),
    );
  }
  if (!isObject(value)) return value;
  const into: Record<string, unknown> = isObject(known) ? known : {};
  if (typeof value.__typename === 'string') into.__typename = value.__typename;
  fill(into, fields, value);
  return into;
}

/**
 * An entity without a key cannot be asked for. A compound key may be null in part (a record of no department has
 * one all the same); only its subgraph can tell, so it is asked.
 */
function isIdentified(representation: Representation, keys: RequiredEntity['keys']): boolean {
  if (keys.length === 0) return !isBlank(representation);
  return keys.some((key) => key.some((field) => field !== '__typename' && !isBlank(representation[field])));
}

function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  return isObject(value) && Object.keys(value).every((key) => key === '__typename' || isBlank(value[key]));
}

function rewriteAt(value: unknown, rewrite: Rewrite, at: number, types: TypeTable): void {
  if (Array.isArray(value)) {
    for (const item of value) rewriteAt(item, rewrite, at, types);
    return;
  }
  const segment = rewrite.path[at];
  if (segment === undefined || !isObject(value)) return;
  if ('TypenameEquals' in segment) {
    const typename = value.__typename;
    const applies =
      typeof typename !== 'string' ||
      segment.TypenameEquals.some((type) => types.satisfying(type).has(typename));
    if (applies) rewriteAt(value, rewrite, at + 1, types);
    return;
  }
  if (!Object.hasOwn(value, segment.Key)) return;
  if (at < rewrite.path.length - 1) {
    rewriteAt(value[segment.Key], rewrite, at + 1, types);
  } else if (rewrite.setTo !== undefined) {
    value[segment.Key] = rewrite.setTo;
  } else if (rewrite.renameTo !== undefined && rewrite.renameTo !== segment.Key) {
    value[rewrite.renameTo] = value[segment.Key];
    delete value[segment.Key];
  }
}

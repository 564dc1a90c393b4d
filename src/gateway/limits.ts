import {
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
  type ValueNode,
} from 'graphql';
import { HubError } from '../errors.ts';
import { introspectionSizes } from './introspection-size.ts';

export const LIMITS = {
  /** A page of forty fields over all four views has about 400 tokens. */
  tokens: 10_000,
  /** The graph’s own depth is about eight; GraphQL clients add fragments, not levels. */
  depth: 16,
  /** Each alias is work of its own: 2,000 of them take the compiler a second. A fragment’s count at each spread. */
  aliases: 100,
  /** Everything that the four views know of one subject is some 150; 3,000 plan in a fifth of a second. */
  fields: 3_000,
  /** Values in the largest answer: a page of 500 subjects with 20 penalties of 12 fields each. */
  cost: 150_000,
  /** Milliseconds for a whole answer: proxies and browsers wait for 30 s or more, and a caller has to hear of it. */
  requestMs: 15_000,
} as const;

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

interface Shape {
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
}

/**
 * Refuses an operation that is too deep or too wide once its fragments are spread out: two spreads in each of
 * twenty fragments make a million fields, and every later stage walks them all. Returns the number of its fields.
 */
export function checkShape(operation: OperationDefinitionNode, fragments: Fragments): number {
  const { depth, fields, aliases } = shapeOf(operation.selectionSet, fragments, new Map());
  if (aliases > LIMITS.aliases) {
    throw new HubError('QUERY_TOO_MANY_ALIASES', { actual: shownCount(aliases), limit: LIMITS.aliases });
  }
  if (depth > LIMITS.depth) throw new HubError('QUERY_TOO_DEEP', { actual: depth, limit: LIMITS.depth });
  if (fields > LIMITS.fields) {
    throw new HubError('QUERY_TOO_MANY_FIELDS', { actual: shownCount(fields), limit: LIMITS.fields });
  }
  return fields;
}

const shownCount = (count: number) => (Number.isSafeInteger(count) ? count : 'countless');

/** Validation has refused fragment cycles before; introspection has a rule of its own for its depth. */
function shapeOf(set: SelectionSetNode, fragments: Fragments, known: Map<string, Shape>): Shape {
  let depth = 0;
  let fields = 0;
  let aliases = 0;
  for (const selection of set.selections) {
    const inner = innerShape(selection, fragments, known);
    const isField = selection.kind === Kind.FIELD;
    const isIntrospection = isField && selection.name.value.startsWith('__');
    depth = Math.max(depth, isIntrospection ? 0 : inner.depth + (isField ? 1 : 0));
    fields += inner.fields + (isField ? 1 : 0);
    aliases += inner.aliases + (isField && selection.alias !== undefined ? 1 : 0);
  }
  return { depth, fields, aliases };
}

const NOTHING: Shape = { depth: 0, fields: 0, aliases: 0 };

function innerShape(selection: SelectionNode, fragments: Fragments, known: Map<string, Shape>): Shape {
  if (selection.kind !== Kind.FRAGMENT_SPREAD) {
    return selection.selectionSet === undefined ? NOTHING : shapeOf(selection.selectionSet, fragments, known);
  }
  const name = selection.name.value;
  const fragment = fragments.get(name);
  if (fragment === undefined) return NOTHING;
  const shape = known.get(name) ?? shapeOf(fragment.selectionSet, fragments, known);
  known.set(name, shape);
  return shape;
}

// A list without a page size (directories of a subject, its listings) holds a few entries.
const PLAIN_LIST = 10;
const DEFAULT_PAGE = 20;

export interface Cost {
  readonly values: number;
  /** The root field from which most of it comes. */
  readonly where: string;
}

/** The most values that an operation can answer, from its page sizes; compiled once, told the variables later. */
export function compileCost(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Fragments,
): (variables: Readonly<Record<string, unknown>>) => Cost {
  type Formula = (variables: Readonly<Record<string, unknown>>) => number;
  const introspected = introspectionSizes(schema);

  function ofSet(type: GraphQLCompositeType, set: SelectionSetNode): { key: string; formula: Formula }[] {
    return set.selections.flatMap((selection) => {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        return ofSet(conditioned(type, selection.typeCondition?.name.value), selection.selectionSet);
      }
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        return fragment === undefined
          ? []
          : ofSet(conditioned(type, fragment.typeCondition.name.value), fragment.selectionSet);
      }
      const field = fieldOf(type, selection.name.value);
      if (field === undefined) return [];
      const named = getNamedType(field.type);
      const inner =
        selection.selectionSet && isCompositeType(named) ? ofSet(named, selection.selectionSet) : [];
      const isConnection = isCompositeType(named) && named.name.endsWith('Connection');
      const isList = isListType(getNullableType(field.type)) && !type.name.endsWith('Connection');
      const known = introspected.get(`${type.name}.${field.name}`);
      const size = isConnection
        ? pageSize(selection.arguments ?? [])
        : known !== undefined
          ? () => known
          : isList
            ? listSize(selection.arguments ?? [])
            : () => 1;
      const share = isIntrospection(selection.name.value) ? INTROSPECTION_SHARE : 1;
      const formula: Formula = (variables) =>
        share * size(variables) * (1 + inner.reduce((sum, { formula: each }) => sum + each(variables), 0));
      return [{ key: selection.alias?.value ?? selection.name.value, formula }];
    });
  }

  const conditioned = (type: GraphQLCompositeType, condition: string | undefined) => {
    const found = condition === undefined ? undefined : schema.getType(condition);
    return isCompositeType(found) ? found : type;
  };

  const root = schema.getRootType(operation.operation);
  const parts = root == null ? [] : ofSet(root, operation.selectionSet);
  return (variables) => {
    const costs = parts.map(({ key, formula }) => ({ where: key, values: formula(variables) }));
    const dearest = costs.toSorted((a, b) => b.values - a.values)[0];
    const values = Math.ceil(costs.reduce((sum, cost) => sum + cost.values, 0));
    return { values, where: dearest?.where ?? '' };
  };
}

// A value of the schema is read from memory; at the full price the first question of every GraphQL client would
// be too costly as soon as the graph has two hundred types.
const INTROSPECTION_SHARE = 0.25;

const isIntrospection = (field: string): boolean => Object.hasOwn(META_FIELDS, field);

const META_FIELDS: Readonly<Record<string, GraphQLField<unknown, unknown>>> = {
  __schema: SchemaMetaFieldDef,
  __type: TypeMetaFieldDef,
};

const fieldOf = (type: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> | undefined =>
  (isIntrospection(name) ? META_FIELDS[name] : undefined) ??
  ('getFields' in type ? type.getFields()[name] : undefined);

type Arguments = readonly { readonly name: { readonly value: string }; readonly value: ValueNode }[];
type Size = (variables: Readonly<Record<string, unknown>>) => number;

function pageSize(args: Arguments): Size {
  const first = args.find(({ name }) => name.value === 'first');
  const last = args.find(({ name }) => name.value === 'last');
  return (variables) => numberOf(first?.value, variables) ?? numberOf(last?.value, variables) ?? DEFAULT_PAGE;
}

/** One answer per entry where a list is asked for by a list (`subjectsByCode(codes:)`), else a few. */
function listSize(args: Arguments): Size {
  return (variables) => {
    const asked = args.map(({ value }) =>
      value.kind === Kind.LIST
        ? value.values.length
        : value.kind === Kind.VARIABLE && Array.isArray(variables[value.name.value])
          ? (variables[value.name.value] as unknown[]).length
          : 0,
    );
    return Math.max(...asked, 0) || PLAIN_LIST;
  };
}

function numberOf(value: ValueNode | undefined, variables: Readonly<Record<string, unknown>>): number | null {
  if (value?.kind === Kind.INT) return Math.max(0, Number(value.value));
  if (value?.kind !== Kind.VARIABLE) return null;
  const given = variables[value.name.value];
  return typeof given === 'number' ? Math.max(0, given) : null;
}

import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { type ConditionValues, isSelected } from './conditions.ts';
import { dataKeyOf } from './planned-names.ts';
import type { PreparedOperation } from './prepared-operation.ts';
import type { TypeTable } from './type-table.ts';

// Not a name in GraphQL, so no data is ever found under it.
const NOT_PLANNED = '';

/** Whether the caller asked for a field of which nothing was left to be fetched. */
export const isCutOut = ({ dataKey }: Pick<FieldPlan, 'dataKey'>): boolean => dataKey === NOT_PLANNED;

/** How the value of a field is made from merged data. */
export type ValuePlan = { readonly nonNull: boolean } & (
  | { readonly kind: 'leaf' }
  | {
      readonly kind: 'enum';
      readonly values: ReadonlySet<string>;
      /** Values that subgraphs have and the public schema does not. */
      readonly hidden: ReadonlySet<string>;
    }
  | { readonly kind: 'list'; readonly item: ValuePlan }
  | { readonly kind: 'object'; readonly plan: ObjectPlan }
  | { readonly kind: 'abstract'; readonly plan: AbstractPlan }
);

export interface FieldPlan {
  readonly responseKey: string;
  readonly dataKey: string;
  readonly coordinate: string;
  readonly value: ValuePlan;
  /** `__typename`, whatever its alias: answered from the type of the object. */
  readonly typename: boolean;
  readonly node: FieldNode;
}

/** The fields of an object in the order of the answer. */
export interface ObjectPlan {
  /** The public type name; undefined while all that is known of an object is an interface or union. */
  readonly typename: string | undefined;
  readonly fields: readonly FieldPlan[];
}

export interface AbstractPlan {
  readonly name: string;
  /** The plan for a type or interface that the public schema allows here, else undefined. */
  of(typename: string): ObjectPlan | undefined;
  /** Whether it is an object type that the public schema does not have. */
  isHidden(typename: string): boolean;
  /** The plan for objects whose concrete type was not asked for, or is not known. */
  readonly unknown: ObjectPlan;
  /** The concrete types that are possible here. */
  readonly possible: readonly string[];
}

type AskedOperation = Pick<PreparedOperation, 'operation' | 'fragments'>;

/** The selections on one object: the caller's, and those of them that were planned. */
interface Selections {
  readonly caller: readonly SelectionSetNode[];
  readonly planned: readonly SelectionSetNode[] | undefined;
}

export interface ProjectionOptions {
  readonly schema: GraphQLSchema;
  readonly types: TypeTable;
  /** What the caller asked: the form of the answer. */
  readonly caller: AskedOperation;
  /** What is left of it to be fetched, or the same object: a field that is not in it is null. */
  readonly planned: AskedOperation;
  /** The projection holds for these values; with them decided nothing is left to decide per row. */
  readonly conditions: ConditionValues;
}

/** Compiles the caller's operation to the form of its answer (GraphQL, October 2021, section 6.3.2 and 6.4). */
export function compileProjection(options: ProjectionOptions): ObjectPlan {
  const { schema, types, caller, planned, conditions } = options;
  const kind = caller.operation.operation;
  const root = schema.getRootType(kind);
  if (!root) throw new Error(`The public schema has no ${kind} type.`);
  return objectPlan(root, {
    caller: [caller.operation.selectionSet],
    planned: planned === caller ? undefined : [planned.operation.selectionSet],
  });

  function objectPlan(type: GraphQLCompositeType, selections: Selections): ObjectPlan {
    const asked = fieldsOf(type, selections.caller, caller.fragments);
    const left = selections.planned && fieldsOf(type, selections.planned, planned.fragments);
    const fields: FieldPlan[] = [];
    for (const [responseKey, nodes] of asked) {
      const plan = fieldPlan(type, responseKey, {
        nodes,
        left: left ? (left.get(responseKey) ?? []) : undefined,
      });
      if (plan) fields.push(plan);
    }
    return { typename: isObjectType(type) ? type.name : undefined, fields };
  }

  function fieldsOf(
    type: GraphQLCompositeType,
    selectionSets: readonly SelectionSetNode[],
    fragments: AskedOperation['fragments'],
  ): Map<string, FieldNode[]> {
    const groups = new Map<string, FieldNode[]>();
    const visited = new Set<string>();
    const collect = (set: SelectionSetNode): void => {
      for (const selection of set.selections) {
        if (!isSelected(selection, conditions)) continue;
        if (selection.kind === Kind.FIELD) {
          const key = selection.alias?.value ?? selection.name.value;
          const group = groups.get(key);
          if (group) group.push(selection);
          else groups.set(key, [selection]);
        } else if (selection.kind === Kind.INLINE_FRAGMENT) {
          if (applies(selection.typeCondition?.name.value, type)) collect(selection.selectionSet);
        } else if (!visited.has(selection.name.value)) {
          visited.add(selection.name.value);
          const fragment = fragments.get(selection.name.value);
          if (fragment && applies(fragment.typeCondition.name.value, type)) collect(fragment.selectionSet);
        }
      }
    };
    for (const set of selectionSets) collect(set);
    return groups;
  }

  function applies(condition: string | undefined, type: GraphQLCompositeType): boolean {
    if (condition === undefined || condition === type.name) return true;
    const conditional = schema.getType(condition);
    return (
      isAbstractType(conditional) &&
      (isObjectType(type) || isInterfaceType(type)) &&
      schema.isSubType(conditional, type)
    );
  }

  function fieldPlan(
    type: GraphQLCompositeType,
    responseKey: string,
    {
      nodes,
      left,
    }: { readonly nodes: readonly FieldNode[]; readonly left: readonly FieldNode[] | undefined },
  ): FieldPlan | undefined {
    const node = nodes[0] as FieldNode;
    const name = node.name.value;
    const common = { responseKey, coordinate: `${type.name}.${name}`, node };
    if (name === '__typename') {
      return { ...common, dataKey: name, typename: true, value: { kind: 'leaf', nonNull: true } };
    }
    const definition = 'getFields' in type ? type.getFields()[name] : undefined;
    if (definition === undefined) return undefined;
    return {
      ...common,
      dataKey: left?.length === 0 ? NOT_PLANNED : dataKeyOf(node),
      typename: false,
      value: valuePlan(definition.type, { caller: setsOf(nodes), planned: left && setsOf(left) }),
    };
  }

  function valuePlan(type: GraphQLOutputType, sets: Selections): ValuePlan {
    if (isNonNullType(type)) return { ...valuePlan(type.ofType, sets), nonNull: true };
    if (isListType(type)) return { kind: 'list', nonNull: false, item: valuePlan(type.ofType, sets) };
    if (isObjectType(type)) return { kind: 'object', nonNull: false, plan: objectPlan(type, sets) };
    if (isCompositeType(type)) return { kind: 'abstract', nonNull: false, plan: abstractPlan(type, sets) };
    if (isEnumType(type)) {
      const values = new Set(type.getValues().map(({ name }) => name));
      const hidden = new Set([...types.values(type.name)].filter((value) => !values.has(value)));
      return { kind: 'enum', nonNull: false, values, hidden };
    }
    return { kind: 'leaf', nonNull: false };
  }

  function abstractPlan(type: GraphQLCompositeType, sets: Selections): AbstractPlan {
    const plans = new Map<string, ObjectPlan | undefined>();
    // Interfaces may have many implementers of which an answer has few, each with a tree of its own below.
    return {
      name: type.name,
      unknown: objectPlan(type, sets),
      possible: isAbstractType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [],
      of(typename) {
        if (!plans.has(typename)) plans.set(typename, planOf(typename));
        return plans.get(typename);
      },
      isHidden: (typename) => types.isObject(typename) && schema.getType(typename) === undefined,
    };

    function planOf(typename: string): ObjectPlan | undefined {
      const named = schema.getType(typename);
      // A subgraph of an `@interfaceObject` names the interface: a subtype here too, though not a concrete one.
      const possible = isObjectType(named) || isInterfaceType(named);
      return possible && isAbstractType(type) && schema.isSubType(type, named)
        ? objectPlan(named, sets)
        : undefined;
    }
  }
}

const setsOf = (nodes: readonly FieldNode[]): SelectionSetNode[] =>
  nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));

import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type NameNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { type ConditionValues, isConditional, isSelected } from './conditions.ts';
import { dataKeyOf } from './planned-names.ts';
import type { TypeTable } from './type-table.ts';

export interface PlannedSelectionOptions {
  readonly schema: GraphQLSchema;
  readonly types: TypeTable;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly conditions: ConditionValues;
}

type FieldsByKey = Map<string, FieldNode[]>;

/**
 * Brings selections to a form that the planner (0.0.38) gets right: fragments one deep, each on a narrower type,
 * `__typename` beside them, and no conditions. It refuses a conditional fragment inside of one on the same type and
 * `@requires` under two conditions, and plans `__typename` inside of a fragment on an `@interfaceObject` wrongly.
 */
export function compilePlannedSelections(options: PlannedSelectionOptions) {
  const { schema, types, fragments, conditions } = options;
  return planned;

  function planned(type: GraphQLCompositeType, sets: readonly SelectionSetNode[]): SelectionSetNode {
    const groups = new Map<GraphQLCompositeType, FieldsByKey>();
    const visited = new Set<string>();
    let typename = false;
    for (const set of sets) collect(set, type);

    const selections: SelectionNode[] = [...groups].flatMap(([on, fields]) => selectionsOn(on, fields, type));
    // The type of an object is known without asking; of an interface it need not be, and is asked where it matters.
    const isTypeAsked = isAbstractType(type) && (typename || mayBeHidden(type));
    if (selections.length === 0 || isTypeAsked) selections.unshift(TYPENAME);
    return { kind: Kind.SELECTION_SET, selections };

    function collect(set: SelectionSetNode, on: GraphQLCompositeType): void {
      for (const selection of set.selections) {
        if (!isSelected(selection, conditions)) continue;
        if (selection.kind === Kind.FIELD) {
          if (selection.name.value === '__typename') typename = true;
          else add(selection, on);
        } else if (selection.kind === Kind.INLINE_FRAGMENT) {
          enter(selection.selectionSet, selection.typeCondition?.name.value, on);
        } else {
          const name = selection.name.value;
          const fragment = fragments.get(name);
          if (fragment === undefined || visited.has(`${name} ${on.name}`)) continue;
          visited.add(`${name} ${on.name}`);
          enter(fragment.selectionSet, fragment.typeCondition.name.value, on);
        }
      }
    }

    function enter(set: SelectionSetNode, condition: string | undefined, on: GraphQLCompositeType): void {
      for (const narrowed of narrow(on, condition)) {
        if (narrowed !== type) typename = true;
        collect(set, narrowed);
      }
    }

    function add(field: FieldNode, on: GraphQLCompositeType): void {
      let fields = groups.get(on);
      if (fields === undefined) {
        fields = new Map();
        groups.set(on, fields);
      }
      const key = dataKeyOf(field);
      const same = fields.get(key);
      if (same) same.push(field);
      else fields.set(key, [field]);
    }
  }

  /** An object of a type that is not public has no place in the answer, and only its type tells. */
  function mayBeHidden({ name }: GraphQLCompositeType): boolean {
    return [...types.satisfying(name)].some(
      (type) => types.isObject(type) && schema.getType(type) === undefined,
    );
  }

  function selectionsOn(
    on: GraphQLCompositeType,
    fields: FieldsByKey,
    type: GraphQLCompositeType,
  ): SelectionNode[] {
    const selections = [...fields].map(([key, nodes]) => plannedField(on, key, nodes));
    if (on === type) return selections;
    return [
      {
        kind: Kind.INLINE_FRAGMENT,
        typeCondition: { kind: Kind.NAMED_TYPE, name: nameNode(on.name) },
        selectionSet: { kind: Kind.SELECTION_SET, selections },
      },
    ];
  }

  function plannedField(on: GraphQLCompositeType, key: string, nodes: readonly FieldNode[]): FieldNode {
    const { alias: _, ...node } = nodes[0] as FieldNode;
    const definition = 'getFields' in on ? on.getFields()[node.name.value] : undefined;
    const type = definition && getNamedType(definition.type);
    const sets = nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
    return {
      ...node,
      ...(key !== node.name.value && { alias: nameNode(key) }),
      directives: node.directives?.filter((directive) => !isConditional(directive)) ?? [],
      ...(type && isCompositeType(type) && { selectionSet: planned(type, sets) }),
    };
  }

  /** The types on which a fragment inside of a selection on a type selects anything, none of them wider than need be. */
  function narrow(on: GraphQLCompositeType, condition: string | undefined): readonly GraphQLCompositeType[] {
    const type = condition === undefined ? on : schema.getType(condition);
    if (type === on || !isCompositeType(type) || isWithin(on, type)) return [on];
    if (isWithin(type, on)) return [type];
    if (!isAbstractType(on) || !isAbstractType(type)) return [];
    return schema.getPossibleTypes(on).filter((possible) => isWithin(possible, type));
  }

  function isWithin(type: GraphQLCompositeType, wider: GraphQLCompositeType): boolean {
    return (
      isAbstractType(wider) && (isObjectType(type) || isInterfaceType(type)) && schema.isSubType(wider, type)
    );
  }
}

const nameNode = (value: string): NameNode => ({ kind: Kind.NAME, value });

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: nameNode('__typename') };

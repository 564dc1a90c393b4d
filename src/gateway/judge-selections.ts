import {
  type DirectiveNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { Decided } from '../permission/decide.ts';
import type { ShareTable } from '../permission/share.ts';
import { isCut, isUsable, type Verdict } from '../permission/verdict.ts';
import { type Use, usesOfField } from './input-use.ts';
import type { Operation } from './operation.ts';

/** By what an operation is judged. */
export interface Authority {
  readonly schema: GraphQLSchema;
  readonly decision: Pick<Decided, 'verdict'>;
  readonly table: ShareTable;
  /** Variables of this request whose values read what the caller may not, or not of every record, and what that is. */
  readonly limitedVariables: ReadonlyMap<string, readonly Use[]>;
}

/** A field that is selected, or one that an argument of a selected field reads. */
export interface Judged {
  readonly coordinate: string;
  /** Null for a coordinate that inherits. */
  readonly verdict: Verdict | null;
  /** The argument or input field that reads it; null where the field itself is selected. */
  readonly input: string | null;
  /** `subjects.nodes.*.phone`: response keys, with a star for each list. */
  readonly at: string;
  readonly node: FieldNode;
  /** `@skip` and `@include` of the selection and of everything around it. */
  readonly conditions: readonly DirectiveNode[];
  /** Whether the selection comes as null because of it; what is inside of it is not looked at then. */
  readonly isDenied: boolean;
}

/** Goes through an operation as it is asked, fragments in their places, and judges each field and each use of one. */
export function judgeSelections(
  operation: Operation,
  { schema, decision, table, limitedVariables }: Authority,
  note: (judged: Judged) => void,
): void {
  function walk(type: GraphQLCompositeType, set: SelectionSetNode, place: Place): void {
    for (const selection of set.selections) {
      const conditions = [...place.conditions, ...(selection.directives ?? [])];
      if (selection.kind === Kind.FIELD) {
        field(type, selection, { at: place.at, conditions });
        continue;
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : operation.fragments.get(selection.name.value);
      if (fragment === undefined) continue;
      const condition = fragment.typeCondition && schema.getType(fragment.typeCondition.name.value);
      walk(isCompositeType(condition) ? condition : type, fragment.selectionSet, {
        at: place.at,
        conditions,
      });
    }
  }

  function field(parent: GraphQLCompositeType, node: FieldNode, { at, conditions }: Place): void {
    const definition = 'getFields' in parent ? parent.getFields()[node.name.value] : undefined;
    if (definition === undefined) return;
    const coordinate = `${parent.name}.${node.name.value}`;
    const verdict = decision.verdict(coordinate);
    const here = [...at, node.alias?.value ?? node.name.value];
    const about = { at: here.join('.'), node, conditions };
    const isFieldDenied = isCut(verdict);
    note({ ...about, coordinate, verdict, input: null, isDenied: isFieldDenied });
    if (isFieldDenied) return;
    const { literal, variables } = usesOfField(node, { parent, definition }, { schema, table });
    const uses = [...literal, ...[...variables].flatMap((name) => limitedVariables.get(name) ?? [])];
    let isUseDenied = false;
    for (const use of uses) {
      const used = decision.verdict(use.coordinate);
      // One error says enough; a second would only tell which other argument is denied as well.
      const isDenied: boolean = !isUseDenied && !isUsable(used);
      isUseDenied ||= isDenied;
      note({ ...about, coordinate: use.coordinate, verdict: used, input: use.input, isDenied });
    }
    const named = getNamedType(definition.type);
    if (isUseDenied || node.selectionSet === undefined || !isCompositeType(named)) return;
    const inner = isListType(getNullableType(definition.type)) ? [...here, '*'] : here;
    walk(named, node.selectionSet, { at: inner, conditions });
  }

  const root = schema.getRootType(operation.definition.operation) as GraphQLCompositeType;
  walk(root, operation.definition.selectionSet, { at: [], conditions: [] });
}

interface Place {
  readonly at: readonly string[];
  readonly conditions: readonly DirectiveNode[];
}

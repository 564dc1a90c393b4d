import {
  type DirectiveNode,
  type DocumentNode,
  execute,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { Row } from './execute/row.ts';
import type { Operation } from './operation.ts';
import { isLetThrough } from './selected.ts';

export interface SplitOperation {
  /** What the views are asked; null where nothing but introspection was asked. */
  readonly data: Operation | null;
  /** Answers the introspection from the caller's own schema; null where there was none. */
  readonly introspect: ((variables: Record<string, unknown>) => Record<string, unknown>) | null;
  /** The root fields in the order in which they were selected, fragments spread out. */
  readonly order: readonly RootField[];
}

export interface RootField {
  readonly node: FieldNode;
  /** The directives of each fragment around it, from the outermost. */
  readonly around: readonly (readonly DirectiveNode[])[];
}

/** Stage 2: `__schema` and `__type` are answered here, because the planner refuses them. */
export function splitIntrospection(operation: Operation, schema: GraphQLSchema): SplitOperation {
  const order = rootFields(operation.definition.selectionSet, operation);
  const asked = order.filter(isIntrospection);
  if (asked.length === 0) return { data: operation, introspect: null, order };
  const rest = order.filter((root) => !isIntrospection(root));
  const { document } = withFields(operation, asked);
  return {
    data: rest.length === 0 ? null : withFields(operation, rest),
    introspect: (variables) => {
      const result = execute({ schema, document, variableValues: variables });
      // Introspection resolves synchronously; its fields can only fail through a fault of the schema itself.
      return (result as { data?: Record<string, unknown> }).data ?? {};
    },
    order,
  };
}

const isIntrospection = ({ node }: RootField) =>
  node.name.value === '__schema' || node.name.value === '__type';

function rootFields(
  set: SelectionSetNode,
  operation: Operation,
  around: RootField['around'] = [],
): RootField[] {
  return set.selections.flatMap((selection): RootField[] => {
    if (selection.kind === Kind.FIELD) return [{ node: selection, around }];
    const inner =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection.selectionSet
        : operation.fragments.get(selection.name.value)?.selectionSet;
    const directives = selection.directives ?? [];
    const within = directives.length === 0 ? around : [...around, directives];
    return inner === undefined ? [] : rootFields(inner, operation, within);
  });
}

// Each condition stays on a fragment of its own: of two `@include` on one field graphql-js reads the first.
const nested = ({ node, around }: RootField): SelectionNode =>
  around.reduceRight<SelectionNode>(
    (selection, directives) => ({
      kind: Kind.INLINE_FRAGMENT,
      directives,
      selectionSet: { kind: Kind.SELECTION_SET, selections: [selection] },
    }),
    node,
  );

function withFields(operation: Operation, fields: readonly RootField[]): Operation {
  const definition: OperationDefinitionNode = {
    ...operation.definition,
    selectionSet: { kind: Kind.SELECTION_SET, selections: fields.map(nested) },
  };
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [definition, ...operation.fragments.values()],
  };
  return { ...operation, document, definition };
}

/** Data and introspection in one answer, in the order in which this request selected them. */
export function joinAnswers(
  order: readonly RootField[],
  answers: readonly (Readonly<Record<string, unknown>> | undefined)[],
  variables: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const joined: Record<string, unknown> = new Row();
  for (const { node, around } of order) {
    const key = node.alias?.value ?? node.name.value;
    const from = answers.find((answer) => answer !== undefined && Object.hasOwn(answer, key));
    const isSelected = isLetThrough([...around.flat(), ...(node.directives ?? [])], variables);
    if (from !== undefined && isSelected) joined[key] = from[key];
  }
  return joined;
}

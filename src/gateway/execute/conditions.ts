import {
  type ConstValueNode,
  type DirectiveNode,
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';

/** A variable that `@skip` or `@include` names, and what it is when the caller does not give it. */
export interface Condition {
  readonly variable: string;
  readonly fallback: boolean;
}

/** The values of all condition variables of an operation in one request. */
export type ConditionValues = ReadonlyMap<string, boolean>;

type Directed = { readonly directives?: readonly DirectiveNode[] | undefined };

export const isConditional = ({ name }: DirectiveNode): boolean =>
  name.value === 'skip' || name.value === 'include';

/** Whether a node of the caller's operation is selected. */
export function isSelected({ directives = [] }: Directed, values: ConditionValues): boolean {
  return directives.every((directive) => {
    const condition = conditionOf(directive);
    if (condition === undefined) return true;
    const value =
      condition.kind === Kind.VARIABLE
        ? values.get(condition.name.value) === true
        : condition.kind === Kind.BOOLEAN && condition.value;
    return value === (directive.name.value === 'include');
  });
}

/** The condition variables of a document of one operation. */
export function conditionsOf(document: DocumentNode, operation: OperationDefinitionNode): Condition[] {
  const defaults = new Map<string, ConstValueNode | undefined>(
    operation.variableDefinitions?.map((definition) => [
      definition.variable.name.value,
      definition.defaultValue,
    ]),
  );
  const variables = new Set<string>();
  visit(document, {
    Directive(directive) {
      const condition = conditionOf(directive);
      if (condition?.kind === Kind.VARIABLE) variables.add(condition.name.value);
    },
  });
  return [...variables].map((variable) => {
    const fallback = defaults.get(variable);
    return { variable, fallback: fallback?.kind === Kind.BOOLEAN && fallback.value };
  });
}

/** What is neither given nor has a default is false, though no valid request leaves it so. */
export function conditionValues(
  conditions: readonly Condition[],
  variables: Readonly<Record<string, unknown>>,
): ConditionValues {
  if (conditions.length === 0) return NONE;
  return new Map(
    conditions.map(({ variable, fallback }) => {
      const given = Object.hasOwn(variables, variable) ? variables[variable] : undefined;
      return [variable, given === undefined ? fallback : given === true];
    }),
  );
}

const NONE: ConditionValues = new Map();

function conditionOf(directive: DirectiveNode) {
  if (!isConditional(directive)) return undefined;
  return directive.arguments?.find((argument) => argument.name.value === 'if')?.value;
}

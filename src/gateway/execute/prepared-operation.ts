import {
  type DocumentNode,
  type FragmentDefinitionNode,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  print,
  visit,
} from 'graphql';
import { HubError } from '../../errors.ts';
import type { Supergraph } from '../supergraph.ts';
import { type Condition, type ConditionValues, conditionsOf } from './conditions.ts';
import { plannedVariable } from './planned-names.ts';
import { compilePlannedSelections } from './planned-selections.ts';

/** A caller's operation, and the form of it that is planned. */
export interface PreparedOperation {
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly conditions: readonly Condition[];
  /** The types that its fragments are on. */
  readonly typeConditions: ReadonlySet<string>;
}

/** Throws OPERATION_NOT_FOUND, or OPERATION_UNSUPPORTED for a subscription. */
export function prepareOperation(
  document: DocumentNode,
  operationName: string | undefined,
): PreparedOperation {
  const operation = getOperationAST(document, operationName);
  if (!operation) throw new HubError('OPERATION_NOT_FOUND');
  if (operation.operation === 'subscription') {
    throw new HubError('OPERATION_UNSUPPORTED', { kind: operation.operation });
  }
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const own: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation, ...fragments.values()] };
  return {
    operation,
    fragments,
    conditions: conditionsOf(own, operation),
    typeConditions: typeConditionsOf(own),
  };
}

/** The text to plan, or undefined where nothing but `__typename` of the root is asked. */
export function plannedText(
  { operation, fragments }: PreparedOperation,
  { publicSchema: schema, types }: Pick<Supergraph, 'publicSchema' | 'types'>,
  conditions: ConditionValues,
): string | undefined {
  const root = schema.getRootType(operation.operation);
  if (!root) throw new Error(`The public schema has no ${operation.operation} type.`);
  const planned = compilePlannedSelections({ schema, types, fragments, conditions });
  const selectionSet = planned(root, [operation.selectionSet]);
  const [first] = selectionSet.selections;
  if (first?.kind === Kind.FIELD && first.name.value === '__typename') return undefined;
  const document = visit(
    { ...operation, selectionSet },
    {
      Variable(variable) {
        const name = plannedVariable(variable.name.value);
        return name === variable.name.value
          ? undefined
          : { ...variable, name: { kind: Kind.NAME, value: name } };
      },
    },
  );
  return print(document);
}

function typeConditionsOf(document: DocumentNode): ReadonlySet<string> {
  const types = new Set<string>();
  visit(document, {
    InlineFragment({ typeCondition }) {
      if (typeCondition) types.add(typeCondition.name.value);
    },
    FragmentDefinition({ typeCondition }) {
      types.add(typeCondition.name.value);
    },
  });
  return types;
}

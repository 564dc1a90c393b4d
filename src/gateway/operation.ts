import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  validate,
  valueFromASTUntyped,
  visit,
} from 'graphql';
import { HubError } from '../errors.ts';
import { checkShape } from './limits.ts';

export interface Operation {
  /** The operation and the fragments that it spreads; nothing else of what was sent. */
  readonly document: DocumentNode;
  readonly definition: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** How many fields it selects, those of a fragment at each place where it is spread. */
  readonly fields: number;
}

/** Stage 1: the one operation that is asked, valid against the caller's own schema and within the limits. */
export function readOperation(
  document: DocumentNode,
  operationName: string | undefined,
  schema: GraphQLSchema,
): Operation {
  const [fault] = validate(schema, document, undefined, { maxErrors: 1, hideSuggestions: true });
  if (fault !== undefined) throw new HubError('GRAPHQL_VALIDATION_FAILED', { why: whyInvalid(fault) });
  const definition = getOperationAST(document, operationName);
  if (definition == null) throw new HubError('OPERATION_NOT_FOUND');
  // Validation lets a kind pass that the schema has no root for, and checks none of its fields.
  if (definition.operation === 'subscription' || schema.getRootType(definition.operation) == null) {
    throw new HubError('OPERATION_UNSUPPORTED', { kind: definition.operation });
  }
  const fragments = fragmentsOf(definition, document);
  const fields = checkShape(definition, fragments);
  const own: DocumentNode = { kind: Kind.DOCUMENT, definitions: [definition, ...fragments.values()] };
  refuseNulCharacters(own);
  return { document: own, definition, fragments, fields };
}

// graphql-js compares at most so many pairs of equally named selections, and says no more than this when it stops.
const whyInvalid = ({ message }: GraphQLError): string =>
  message === 'Validation aborted.'
    ? 'The same fields are selected too often to check that they agree; select each once.'
    : message;

/** The fragments that an operation spreads; a document may hold others, for its other operations. */
function fragmentsOf(
  definition: OperationDefinitionNode,
  document: DocumentNode,
): Map<string, FragmentDefinitionNode> {
  const all = new Map<string, FragmentDefinitionNode>();
  for (const found of document.definitions) {
    if (found.kind === Kind.FRAGMENT_DEFINITION) all.set(found.name.value, found);
  }
  const reached = new Map<string, FragmentDefinitionNode>();
  const toVisit: (OperationDefinitionNode | FragmentDefinitionNode)[] = [definition];
  for (const node of toVisit) {
    visit(node, {
      FragmentSpread({ name: { value: name } }) {
        const fragment = all.get(name);
        if (fragment === undefined || reached.has(name)) return;
        reached.set(name, fragment);
        toVisit.push(fragment);
      },
    });
  }
  return reached;
}

const NUL_REFUSED = 'a string holds the character U+0000, which no record can hold';

function refuseNulCharacters(document: DocumentNode): void {
  visit(document, {
    StringValue({ value }) {
      if (value.includes('\0')) throw new HubError('GRAPHQL_VALIDATION_FAILED', { why: `${NUL_REFUSED}.` });
    },
  });
}

/**
 * The caller's variables, checked against its own schema, with the operation's defaults filled in. They are
 * handed on as they came: each view coerces them once more, and coercing twice would break a scalar whose
 * inside differs from its outside.
 */
export function readVariables(
  { definition }: Pick<Operation, 'definition'>,
  given: Readonly<Record<string, unknown>>,
  schema: GraphQLSchema,
): Record<string, unknown> {
  const { errors } = getVariableValues(schema, definition.variableDefinitions ?? [], given, {
    maxErrors: 1,
    hideSuggestions: true,
  });
  const fault = (errors as readonly GraphQLError[] | undefined)?.[0];
  if (fault !== undefined) throw new HubError('VARIABLES_INVALID', { why: fault.message });
  // A variable may be called `__proto__`.
  const variables: Record<string, unknown> = Object.create(null);
  for (const { variable, defaultValue } of definition.variableDefinitions ?? []) {
    const name = variable.name.value;
    if (Object.hasOwn(given, name)) variables[name] = withoutNulCharacters(given[name], name);
    else if (defaultValue !== undefined) variables[name] = valueFromASTUntyped(defaultValue);
  }
  return variables;
}

function withoutNulCharacters(value: unknown, variable: string): unknown {
  if (typeof value === 'string' && value.includes('\0')) {
    throw new HubError('VARIABLES_INVALID', { why: `in "$${variable}" ${NUL_REFUSED}.` });
  }
  if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) withoutNulCharacters(inner, variable);
  }
  return value;
}

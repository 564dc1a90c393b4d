import {
  type DocumentNode,
  execute,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  NoSchemaIntrospectionCustomRule,
  parse,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../clock.ts';
import { HubError } from '../../errors.ts';
import { compileCost, LIMITS } from '../../gateway/limits.ts';
import { readOperation, readVariables } from '../../gateway/operation.ts';
import type { Decided } from '../../permission/decide.ts';
import { ANONYMOUS } from '../../permission/principal.ts';
import type { ShareTable } from '../../permission/share.ts';
import { isCut, isUsable } from '../../permission/verdict.ts';
import type { RequestScope } from '../../subgraph/context.ts';
import type { LocalSubgraph } from '../../subgraph/local.ts';
import { type Needed, neededCoordinates } from '../../subgraph/remote/needed-coordinates.ts';
import { documentHash, type Statement } from '../../subgraph/remote/statement.ts';
import type { SubgraphRequest, SubgraphResponse } from '../../subgraph/seat.ts';
import type { View } from '../../subgraph/view.ts';
import { parseRefusal } from '../parse-refusal.ts';
import { narrowedSchema } from './narrowed-schema.ts';
import { statedDecision } from './stated-decision.ts';

export interface ServedView {
  readonly view: View;
  readonly table: ShareTable;
  readonly local: LocalSubgraph;
  readonly clock: Clock;
}

export interface ViewQuestion {
  readonly text: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Null where nobody whom this view believes has stated anything. */
  readonly statement: Statement | null;
}

interface ReadDocument {
  readonly document: DocumentNode;
  readonly hash: string;
  readonly needed: Needed;
}

// A document of a plan has 1 to 3 kB, and its tree some forty times that; by their size, as anybody may send the largest.
const KEPT_DOCUMENT_BYTES = 2_000_000;
// One for whoever has no statement; else one per way in which a statement allows less than its document could read.
const KEPT_SCHEMAS = 100;

/**
 * Answers for a view that runs on a server of its own. What the gateway has stated is answered as the view in
 * the hub's own process would; whoever asks without a statement gets OPEN fields, within the gateway's limits.
 */
export function viewAnswerer(served: ServedView): (asked: ViewQuestion) => Promise<SubgraphResponse> {
  const { view, table, local, clock } = served;
  const documents = new LRUCache<string, ReadDocument>({
    maxSize: KEPT_DOCUMENT_BYTES,
    sizeCalculation: (_read, text) => text.length + 1,
  });
  const schemas = new LRUCache<string, GraphQLSchema>({ max: KEPT_SCHEMAS });
  const validated = new WeakMap<DocumentNode, WeakSet<GraphQLSchema>>();

  function read(text: string): ReadDocument {
    let known = documents.get(text);
    if (known === undefined) {
      const document = parsed(text);
      known = { document, hash: documentHash(text), needed: neededCoordinates(document, view.schema, table) };
      documents.set(text, known);
    }
    return known;
  }

  /** The schema that a document is checked against: the whole one only where all that it can read is stated. */
  function schemaFor(statement: Statement | null, decision: Decided, needed: Needed): GraphQLSchema {
    if (statement === null) return narrowed('', decision, { isStated: false });
    if (isAllGiven(decision, needed)) return view.schema;
    const verdicts = [...statement.verdicts]
      .map(([name, verdict]) => `${name} ${JSON.stringify(verdict)}`)
      .sort();
    return narrowed(JSON.stringify(verdicts), decision, { isStated: true });
  }

  function narrowed(key: string, decision: Decided, options: { isStated: boolean }): GraphQLSchema {
    const schema = schemas.get(key) ?? narrowedSchema(view.schema, table, { decision, ...options });
    schemas.set(key, schema);
    return schema;
  }

  function validateStated(document: DocumentNode, schema: GraphQLSchema): void {
    const known = validated.get(document) ?? new WeakSet();
    if (known.has(schema)) return;
    const [fault] = validate(schema, document, undefined, { maxErrors: 1, hideSuggestions: true });
    if (fault !== undefined) throw new HubError('GRAPHQL_VALIDATION_FAILED', { why: fault.message });
    validated.set(document, known.add(schema));
  }

  return async ({ text, operationName, variables, statement: offered }) => {
    const { document, hash, needed } = read(text);
    const statement = offered?.document === hash ? offered : null;
    const decision = statedDecision(statement, table);
    const schema = schemaFor(statement, decision, needed);
    if (statement === null) refuseUnfit({ document, operationName, variables }, schema);
    else validateStated(document, schema);
    const operation = getOperationAST(document, operationName);
    if (operation == null) throw new HubError('OPERATION_NOT_FOUND');
    // Nobody but the gateway may write, whatever the class of the field.
    const mayRun =
      operation.operation === 'query' || (operation.operation === 'mutation' && statement !== null);
    if (!mayRun) {
      throw new HubError('OPERATION_UNSUPPORTED', { kind: operation.operation });
    }

    const scope: RequestScope = {
      moment: clock(),
      principal: statement?.principal ?? ANONYMOUS,
      decision,
      purpose: statement?.purpose ?? null,
    };
    // An input that reads what is refused is no input at all, in a variable as little as in the document.
    if (schema !== view.schema) readVariables({ definition: operation }, variables, schema);
    if ([...needed.selected].some((name) => isCut(decision.verdict(name)))) {
      return execute({
        schema,
        document,
        operationName,
        variableValues: variables,
        contextValue: local.contextOf(scope),
      });
    }
    const request: SubgraphRequest = {
      document,
      operationText: text,
      operationName,
      kind: operation.operation,
      variables: { ...variables },
      deadline: performance.now() + LIMITS.requestMs,
      context: scope,
    };
    return local.execute(request);
  };
}

/** Whether there is nothing in a document that would have to be refused; masks and scopes are each row's matter. */
const isAllGiven = (decision: Decided, { selected, usable }: Needed): boolean =>
  [...selected].every((name) => !isCut(decision.verdict(name))) &&
  [...usable].every((name) => isUsable(decision.verdict(name)));

function parsed(text: string): DocumentNode {
  try {
    return parse(text, { maxTokens: LIMITS.tokens });
  } catch (cause) {
    throw parseRefusal((cause as GraphQLError).message);
  }
}

type Unstated = Pick<ViewQuestion, 'operationName' | 'variables'> & { readonly document: DocumentNode };

/** What the gateway would refuse, the view refuses to whoever goes round it. */
function refuseUnfit({ document, operationName, variables }: Unstated, schema: GraphQLSchema): void {
  const operation = readOperation(document, operationName, schema);
  const [introspection] = validate(schema, document, [NoSchemaIntrospectionCustomRule], { maxErrors: 1 });
  if (introspection !== undefined) {
    throw new HubError('GRAPHQL_VALIDATION_FAILED', { why: introspection.message });
  }
  const cost = compileCost(schema, operation.definition, operation.fragments)(variables);
  if (cost.values > LIMITS.cost) {
    throw new HubError('QUERY_TOO_COSTLY', { actual: cost.values, limit: LIMITS.cost, where: cost.where });
  }
}

import { type DocumentNode, Kind, OperationTypeNode } from 'graphql';
import { HubError } from '../../errors.ts';
import { log } from '../../log.ts';
import type { SubgraphErrorShape, SubgraphRequest, SubgraphResponse } from '../../subgraph/seat.ts';
import { LATE } from './deadline.ts';
import { callersVariable } from './planned-names.ts';
import { isObject, Row } from './row.ts';
import type { Run } from './run.ts';

export interface SubgraphCall {
  readonly subgraph: string;
  readonly document: DocumentNode;
  readonly operationText: string;
  readonly operationName: string | undefined;
}

/** What came of a call: a response of the right form, or the one error that stands for its absence. */
export type Outcome =
  | {
      readonly data: Row | null;
      readonly errors: readonly SubgraphErrorShape[];
      readonly failure?: undefined;
    }
  | { readonly failure: HubError };

/**
 * Asks a subgraph, and waits no longer than the whole request may take. Never rejects: what one subgraph fails to do
 * must not take the data of the others along.
 */
export async function callSubgraph(
  call: SubgraphCall,
  run: Run,
  variables: Record<string, unknown>,
): Promise<Outcome> {
  const { subgraph: name, document, operationText, operationName } = call;
  const subgraph = run.subgraphs.get(name);
  const { context, deadline } = run;
  if (subgraph === undefined) return failed(name, new Error('No such subgraph is configured.'));
  if (deadline.passed()) return failed(name, new HubError('SUBGRAPH_TIMEOUT', { subgraph: name }));
  const kind = kindOf(document);
  let response: SubgraphResponse | typeof LATE;
  try {
    response = await deadline.race(
      subgraph.execute({
        document,
        operationText,
        operationName,
        kind,
        variables,
        deadline: deadline.at,
        context,
      }),
    );
  } catch (cause) {
    return failed(name, cause);
  }
  if (response === LATE) {
    const code = kind === 'mutation' ? 'UNKNOWN_OUTCOME' : 'SUBGRAPH_TIMEOUT';
    return failed(name, new HubError(code, { subgraph: name }));
  }
  return checked(name, response);
}

// A plan asks for entities by queries, also where the caller's operation is a mutation.
function kindOf({ definitions }: DocumentNode): SubgraphRequest['kind'] {
  const operation = definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return operation?.operation === OperationTypeNode.MUTATION ? 'mutation' : 'query';
}

/** The variables of a fetch under their planned names, from the caller's. */
export function compileVariables(
  usages: readonly string[] | undefined,
): (run: Run) => Record<string, unknown> {
  const names = (usages ?? []).map((planned) => ({ planned, caller: callersVariable(planned) }));
  return ({ variables }) => {
    const picked: Record<string, unknown> = new Row();
    for (const { planned, caller } of names) {
      if (Object.hasOwn(variables, caller)) picked[planned] = variables[caller];
    }
    return picked;
  };
}

/** The form of a response that the GraphQL specification (October 2021, section 7.1) allows; its content is not judged. */
function checked(subgraph: string, response: SubgraphResponse): Outcome {
  if (!isObject(response)) return invalid(subgraph, 'The response is not an object.');
  const { data = null, errors = [] } = response;
  if (data !== null && !isObject(data)) return invalid(subgraph, '"data" is not an object.');
  if (!Array.isArray(errors) || !errors.every(isError)) {
    return invalid(subgraph, '"errors" is not a list of errors.');
  }
  if (data === null && errors.length === 0) {
    return invalid(subgraph, 'The response has neither data nor errors.');
  }
  return { data, errors };
}

function isError(error: unknown): error is SubgraphErrorShape {
  if (!isObject(error)) return false;
  const { message, path, extensions } = error;
  return (
    typeof message === 'string' &&
    (path === undefined || path === null || Array.isArray(path)) &&
    (extensions === undefined || extensions === null || isObject(extensions))
  );
}

/** The error of a response that is not what was asked for. The reason goes to the log. */
export function invalidResponse(subgraph: string, why: string): HubError {
  const cause = new Error(why);
  log.error({ subgraph, err: cause }, 'a subgraph answered with something that is not valid');
  return new HubError('SUBGRAPH_INVALID_RESPONSE', { subgraph }, { cause });
}

function invalid(subgraph: string, why: string): Outcome {
  return { failure: invalidResponse(subgraph, why) };
}

function failed(subgraph: string, cause: unknown): Outcome {
  log.error({ subgraph, err: cause }, 'a subgraph did not answer');
  // A subgraph's client may already have said it better, for example that a mutation's outcome is not known.
  if (cause instanceof HubError) return { failure: cause };
  return { failure: new HubError('SUBGRAPH_UNAVAILABLE', { subgraph }, { cause }) };
}

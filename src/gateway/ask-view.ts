import { HubError } from '../errors.ts';
import type { RequestScope } from '../subgraph/context.ts';
import type { Subgraph } from '../subgraph/seat.ts';
import { fetchDocument } from './execute/fetch-document.ts';
import { LIMITS } from './limits.ts';
import type { Supergraph } from './supergraph.ts';

export interface ViewQuestion {
  readonly operationText: string;
  /** Its name in the text. */
  readonly operationName: string;
  readonly variables: Record<string, unknown>;
}

/** Asks a view beside the plan, as the caller would; throws the error of a view that did not answer. */
export async function askView(
  supergraph: Supergraph,
  subgraph: Subgraph,
  scope: RequestScope,
  { operationText, operationName, variables }: ViewQuestion,
): Promise<Record<string, unknown>> {
  const { data, errors } = await subgraph.execute({
    document: fetchDocument(supergraph, operationText),
    operationText,
    operationName,
    kind: 'query',
    variables,
    deadline: performance.now() + LIMITS.requestMs,
    context: scope,
  });
  const [error] = errors ?? [];
  if (error !== undefined) {
    const known = error.originalError instanceof HubError ? error.originalError : null;
    throw known ?? new HubError('SUBGRAPH_UNAVAILABLE', { subgraph: subgraph.name });
  }
  return data ?? {};
}

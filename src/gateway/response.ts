import { randomBytes } from 'node:crypto';
import { GraphQLError } from 'graphql';
import { HubError } from '../errors.ts';
import { log } from '../log.ts';

/** An error of the whole request: no data comes with it. */
export function refusal(error: unknown): { errors: GraphQLError[]; status: number } {
  const safe = error instanceof HubError ? error : internalError(error);
  return { errors: [shown(new GraphQLError(safe.message, { originalError: safe }))], status: safe.status };
}

/**
 * The error as a caller may see it: catalogue text and code, in both languages. What is not from the catalogue
 * is a fault of ours, told by a reference under which the operator finds it in the log.
 */
export function shown(error: GraphQLError): GraphQLError {
  const origin = hubErrorOf(error) ?? internalError(error.originalError ?? error);
  return new GraphQLError(origin.message, {
    ...(error.nodes && { nodes: error.nodes }),
    ...(error.path && { path: error.path }),
    extensions: { ...safeExtensions(error), code: origin.code, messageZh: origin.messageZh },
  });
}

/** The error of the catalogue that an error of the graph stands for, if it does. */
export function hubErrorOf(error: GraphQLError): HubError | null {
  if (error.originalError instanceof HubError) return error.originalError;
  // graphql-js wraps once per layer: a resolver’s error reaches us inside the error of its subgraph.
  return error.originalError instanceof GraphQLError ? hubErrorOf(error.originalError) : null;
}

/** A fault of ours: the cause goes to the log under a reference, and the reference to the caller. */
export function internalError(cause: unknown): HubError {
  const reference = randomBytes(5).toString('hex');
  log.error({ err: cause, reference }, 'a request failed inside');
  return new HubError('INTERNAL', { reference }, { cause });
}

/** Only errors that the gateway itself made carry extensions outwards; a view’s may hold anything. */
const safeExtensions = (error: GraphQLError): Record<string, unknown> =>
  error.originalError instanceof HubError ? { ...error.extensions } : {};

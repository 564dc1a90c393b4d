import { z } from 'zod';
import { HubError } from '../../errors.ts';
import { log } from '../../log.ts';
import type { SubgraphErrorShape, SubgraphResponse } from '../seat.ts';
import { readWireError } from './wire-error.ts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

// GraphQL, October 2021, section 7.1. The content of `data` is judged where it is merged.
const AnswerForm = z.object({
  data: z.custom<Record<string, unknown>>(isObject).nullish(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        path: z.array(z.union([z.string(), z.int()])).nullish(),
        extensions: z.custom<Record<string, unknown>>(isObject).nullish(),
      }),
    )
    .nullish(),
});

/** The GraphQL response that a body holds. Throws an Error that says what else it is. */
export function readAnswer(body: Buffer, subgraph: string): SubgraphResponse {
  const { data = null, errors } = AnswerForm.parse(parsed(body));
  if (data === null && (errors == null || errors.length === 0)) {
    throw new Error('The reply has neither data nor errors.');
  }
  return { data, ...(errors != null && { errors: errors.map((error) => readError(error, subgraph)) }) };
}

function parsed(body: Buffer): unknown {
  try {
    // Takes a byte order mark away, and refuses what is not UTF-8.
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    // The parser's own words quote the body, and what goes into the log must not hold a department's data.
    throw new Error('The reply is not JSON in UTF-8.');
  }
}

type ToldError = NonNullable<z.infer<typeof AnswerForm>['errors']>[number];

/** A department's own words are for the log: to a caller they could tell of its inside, or pass for the hub's. */
function readError({ message, path, extensions }: ToldError, subgraph: string): SubgraphErrorShape {
  let error = readWireError(extensions ?? {});
  if (error === undefined) {
    log.warn({ subgraph, told: message, code: extensions?.code }, 'a department answered with an error');
    error = new HubError('SUBGRAPH_FAILED', { subgraph });
  }
  return { message: error.message, originalError: error, ...(path != null && { path }) };
}

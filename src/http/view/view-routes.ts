import type { FastifyInstance, FastifyReply } from 'fastify';
import { GraphQLError } from 'graphql';
import { z } from 'zod';
import { HubError } from '../../errors.ts';
import { hubErrorOf, internalError } from '../../gateway/response.ts';
import { DECISION_APPLIED, STATEMENT_HEADER } from '../../subgraph/remote/statement-header.ts';
import { wireExtensions } from '../../subgraph/remote/wire-error.ts';
import type { SubgraphErrorShape } from '../../subgraph/seat.ts';
import { type ServedView, viewAnswerer } from './answer-view.ts';
import type { StatementReader } from './statement-reader.ts';

const Body = z.object({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
});

// A page of 500 entities by their keys has some 50 kB; a gateway may ask for those of a whole answer at once.
const BODY_LIMIT = 8 * 1_048_576;

/** `POST /graphql` of one view on a server of its own; a gateway asks it with a statement. */
export function viewRoutes(
  app: FastifyInstance,
  parts: ServedView & { readonly statements: StatementReader },
): void {
  const answer = viewAnswerer(parts);

  app.post('/graphql', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const body = Body.safeParse(request.body);
    if (!body.success) {
      throw new HubError('REQUEST_MALFORMED', {
        why: 'its body is not {"query", "operationName", "variables"}',
      });
    }
    const { query, operationName, variables } = body.data;
    const header = request.headers[STATEMENT_HEADER];
    void reply.header(STATEMENT_HEADER, DECISION_APPLIED);
    const { data, errors = [] } = await answer({
      text: query,
      operationName: operationName ?? undefined,
      variables: variables ?? {},
      statement: await parts.statements(typeof header === 'string' ? header : undefined),
    });
    return send(reply, request.headers.accept, {
      ...(errors.length > 0 && { errors: errors.map(wireError) }),
      ...(data !== undefined && { data }),
    });
  });
}

const RESPONSE_TYPE = 'application/graphql-response+json';

function send(reply: FastifyReply, accept: string | undefined, body: object): FastifyReply {
  const type = accept?.includes(RESPONSE_TYPE) ? RESPONSE_TYPE : 'application/json';
  return reply.type(`${type}; charset=utf-8`).send(JSON.stringify(body));
}

function wireError(error: SubgraphErrorShape): object {
  const met = error instanceof GraphQLError ? error : new GraphQLError(error.message);
  const known = hubErrorOf(met) ?? internalError(met.originalError ?? met);
  return {
    message: known.message,
    ...(met.path && { path: met.path }),
    extensions: wireExtensions(known),
  };
}

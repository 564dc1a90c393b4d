import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { HubError } from '../errors.ts';
import { refusal } from '../gateway/response.ts';

/** Every refusal outside the graph has the graph’s own form, so that a client reads one kind of error. */
export function replyWithError(error: unknown, _request: FastifyRequest, reply: FastifyReply): void {
  const { errors, status } = refusal(catalogued(error));
  void reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send({ errors: errors.map((shown) => shown.toJSON()) });
}

export function replyNotFound(request: FastifyRequest, reply: FastifyReply): void {
  replyWithError(new HubError('ROUTE_NOT_FOUND'), request, reply);
}

export const BODY_LIMIT = 1_048_576;

/** What the server itself refuses before a route sees it: a body too large, not JSON, of an unknown kind. */
function catalogued(error: unknown): unknown {
  const { code, statusCode } = error as Partial<FastifyError>;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new HubError('REQUEST_TOO_LARGE', { limit: BODY_LIMIT });
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return new HubError('REQUEST_MALFORMED', { why: 'its Content-Type is not application/json' });
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500 && !(error instanceof HubError)) {
    return new HubError('REQUEST_MALFORMED', { why: 'its body is not what its Content-Type says' });
  }
  return error;
}

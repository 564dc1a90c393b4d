import type { IncomingHttpHeaders } from 'node:http';
import { ApolloServer, type BaseContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GatewayExecutor, GatewayInterface } from '@apollo/server-gateway-interface';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { receiptText } from '../audit/event.ts';
import { HubError } from '../errors.ts';
import { answer } from '../gateway/answer.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { LIMITS } from '../gateway/limits.ts';
import type { PublishedGateway } from '../gateway/published.ts';
import { internalError, refusal } from '../gateway/response.ts';
import { log } from '../log.ts';
import type { Caller } from './authenticate.ts';
import { parseRefusal } from './parse-refusal.ts';
import { statusByAccept } from './status-by-accept.ts';

export type CallerOf = (headers: IncomingHttpHeaders) => Promise<Caller>;

interface GraphContext extends BaseContext {
  readonly caller: Caller;
  readonly reply: FastifyReply;
}

/** `POST /graphql`, and `GET` for queries; `page` answers a browser. */
export async function graphqlRoute(
  app: FastifyInstance,
  parts: { gateways: PublishedGateway; page: (reply: FastifyReply) => unknown; callerOf: CallerOf },
): Promise<void> {
  const apollo = new ApolloServer<GraphContext>({
    gateway: seat(parts.gateways),
    // Apollo validates against one schema for everybody; ours, in the gateway, is the caller’s own.
    dangerouslyDisableValidation: true,
    // A page elsewhere gains nothing by a GET: no cookie says who asks, and only queries run. For POST see below.
    csrfPrevention: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    formatError: catalogued,
    includeStacktraceInErrorResponses: false,
    // Apollo’s own copies every answer to end it with a line break.
    stringifyResult: JSON.stringify,
    stopOnTerminationSignals: false,
    persistedQueries: false,
    logger: log,
    nodeEnv: 'production',
    plugins: [
      fastifyApolloDrainPlugin(app),
      statusByAccept,
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
  await apollo.start();

  // Who asks is settled before Apollo sees the request: an unknown token is refused in the hub’s own words.
  const callers = new WeakMap<FastifyRequest, Caller>();
  app.addHook('preHandler', async (request) => {
    if (request.routeOptions.url !== '/graphql') return;
    if (request.method === 'POST') refuseUnlessJson(request);
    callers.set(request, await parts.callerOf(request.headers));
  });
  const ask = fastifyApolloHandler(apollo, {
    context: async (request, reply) => {
      // What is withdrawn or no longer shared must not live on in a cache.
      void reply.header('cache-control', 'no-store');
      return { caller: callers.get(request) as Caller, reply };
    },
  });
  app.post('/graphql', ask);
  app.get('/graphql', (request, reply) =>
    request.headers.accept?.includes('text/html') ? parts.page(reply) : ask.call(app, request, reply),
  );
}

/** Browsers send forms and texts to any site without asking it first, so a mutation must not come as one. */
function refuseUnlessJson({ headers }: FastifyRequest): void {
  if (!/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')) {
    throw new HubError('REQUEST_MALFORMED', { why: 'its Content-Type is not application/json' });
  }
}

/** The gateway in the place where Apollo Server expects its own. */
function seat(gateways: PublishedGateway): GatewayInterface {
  const executor: GatewayExecutor = async ({ document, operationName, queryHash, request, context }) => {
    const { caller, reply } = context as GraphContext;
    try {
      const answered = await answer(gateways.current(), {
        document,
        operationHash: queryHash,
        operationName: request.operationName ?? operationName ?? undefined,
        variables: request.variables ?? {},
        ...caller,
      });
      void reply.header('X-Audit-Entry', receiptText(answered.receipt));
      const { data, errors, extensions, isRefused } = answered;
      const beside = extensions && { extensions };
      if (isRefused) return { errors: errors.map((shown) => withStatus(shown, REFUSED)), ...beside };
      return { ...(errors.length > 0 && { errors }), data, ...beside };
    } catch (error) {
      const { errors, status } = refusal(error);
      return { errors: errors.map((shown) => withStatus(shown, status)) };
    }
  };
  return {
    async load() {
      return { executor };
    },
    onSchemaLoadOrUpdate(callback) {
      const tell = ({ supergraph: { publicSchema, sdl } }: Gateway) =>
        callback({ apiSchema: publicSchema, coreSupergraphSdl: sdl });
      tell(gateways.current());
      return gateways.onPublish(tell);
    },
    async stop() {},
  };
}

const REFUSED = 403;

/** Apollo reads the status of the answer off its errors, and drops `http` before they leave. */
const withStatus = (error: GraphQLError, status: number) =>
  new GraphQLError(error.message, { extensions: { ...error.extensions, http: { status } } });

/** Errors of Apollo’s own stages (parsing, the form of the request) in the words of the catalogue. */
function catalogued(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const { messageZh, code } = formatted.extensions ?? {};
  // An operation that Apollo did not find either comes back with its code in place of ours.
  if (messageZh !== undefined && code !== 'OPERATION_RESOLUTION_FAILURE') return formatted;
  const error = ofApollo(formatted);
  const { locations } = formatted;
  return {
    message: error.message,
    ...(locations && { locations }),
    extensions: { code: error.code, messageZh: error.messageZh },
  };
}

function ofApollo({ message, extensions }: GraphQLFormattedError): HubError {
  switch (extensions?.code) {
    case 'GRAPHQL_PARSE_FAILED':
      return parseRefusal(message);
    case 'OPERATION_RESOLUTION_FAILURE':
      return new HubError('OPERATION_NOT_FOUND');
    // A client that tries the hash of a query first sends the query itself when it reads this code.
    case 'PERSISTED_QUERY_NOT_SUPPORTED':
      return new HubError('PERSISTED_QUERY_NOT_SUPPORTED');
    case 'BAD_REQUEST':
      return new HubError('REQUEST_MALFORMED', { why: message.replace(/\.$/, '') });
    default:
      return internalError(new Error(message));
  }
}

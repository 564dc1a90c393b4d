import type { ApolloServerPlugin } from '@apollo/server';

/**
 * Gives status 200 to a GraphQL response without data where the client accepts `application/json` and has not heard of
 * `application/graphql-response+json`: to such a client another status means that no GraphQL server has spoken
 * (GraphQL over HTTP, section 6.4.1). A request that is not one of GraphQL keeps its status, and so does what the hub
 * refuses for reasons outside of the operation.
 */
export const statusByAccept: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async willSendResponse({ request, response, errors = [] }) {
        const { http } = response;
        if (http.status !== 400 || errors.some(({ extensions }) => extensions.code === 'BAD_REQUEST')) return;
        const accepted = mediaTypes(request.http?.headers.get('accept') ?? '');
        const isOlder =
          accepted.has('application/json') && !accepted.has('application/graphql-response+json');
        if (isOlder) http.status = 200;
      },
    };
  },
};

/** The media types that are named in an Accept header (RFC 9110, section 12.5.1), without those that it refuses. */
function mediaTypes(accept: string): ReadonlySet<string> {
  const ranges = accept.split(',').map((range) => range.split(';').map((part) => part.trim().toLowerCase()));
  return new Set(
    ranges
      .filter(([, ...parameters]) => !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter)))
      .map(([type = '']) => type),
  );
}

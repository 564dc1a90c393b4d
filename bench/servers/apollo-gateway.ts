import { readFile } from 'node:fs/promises';
import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { type DocumentNode, execute, type GraphQLSchema, parse } from 'graphql';
import { PROJECT } from '../place.ts';
import { contextOf, scopeNow, views } from './views.ts';

interface Context {
  readonly scope: ReturnType<typeof scopeNow>;
}

/**
 * Apollo's LocalGraphQLDataSource with its waste taken out: a fetch is parsed once and not validated again, and the
 * context is the view's, one an operation.
 */
function localDataSource(schema: GraphQLSchema): GraphQLDataSource<Context> {
  const documents = new Map<string, DocumentNode>();
  const contexts = new WeakMap<Context['scope'], ReturnType<typeof contextOf>>();
  return {
    async process({ request, context }) {
      const text = request.query ?? '';
      const document = documents.get(text) ?? parse(text);
      documents.set(text, document);
      const { scope } = context as Context;
      const contextValue = contexts.get(scope) ?? contextOf(scope);
      contexts.set(scope, contextValue);
      const answer = await execute({
        schema,
        document,
        variableValues: request.variables,
        operationName: request.operationName,
        contextValue,
      });
      return answer as Awaited<ReturnType<GraphQLDataSource['process']>>;
    },
  };
}

const schemas = new Map((await views()).map((view) => [view.name, view.schema]));
const gateway = new ApolloGateway({
  supergraphSdl: await readFile(`${PROJECT}/schema/supergraph.graphql`, 'utf8'),
  buildService: ({ name }) => localDataSource(schemas.get(name) as GraphQLSchema),
});
const server = new ApolloServer<Context>({ gateway });
const { url } = await startStandaloneServer(server, {
  listen: { port: 0, host: '127.0.0.1' },
  context: async () => ({ scope: scopeNow() }),
});
process.stdout.write(`${url}\n`);

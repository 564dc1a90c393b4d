import { drizzle } from 'drizzle-orm/postgres-js';
import { type ExecutionResult, GraphQLError, graphql, parse } from 'graphql';
import type { Sql } from 'postgres';
import { afterAll } from 'vitest';
import { type Moment, momentAt } from '../../src/clock.ts';
import type { Decided } from '../../src/permission/decide.ts';
import { ANONYMOUS } from '../../src/permission/principal.ts';
import { type RequestScope, ViewContext } from '../../src/subgraph/context.ts';
import { cursorSeal } from '../../src/subgraph/cursor.ts';
import { readDeclared } from '../../src/subgraph/declared-graph.ts';
import { statementSigner } from '../../src/subgraph/remote/statement-signer.ts';
import { remoteSubgraph } from '../../src/subgraph/remote/subgraph.ts';
import type { View } from '../../src/subgraph/view.ts';
import { freshKeys, serveView } from './serve-view.ts';

/** Lets everything through the doors: what a view shows by itself is its rows, and those are tested here. */
const EVERYTHING: Decided = {
  hash: 'everything',
  policyVersion: 'test',
  verdict: () => ({ outcome: 'FULL', rule: 'test' }),
};

export interface Asking {
  /** The asking department; nobody known unless given. */
  as?: string;
  /** `2026-11-22T08:00:00+08:00` unless given. */
  at?: string;
  variables?: Record<string, unknown>;
}

// biome-ignore lint/suspicious/noExplicitAny: a test looks into the answer as its query shaped it.
export type Answer = ExecutionResult<any>;
export type AskView = (source: string, asking?: Asking) => Promise<Answer>;

/**
 * Asks one view directly, as the gateway would, over the given connection; over HTTP, with a signed statement, if
 * `HUB_REMOTE_VIEW` names it or is `all`.
 */
export function askView(view: View, sql: Sql): AskView {
  const remote = process.env.HUB_REMOTE_VIEW;
  const ask = remote === 'all' || remote === view.name ? overHttp(view, sql) : inProcess(view, sql);
  return (source, { as, at, variables } = {}) =>
    ask(source, variables, {
      moment: momentAt(new Date(at ?? '2026-11-22T08:00:00+08:00')),
      principal: as === undefined ? ANONYMOUS : { ...ANONYMOUS, department: as, roles: ['app'] },
      decision: EVERYTHING,
      purpose: null,
    });
}

type AskInScope = (
  source: string,
  variables: Record<string, unknown> | undefined,
  scope: RequestScope,
) => Promise<Answer>;

function inProcess(view: View, sql: Sql): AskInScope {
  const db = drizzle(sql);
  const cursors = cursorSeal(new Uint8Array(64).fill(7));
  return (source, variables, scope) =>
    graphql({
      schema: view.schema,
      source,
      ...(variables && { variableValues: variables }),
      contextValue: new ViewContext({ db, cursors }, scope),
    });
}

function overHttp(view: View, sql: Sql): AskInScope {
  // The server has one clock, a test asks at several moments: one after another, never two at once.
  let moment: Moment | undefined;
  const serving = serve();
  afterAll(async () => {
    const { seat, server } = await serving;
    await seat.close();
    await server.stop();
  });

  async function serve() {
    const { ring, keyOf } = await freshKeys();
    const server = await serveView(view, { sql, keyOf, clock: () => moment as Moment });
    const sign = statementSigner(ring, { schema: view.schema, table: readDeclared([view]).table });
    const seat = remoteSubgraph({
      name: view.name,
      url: server.url,
      timeoutMs: 10_000,
      headers: (request) => sign(view.name, request),
    });
    return { seat, server };
  }

  return async (source, variables = {}, scope) => {
    const { seat } = await serving;
    moment = scope.moment;
    const { data = null, errors } = await seat.execute({
      document: parse(source),
      operationText: source,
      operationName: undefined,
      kind: 'query',
      variables,
      deadline: performance.now() + 10_000,
      context: scope,
    });
    return {
      data,
      ...(errors && {
        errors: errors.map(
          ({ message, path, originalError }) =>
            new GraphQLError(message, {
              ...(path && { path }),
              ...(originalError && { originalError }),
            }),
        ),
      }),
    };
  };
}

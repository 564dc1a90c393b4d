import { type ExecutionResult, execute, parse, validate } from 'graphql';
import { expect } from 'vitest';
import { type Answer, compileExecution, type Execution } from '../../../src/gateway/execute/execution.ts';
import { composeSupergraph, loadSupergraph, type Supergraph } from '../../../src/gateway/supergraph.ts';
import type { Subgraph, SubgraphRequest } from '../../../src/subgraph/seat.ts';
import { answerLocally, resolveField, subgraphSchema } from './local-subgraph.ts';

export const LINK = `extend schema
  @link(url: "https://specs.apollo.dev/link/v1.0")
  @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable", "@external", "@requires",
    "@provides", "@override", "@inaccessible", "@interfaceObject", "@composeDirective"])
`;

/** An object of the fixture's one truth: field values, or functions of the field's arguments. */
export type Thing = { __typename: string; [field: string]: unknown };
export type Representation = { __typename: string; [field: string]: unknown };

export interface Truth {
  /** Fields of the root types. */
  readonly Query: Record<string, unknown>;
  readonly Mutation?: Record<string, unknown>;
  /** Every entity; a subgraph finds them by whatever key it is given. */
  readonly entities?: readonly Thing[];
}

export interface FixtureOptions {
  /** SDL by subgraph name, without the `@link`s. */
  readonly subgraphs: Record<string, string>;
  /** Comes before the SDL of each; without any it is a subgraph of Federation 1. */
  readonly link?: string;
  /** The data, made anew for each side of a comparison. */
  readonly truth: () => Truth;
  /** Entities that a subgraph does not know, or fails on with an Error. */
  readonly lookup?: (subgraph: string, representation: Representation) => null | Error | undefined;
}

export interface Asked extends SubgraphRequest {
  readonly subgraph: string;
}

export interface Federation {
  readonly supergraph: Supergraph;
  /** What the subgraphs were asked by the latest run. */
  readonly asked: Asked[];
  compile(query: string): Execution;
  run(query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** Runs with some subgraphs replaced. */
  runWith(subgraphs: Record<string, Subgraph['execute']>, query: string): Promise<Answer>;
  merged(query: string, variables?: Record<string, unknown>): ExecutionResult | Promise<ExecutionResult>;
  /** Expects the federated answer to be the one of graphql-js over the merged schema: data, key order, error paths. */
  agree(query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /**
   * The same, but for further errors inside of what has become null: graphql-js stops at the first one there, while
   * several subgraphs each report theirs.
   */
  agreeOnData(query: string, variables?: Record<string, unknown>): Promise<Answer>;
}

/** Builds the same graph twice: federated over local subgraphs, and as one schema that graphql-js answers alone. */
export function federation({ subgraphs, truth, lookup, link = LINK }: FixtureOptions): Federation {
  const sources = Object.entries(subgraphs).map(([name, sdl]) => ({ name, sdl: link + sdl }));
  const supergraph = loadSupergraph(composeSupergraph(sources));
  const schemas = sources.map(({ name, sdl }) => ({ name, schema: subgraphSchema(sdl) }));
  const asked: Asked[] = [];

  const run = (
    query: string,
    variables: Record<string, unknown>,
    replaced: Record<string, Subgraph['execute']>,
  ) => {
    asked.length = 0;
    const data = truth();
    const seats = schemas.map(({ name, schema }): [string, Subgraph] => {
      const answer = replaced[name] ?? ((request) => answerLocally(request, { name, schema, data, lookup }));
      return [
        name,
        {
          name,
          execute: (request) => {
            asked.push({ subgraph: name, ...request });
            return answer(request);
          },
        },
      ];
    });
    return compile(query).run({ variables, subgraphs: new Map(seats), context: 'the context' });
  };

  const compile = (query: string): Execution => {
    const document = parse(query);
    expect(validate(supergraph.publicSchema, document)).toEqual([]);
    return compileExecution(supergraph, document, undefined);
  };

  const merged = (query: string, variables: Record<string, unknown> = {}) => {
    const data = truth();
    const document = parse(query);
    return execute({
      schema: supergraph.publicSchema,
      document,
      rootValue: rootOf(data),
      variableValues: variables,
      fieldResolver: resolveField,
      typeResolver: (value: Thing) => value.__typename,
    });
  };

  const both = async (query: string, variables: Record<string, unknown>) => {
    const answer = await run(query, variables, {});
    const truthful = await merged(query, variables);
    expect(JSON.stringify(answer.data, null, 1)).toBe(JSON.stringify(truthful.data, null, 1));
    return { answer, truthful };
  };

  return {
    supergraph,
    asked,
    compile,
    merged,
    run: (query, variables = {}) => run(query, variables, {}),
    runWith: (replaced, query) => run(query, {}, replaced),
    async agree(query, variables = {}) {
      const { answer, truthful } = await both(query, variables);
      expect(pathsOf(answer.errors)).toEqual(pathsOf(truthful.errors ?? []));
      return answer;
    },
    async agreeOnData(query, variables = {}) {
      const { answer, truthful } = await both(query, variables);
      expect(pathsOf(answer.errors)).toEqual(expect.arrayContaining(pathsOf(truthful.errors ?? [])));
      expect(answer.errors.length > 0).toBe(truthful.errors !== undefined);
      return answer;
    },
  };
}

export const pathsOf = (
  errors: readonly { readonly path?: readonly (string | number)[] | undefined }[],
): string[] => errors.map(({ path }) => (path ?? []).join('.')).sort();

const rootOf = (data: Truth): Record<string, unknown> => ({ ...data.Query, ...data.Mutation });

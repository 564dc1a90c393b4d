import type { FetchNode } from '@graphql-hive/router-query-planner';
import type { Compiling } from './compiling.ts';
import { fetchDocument } from './fetch-document.ts';
import { type Merging, mergeObject } from './merge.ts';
import { readShape, type Shape, targetPath } from './response-shape.ts';
import type { MetError, Run, Step } from './run.ts';
import {
  callSubgraph,
  compileVariables,
  invalidResponse,
  type Outcome,
  type SubgraphCall,
} from './subgraph-call.ts';

/** A fetch of root fields: what comes is merged into the root. */
export function compileFetch(node: FetchNode, compiling: Compiling): Step {
  if (node.requires !== undefined) {
    throw new Error('The plan has a fetch of entities outside of a Flatten node.');
  }
  const { supergraph } = compiling;
  const fetch = compiling.fetches++;
  const call: SubgraphCall = {
    subgraph: node.serviceName,
    document: fetchDocument(supergraph, node.operation),
    operationText: node.operation,
    operationName: node.operationName,
  };
  const shape = readShape(call.document, {
    types: supergraph.types,
    rewrites: [{ rewrites: node.outputRewrites ?? [] }],
  }).root;
  const variables = compileVariables(node.variableUsages);
  const { abstract } = supergraph.types;

  return async (run) => {
    const outcome = await callSubgraph(call, run, variables(run));
    take(outcome, { run, shape, fetch, subgraph: node.serviceName, merging: { abstract, malformed: false } });
  };
}

interface Taking {
  readonly run: Run;
  readonly shape: Shape;
  readonly fetch: number;
  readonly subgraph: string;
  readonly merging: Merging;
}

function take(outcome: Outcome, { run, shape, fetch, subgraph, merging }: Taking): void {
  if (outcome.failure) {
    run.errors.push({ error: outcome.failure, fetch, ...wholeFetch(shape) });
    return;
  }
  if (outcome.data) mergeObject(shape, run.root, outcome.data, merging);
  if (merging.malformed) {
    const error = invalidResponse(subgraph, 'A leaf stands where an object was asked for.');
    run.errors.push({ error, fetch, ...wholeFetch(shape) });
  }
  for (const error of outcome.errors) {
    const path = targetPath(shape, error.path ?? []);
    run.errors.push({ error, fetch, ...(path.length > 0 ? { path } : wholeFetch(shape)) });
  }
}

/** The place of a fetch of root fields: the field, if it is one; several have no path in common. */
function wholeFetch(shape: Shape): Pick<MetError, 'path' | 'missing'> {
  const keys = shape.fields.map(({ target }) => target);
  return keys.length === 1 ? { path: keys } : { path: [], missing: keys };
}

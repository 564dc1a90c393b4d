import type { BatchFetchNode } from '@graphql-hive/router-query-planner';
import type { Compiling } from './compiling.ts';
import { compileEntityFetch } from './entity-fetch.ts';
import type { Step } from './run.ts';

/** Several `_entities` fields of one subgraph in one request, each for its own paths. */
export function compileBatchFetch(node: BatchFetchNode, compiling: Compiling): Step {
  return compileEntityFetch(
    {
      subgraph: node.serviceName,
      operation: node.operation,
      operationName: node.operationName,
      variableUsages: node.variableUsages,
      selections: node.entityBatch.aliases.map((entities) => ({
        alias: entities.alias,
        variable: entities.representationsVariableName,
        paths: entities.paths,
        requires: entities.requires,
        inputRewrites: entities.inputRewrites ?? [],
        outputRewrites: entities.outputRewrites ?? [],
      })),
    },
    compiling,
  );
}

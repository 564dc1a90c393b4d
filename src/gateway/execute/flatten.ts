import type { FlattenNode } from '@graphql-hive/router-query-planner';
import type { Compiling } from './compiling.ts';
import { compileEntityFetch } from './entity-fetch.ts';
import type { Step } from './run.ts';

/** A fetch of the entities at one path. */
export function compileFlatten({ path, node }: FlattenNode, compiling: Compiling): Step {
  if (node.kind !== 'Fetch' || node.requires === undefined) {
    throw new Error('The plan has a Flatten node around something other than a fetch of entities.');
  }
  return compileEntityFetch(
    {
      subgraph: node.serviceName,
      operation: node.operation,
      operationName: node.operationName,
      variableUsages: node.variableUsages,
      selections: [
        {
          alias: '_entities',
          variable: 'representations',
          paths: [path],
          requires: node.requires,
          inputRewrites: node.inputRewrites ?? [],
          outputRewrites: node.outputRewrites ?? [],
        },
      ],
    },
    compiling,
  );
}

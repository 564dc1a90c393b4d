import type { PlanNode } from '@graphql-hive/router-query-planner';
import { HubError } from '../../errors.ts';
import { compileBatchFetch } from './batch-fetch.ts';
import type { Compiling } from './compiling.ts';
import { compileFetch } from './fetch.ts';
import { compileFlatten } from './flatten.ts';
import { compileParallel } from './parallel.ts';
import type { Step } from './run.ts';
import { compileSequence } from './sequence.ts';

/** Compiles a node of the planner's tree and all below it. Throws OPERATION_UNSUPPORTED for what is not served. */
export function compileStep(node: PlanNode, compiling: Compiling): Step {
  const compile = (child: PlanNode): Step => compileStep(child, compiling);
  switch (node.kind) {
    case 'Fetch':
      return compileFetch(node, compiling);
    case 'BatchFetch':
      return compileBatchFetch(node, compiling);
    case 'Flatten':
      return compileFlatten(node, compiling);
    case 'Sequence':
      return compileSequence(node.nodes.map(compile));
    case 'Parallel':
      return compileParallel(node.nodes.map(compile));
    case 'Condition':
      throw new Error('The plan has a condition, although it was made for given values of all conditions.');
    case 'Subscription':
    case 'Defer':
      throw new HubError('OPERATION_UNSUPPORTED', { kind: node.kind.toLowerCase() });
  }
}

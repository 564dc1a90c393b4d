import type { DocumentNode, GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Subgraph } from '../../subgraph/seat.ts';
import { LIMITS } from '../limits.ts';
import { planOperation } from '../plan.ts';
import type { Supergraph } from '../supergraph.ts';
import { collectErrors } from './answer-errors.ts';
import { type ConditionValues, conditionValues } from './conditions.ts';
import { deadlineAt } from './deadline.ts';
import { plannedText, prepareOperation } from './prepared-operation.ts';
import { projectObject } from './project.ts';
import { compileProjection, type ObjectPlan } from './projection.ts';
import { Row } from './row.ts';
import type { Run, Step } from './run.ts';
import { compileStep } from './step.ts';

export interface RunOptions {
  /** The caller's variables, coerced against the public schema or as they came if they are known to be valid. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** By the names of the supergraph. */
  readonly subgraphs: ReadonlyMap<string, Subgraph>;
  /** Handed to the subgraphs as it is. */
  readonly context: unknown;
  /** On the clock of `performance.now()`: whoever has not answered by then is missing. By default a whole request's. */
  readonly deadline?: number;
}

export interface Answer {
  /** Null where an error bubbled up to the root. */
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly GraphQLError[];
  /** All that the subgraphs brought, by the keys of the planned form; never for the caller. */
  readonly merged: Row;
}

/** An operation compiled against a supergraph, to be kept and run for every request of the same form. */
export interface Execution {
  run(options: RunOptions): Promise<Answer>;
}

// A variant per combination of condition values that callers use; real operations have a handful.
const VARIANTS_PER_EXECUTION = 16;

/** What is compiled for one combination of the values that `@skip` and `@include` read. */
interface Variant {
  /** Undefined where no subgraph is asked anything. */
  readonly step: Step | undefined;
  readonly projection: ObjectPlan;
}

/**
 * Compiles an operation that is valid against the public schema and holds no `__schema` or `__type`: plans it and
 * turns the plan into closures. An operation with `@skip` or `@include` is planned for each combination of their
 * values when it is first met, so that nothing is asked that is not wanted and no row has anything to decide.
 *
 * Where a decision took fields out, `document` is what is left and `answered` what the caller asked: the answer has
 * its form, with null for what was taken out, even where a subgraph brought it all the same because another field
 * needs it. Throws OPERATION_NOT_FOUND, or OPERATION_UNSUPPORTED for a subscription.
 */
export function compileExecution(
  supergraph: Supergraph,
  document: DocumentNode,
  operationName: string | undefined,
  answered: DocumentNode = document,
): Execution {
  const planned = prepareOperation(document, operationName);
  const caller = answered === document ? planned : prepareOperation(answered, operationName);
  const schema = supergraph.publicSchema;
  const variants = new LRUCache<string, Variant>({ max: VARIANTS_PER_EXECUTION });
  // Without conditions there is one variant; a plan that cannot be made is refused now and not at its first run.
  if (caller.conditions.length === 0) variantFor(conditionValues([], {}));

  return {
    async run({ variables, subgraphs, context, deadline: at = performance.now() + LIMITS.requestMs }) {
      const { step, projection } = variantFor(conditionValues(caller.conditions, variables));
      const root = new Row();
      const deadline = deadlineAt(at);
      const run: Run = { root, variables, subgraphs, context, deadline, errors: [] };
      try {
        await step?.(run);
      } finally {
        deadline.clear();
      }
      const { errors, projecting } = collectErrors(run.errors, projection, root);
      const data = projectObject(projection, root, projecting) ?? null;
      return { data, errors, merged: root };
    },
  };

  function variantFor(conditions: ConditionValues): Variant {
    const key = [...conditions.values()].join();
    let variant = variants.get(key);
    if (variant === undefined) {
      variant = compileVariant(conditions);
      variants.set(key, variant);
    }
    return variant;
  }

  function compileVariant(conditions: ConditionValues): Variant {
    const text = plannedText(planned, supergraph, conditions);
    const plan =
      text === undefined ? undefined : planOperation(supergraph, text, planned.operation.name?.value);
    const { typeConditions } = planned;
    return {
      step: plan && compileStep(plan, { supergraph, typeConditions, fetches: 0 }),
      projection: compileProjection({ schema, types: supergraph.types, caller, planned, conditions }),
    };
  }
}

import type { GraphQLScalarType, GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { AuditWriter } from '../audit/event.ts';
import type { Clock } from '../clock.ts';
import { type Asking, type Decision, decide } from '../permission/decide.ts';
import type { GrantableGraph } from '../permission/grant-faults.ts';
import type { PolicySnapshot } from '../permission/policy.ts';
import type { ShareClass, ShareTable } from '../permission/share.ts';
import type { Subgraph } from '../subgraph/seat.ts';
import type { Asked } from './answer.ts';
import { type Authorized, authorize, limitedUses } from './authorize.ts';
import { callerSchema } from './caller-schema.ts';
import { withCheckedScalars } from './checked-scalars.ts';
import { compileExecution, type Execution } from './execute/execution.ts';
import { grantableGraph } from './grantable-graph.ts';
import { type UsesOfVariables, usesOfVariables } from './input-use.ts';
import { type SplitOperation, splitIntrospection } from './introspect.ts';
import type { Authority } from './judge-selections.ts';
import { type Cost, compileCost } from './limits.ts';
import type { MutationMemory } from './mutate.ts';
import { type Operation, readOperation } from './operation.ts';
import { shareTableOf } from './share-table.ts';
import type { Supergraph } from './supergraph.ts';

export interface GatewayParts {
  readonly supergraph: Supergraph;
  readonly subgraphs: readonly Subgraph[];
  readonly policy: () => PolicySnapshot;
  readonly audit: AuditWriter;
  /** Without it no mutation can be sent again under an idempotency key. */
  readonly mutations?: MutationMemory;
  readonly clock: Clock;
  /** By which the callers’ values are checked; a scalar that is not among them takes any. */
  readonly scalars?: readonly GraphQLScalarType[];
  /** The class of every field for which no steward declared one; without it such a field inherits. */
  readonly shareDefault?: ShareClass;
}

/** The part of a request that its compiled form depends on. */
export type AskedOperation = Pick<Asked, 'document' | 'operationHash' | 'operationName'>;

/** An operation compiled for a decision: everything that does not depend on the variables and the moment. */
export interface Compiled {
  readonly operation: Operation;
  readonly schema: GraphQLSchema;
  readonly cost: (variables: Readonly<Record<string, unknown>>) => Cost;
  readonly introspect: SplitOperation['introspect'];
  readonly order: SplitOperation['order'];
  /** What the values of the variables read. */
  readonly usesOf: UsesOfVariables;
  /**
   * What is asked of the views; null where nothing but introspection is. It depends on the variables only in which of
   * them read what the caller may not, or not of every record.
   */
  data(uses: ReturnType<UsesOfVariables>): PlannedData | null;
}

export interface PlannedData {
  readonly authorized: Authorized;
  readonly execution: Execution;
}

export interface Gateway extends GatewayParts {
  readonly table: ShareTable;
  /** The graph as grants are checked against it. */
  readonly grantable: GrantableGraph;
  readonly subgraphsByName: ReadonlyMap<string, Subgraph>;
  decide(asking: Asking): Decision;
  schemaOf(decision: Decision): GraphQLSchema;
  compile(asked: AskedOperation, decision: Decision): Compiled;
}

// Departments’ applications repeat a few hundred operations of some fifty fields. A compiled field is some 2 to 4 kB
// with its plan, so that operations at the limit, a thousand of which would fill the memory, keep to 200 MB of it.
const COMPILED_OPERATIONS = 1_000;
const COMPILED_FIELDS = 60_000;
// Each department, application and purpose in use has one a day, of some 50 kB; callers with equal rights share schemas.
const DECISIONS = 500;
const SCHEMAS = 200;
// Of an operation whose filters come as variables: one for each set of what they read that is not wholly the caller's.
const VARIANTS_BY_LIMITED_USES = 8;

export function openGateway(parts: GatewayParts): Gateway {
  const table = shareTableOf(parts.supergraph, parts.shareDefault);
  const schema = withCheckedScalars(parts.supergraph.publicSchema, parts.scalars ?? []);
  const decisions = new LRUCache<string, Decision>({ max: DECISIONS });
  const schemas = new LRUCache<string, GraphQLSchema>({ max: SCHEMAS });
  const compiled = new LRUCache<string, Compiled>({
    max: COMPILED_OPERATIONS,
    maxSize: COMPILED_FIELDS,
    sizeCalculation: ({ operation }) => operation.fields,
  });

  const gateway: Gateway = {
    ...parts,
    table,
    grantable: grantableGraph(parts.supergraph, table),
    subgraphsByName: new Map(parts.subgraphs.map((subgraph) => [subgraph.name, subgraph])),
    decide(asking) {
      const policy = parts.policy();
      const { department, client } = asking.principal;
      // Only a grant to one application tells it from others, and only a grant has days.
      const isPlain = asking.purpose === null;
      const key = isPlain
        ? [policy.version, policy.isConfirmed, department]
        : [policy.version, policy.isConfirmed, department, client, asking.purpose, asking.today];
      return kept(decisions, JSON.stringify(key), () => decide(asking, table, policy));
    },
    schemaOf(decision) {
      return kept(schemas, decision.visibility, () => callerSchema(schema, table, decision));
    },
    compile(asked, decision) {
      const key = JSON.stringify([asked.operationHash, asked.operationName ?? null, decision.hash]);
      return kept(compiled, key, () => compile(gateway, asked, decision));
    },
  };
  return gateway;
}

function compile(gateway: Gateway, asked: AskedOperation, decision: Decision): Compiled {
  const schema = gateway.schemaOf(decision);
  const operation = readOperation(asked.document, asked.operationName, schema);
  const { data, introspect, order } = splitIntrospection(operation, schema);
  const usesOf = usesOfVariables(operation, gateway.supergraph.publicSchema, gateway.table);
  const variants = new LRUCache<string, PlannedData>({ max: VARIANTS_BY_LIMITED_USES });
  // What cannot be planned is refused now and not at its first run.
  const plain = data && plan(gateway, data, { decision, limitedVariables: new Map() });
  return {
    operation,
    schema,
    cost: compileCost(schema, operation.definition, operation.fragments),
    introspect,
    order,
    usesOf,
    data(uses) {
      const limitedVariables = limitedUses(uses, decision);
      if (data === null || limitedVariables.size === 0) return plain;
      const key = JSON.stringify([...limitedVariables].sort());
      return kept(variants, key, () => plan(gateway, data, { decision, limitedVariables }));
    },
  };
}

function plan(
  { supergraph, table }: Gateway,
  operation: Operation,
  deciding: Pick<Authority, 'limitedVariables'> & { readonly decision: Decision },
): PlannedData {
  const authorized = authorize(operation, { schema: supergraph.publicSchema, table, ...deciding });
  const name = operation.definition.name?.value;
  const execution = compileExecution(supergraph, authorized.document, name, operation.document);
  return { authorized, execution };
}

function kept<Value extends object>(cache: LRUCache<string, Value>, key: string, make: () => Value): Value {
  let found = cache.get(key);
  if (found === undefined) {
    found = make();
    cache.set(key, found);
  }
  return found;
}

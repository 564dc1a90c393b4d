import type { GraphQLScalarType, GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { AuditWriter } from '../audit/event.ts';
import type { Clock } from '../clock.ts';
import { type Decision, decide } from '../permission/decide.ts';
import type { PolicySnapshot } from '../permission/policy.ts';
import type { Principal } from '../permission/principal.ts';
import type { ShareClass, ShareTable } from '../permission/share.ts';
import type { Subgraph } from '../subgraph/seat.ts';
import type { Asked } from './answer.ts';
import { type Authorized, authorize } from './authorize.ts';
import { callerSchema } from './caller-schema.ts';
import { withCheckedScalars } from './checked-scalars.ts';
import { compileExecution, type Execution } from './execute/execution.ts';
import { type SplitOperation, splitIntrospection } from './introspect.ts';
import { type Cost, compileCost } from './limits.ts';
import { type Operation, readOperation } from './operation.ts';
import { shareTableOf } from './share-table.ts';
import type { Supergraph } from './supergraph.ts';

export interface GatewayParts {
  readonly supergraph: Supergraph;
  readonly subgraphs: readonly Subgraph[];
  readonly policy: () => PolicySnapshot;
  readonly audit: AuditWriter;
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
  /** Null where nothing but introspection was asked. */
  readonly data: { readonly authorized: Authorized; readonly execution: Execution } | null;
}

export interface Gateway extends GatewayParts {
  readonly table: ShareTable;
  readonly subgraphsByName: ReadonlyMap<string, Subgraph>;
  decide(principal: Principal): Decision;
  schemaOf(decision: Decision): GraphQLSchema;
  compile(asked: AskedOperation, decision: Decision): Compiled;
}

// Departments’ applications repeat a few hundred operations of some fifty fields. A compiled field is some 2 to 4 kB
// with its plan, so that operations at the limit, a thousand of which would fill the memory, keep to 200 MB of it.
const COMPILED_OPERATIONS = 1_000;
const COMPILED_FIELDS = 60_000;
// Callers with equal rights share one decision, and today there are as many as kinds of caller and owners.
const DECISIONS = 200;

export function openGateway(parts: GatewayParts): Gateway {
  const table = shareTableOf(parts.supergraph, parts.shareDefault);
  const schema = withCheckedScalars(parts.supergraph.publicSchema, parts.scalars ?? []);
  const decisions = new LRUCache<string, Decision>({ max: DECISIONS });
  const schemas = new LRUCache<string, GraphQLSchema>({ max: DECISIONS });
  const compiled = new LRUCache<string, Compiled>({
    max: COMPILED_OPERATIONS,
    maxSize: COMPILED_FIELDS,
    sizeCalculation: ({ operation }) => operation.fields,
  });

  const gateway: Gateway = {
    ...parts,
    table,
    subgraphsByName: new Map(parts.subgraphs.map((subgraph) => [subgraph.name, subgraph])),
    decide(principal) {
      const { version } = parts.policy();
      return kept(decisions, JSON.stringify([version, principal.department]), () =>
        decide(principal, table, version),
      );
    },
    schemaOf(decision) {
      return kept(schemas, decision.hash, () => callerSchema(schema, table, decision));
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
  return {
    operation,
    schema,
    cost: compileCost(schema, operation.definition, operation.fragments),
    introspect,
    order,
    data: data && plan(gateway, data, decision),
  };
}

function plan(gateway: Gateway, operation: Operation, decision: Decision): Compiled['data'] {
  const { supergraph, table } = gateway;
  const authorized = authorize(operation, supergraph.publicSchema, { decision, table });
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

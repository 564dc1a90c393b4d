import { createHash } from 'node:crypto';
import { drizzle } from 'drizzle-orm/postgres-js';
import { isObjectType, parse } from 'graphql';
import type { Sql } from 'postgres';
import type { Gateway } from '../../src/gateway/gateway.ts';
import type { Decision } from '../../src/permission/decide.ts';
import type { PolicySnapshot } from '../../src/permission/policy.ts';
import type { View } from '../../src/subgraph/view.ts';
import { built } from '../built.ts';
import { QUESTION } from './question.ts';

const { answer } = await built<typeof import('../../src/gateway/answer.ts')>('gateway/answer');
const { openGateway } = await built<typeof import('../../src/gateway/gateway.ts')>('gateway/gateway');
const { loadGraph } = await built<typeof import('../../src/registry/graph.ts')>('registry/graph');
const { buildViews } = await built<typeof import('../../src/hub.ts')>('hub');
const { localSubgraph } = await built<typeof import('../../src/subgraph/local.ts')>('subgraph/local');
const { cursorSeal } = await built<typeof import('../../src/subgraph/cursor.ts')>('subgraph/cursor');
const { protectedFields } =
  await built<typeof import('../../src/subgraph/protected-field.ts')>('subgraph/protected-field');
const { systemClock } = await built<typeof import('../../src/clock.ts')>('clock');

/** A member department that is the source of nothing, so that everything has to be granted to it. */
export const CALLER = 'human-resources';

const EVERYTHING: Decision = {
  hash: 'everything',
  visibility: 'everything',
  rights: 'everything',
  policyVersion: 'none',
  verdict: () => ({ outcome: 'FULL', rule: 'none' }),
};

export interface Asker {
  readonly gateway: Gateway;
  /** The answer to a question as JSON; throws where there is none. */
  ask(query: string, after: string | null): Promise<string>;
}

/** The gateway with its views, deciding by a policy; nothing is audited, which would only hide what deciding costs. */
export function decidingGateway(sql: Sql, policy: () => PolicySnapshot, purpose: string | null): Asker {
  return asker(gatewayOf(sql, buildViews(), policy), purpose);
}

/** The same with permission taken out: one decision that allows everything, and no field that looks at it. */
export function openHandedGateway(sql: Sql, policy: () => PolicySnapshot): Asker {
  const views = buildViews();
  for (const { schema } of views) {
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type)) continue;
      for (const coordinate of protectedFields(type.name)) {
        const field = type.getFields()[coordinate.slice(type.name.length + 1)];
        // Every protected field of the hub's views shows a column, so this is what it was before.
        if (field !== undefined) delete field.resolve;
      }
    }
  }
  const gateway = gatewayOf(sql, views, policy);
  return asker({ ...gateway, decide: () => EVERYTHING }, null);
}

function gatewayOf(sql: Sql, views: readonly View[], policy: () => PolicySnapshot): Gateway {
  const parts = { db: drizzle(sql), cursors: cursorSeal(new Uint8Array(64).fill(7)) };
  return openGateway({
    supergraph: loadGraph(views),
    subgraphs: views.map((view) => localSubgraph(view, parts)),
    policy,
    audit: { append: async () => ({ chain: 'bench', seq: 0, hash: '' }) },
    clock: systemClock,
  });
}

function asker(gateway: Gateway, purpose: string | null): Asker {
  return {
    gateway,
    async ask(query, after) {
      const { data } = await answer(gateway, {
        ...askedOperation(query),
        variables: { after },
        principal: { department: CALLER, client: 'bench', person: null, roles: ['app'] },
        purpose,
        caseNumber: null,
        strict: false,
        idempotencyKey: null,
      });
      if (data === null) throw new Error('There was no answer.');
      return JSON.stringify(data);
    },
  };
}

const operations = new Map<string, ReturnType<typeof readOperation>>();

const readOperation = (query: string) => ({
  document: parse(query),
  operationHash: createHash('sha256').update(query).digest('hex'),
  operationName: undefined,
});

export function askedOperation(query: string = QUESTION): ReturnType<typeof readOperation> {
  const known = operations.get(query) ?? readOperation(query);
  operations.set(query, known);
  return known;
}

import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { drizzle } from 'drizzle-orm/postgres-js';
import { parse } from 'graphql';
import type { Sql } from 'postgres';
import type { AuditEvent } from '../../../src/audit/event.ts';
import { momentAt } from '../../../src/clock.ts';
import { HubError } from '../../../src/errors.ts';
import { type Answered, answer } from '../../../src/gateway/answer.ts';
import { openGateway } from '../../../src/gateway/gateway.ts';
import { composeSupergraph, loadSupergraph } from '../../../src/gateway/supergraph.ts';
import { buildViews } from '../../../src/hub.ts';
import type { PolicySnapshot } from '../../../src/permission/policy.ts';
import { loadPolicy } from '../../../src/sharing/policy.ts';
import { cursorSeal } from '../../../src/subgraph/cursor.ts';
import { localSubgraph } from '../../../src/subgraph/local.ts';
import type { RecordCache } from '../../../src/subgraph/record-cache.ts';
import { SCALARS } from '../../../src/subgraph/scalars.ts';
import type { SubgraphRequest } from '../../../src/subgraph/seat.ts';
import type { Caller } from '../naive/caller.ts';

export interface AskedCase {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly caller: Caller;
  readonly strict: boolean;
  /** Whether the views may answer from the records that they keep in memory. */
  readonly fromMemory: boolean;
}

export interface HubAnswer {
  /** What the whole request was refused with, if it was. */
  readonly refusal: HubError | null;
  readonly answered: Answered | null;
  readonly requests: readonly (SubgraphRequest & { readonly subgraph: string })[];
  readonly events: readonly AuditEvent[];
}

export interface OracleHub {
  /** Goes by the policy that is in the database now. */
  reloadPolicy(): Promise<void>;
  ask(asked: AskedCase): Promise<HubAnswer>;
}

interface Recorded {
  readonly caller: Caller;
  readonly requests: (SubgraphRequest & { readonly subgraph: string })[];
  readonly events: AuditEvent[];
}

/**
 * The hub’s gateway over its own views in this process, asked as `http` would ask it. Each question runs in a store
 * of its own, so that questions asked at the same time are told apart in what they ask of the views.
 */
export async function openOracleHub(sql: Sql, records: RecordCache): Promise<OracleHub> {
  const db = drizzle(sql);
  const cursors = cursorSeal(new Uint8Array(64).fill(7));
  const views = buildViews();
  const running = new AsyncLocalStorage<Recorded>();
  const here = (): Recorded => {
    const found = running.getStore();
    if (found === undefined) throw new Error('Something was asked outside of a question.');
    return found;
  };
  let policy: PolicySnapshot = await loadPolicy(db);
  const supergraph = loadSupergraph(composeSupergraph(views));
  const gatewayOver = (kept: RecordCache | undefined) =>
    openGateway({
      supergraph,
      subgraphs: views
        .map((view) => localSubgraph(view, { db, cursors, records: kept }))
        .map(({ name, execute }) => ({
          name,
          execute: (request) => {
            here().requests.push({ subgraph: name, ...request });
            return execute(request);
          },
        })),
      policy: () => (here().caller.isStale ? { ...policy, isConfirmed: false } : policy),
      audit: {
        append: async (event) => {
          here().events.push(event);
          return { chain: 'c', seq: 1, hash: 'h' };
        },
      },
      clock: () => momentAt(new Date(`${here().caller.today}T10:00:00+08:00`)),
      scalars: SCALARS,
    });
  const gateways = { fromMemory: gatewayOver(records), byStatements: gatewayOver(undefined) };

  return {
    async reloadPolicy() {
      policy = await loadPolicy(db);
    },
    async ask({ text, variables, caller, strict, fromMemory }) {
      const recorded: Recorded = { caller, requests: [], events: [] };
      const { purpose, department, client, person, roles } = caller;
      return running.run(recorded, async () => {
        let answered: Answered | null = null;
        let refusal: HubError | null = null;
        try {
          answered = await answer(fromMemory ? gateways.fromMemory : gateways.byStatements, {
            document: parse(text),
            operationHash: createHash('sha256').update(text).digest('hex'),
            operationName: undefined,
            variables,
            principal: { department, client, person, roles },
            purpose,
            caseNumber: null,
            strict,
            idempotencyKey: null,
          });
        } catch (error) {
          if (!(error instanceof HubError)) throw error;
          refusal = error;
        }
        return { ...recorded, answered, refusal };
      });
    },
  };
}

import { drizzle } from 'drizzle-orm/postgres-js';
import { type ExecutionResult, graphql } from 'graphql';
import type { Sql } from 'postgres';
import { momentAt } from '../../src/clock.ts';
import type { Decision } from '../../src/permission/decide.ts';
import { ANONYMOUS } from '../../src/permission/principal.ts';
import { ViewContext } from '../../src/subgraph/context.ts';
import { cursorSeal } from '../../src/subgraph/cursor.ts';
import type { View } from '../../src/subgraph/view.ts';

/** Lets everything through the doors: what a view shows by itself is its rows, and those are tested here. */
const EVERYTHING: Decision = {
  hash: 'everything',
  policyVersion: 'test',
  verdict: () => ({ outcome: 'FULL', rule: 'test' }),
};

export interface Asking {
  /** The asking department; nobody known unless given. */
  as?: string;
  /** `2026-11-22T08:00:00+08:00` unless given. */
  at?: string;
  variables?: Record<string, unknown>;
}

// biome-ignore lint/suspicious/noExplicitAny: a test looks into the answer as its query shaped it.
export type Answer = ExecutionResult<any>;

/** Asks one view directly, as the gateway would, over the given connection. */
export function askView(view: View, sql: Sql) {
  const db = drizzle(sql);
  const cursors = cursorSeal(new Uint8Array(64).fill(7));
  return (source: string, { as, at, variables }: Asking = {}): Promise<Answer> =>
    graphql({
      schema: view.schema,
      source,
      ...(variables && { variableValues: variables }),
      contextValue: new ViewContext(db, cursors, {
        moment: momentAt(new Date(at ?? '2026-11-22T08:00:00+08:00')),
        principal: as === undefined ? ANONYMOUS : { ...ANONYMOUS, department: as, roles: ['app'] },
        decision: EVERYTHING,
        purpose: null,
      }),
    });
}

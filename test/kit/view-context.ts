import { drizzle } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import { momentAt } from '../../src/clock.ts';
import { ANONYMOUS } from '../../src/permission/principal.ts';
import { ViewContext } from '../../src/subgraph/context.ts';
import { cursorSeal } from '../../src/subgraph/cursor.ts';
import type { RecordCache } from '../../src/subgraph/record-cache.ts';

const CURSORS = cursorSeal(new Uint8Array(64).fill(7));

/** Contexts as a view gets one for each operation, of one department and moment unless others are named. */
export function viewContexts(
  sql: Sql,
  records?: RecordCache,
): (department?: string | null, now?: string) => ViewContext {
  const db = drizzle(sql);
  return (department = 'education', now = '2026-11-22T10:00:00+08:00') =>
    new ViewContext(
      { db, cursors: CURSORS, records },
      {
        moment: momentAt(new Date(now)),
        principal: { ...ANONYMOUS, department },
        decision: { hash: 'none', policyVersion: 'test', verdict: () => null },
        purpose: null,
      },
    );
}

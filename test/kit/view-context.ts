import { drizzle } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import { momentAt } from '../../src/clock.ts';
import { ANONYMOUS } from '../../src/permission/principal.ts';
import { ViewContext } from '../../src/subgraph/context.ts';
import { cursorSeal } from '../../src/subgraph/cursor.ts';

const CURSORS = cursorSeal(new Uint8Array(64).fill(7));

/** Contexts as a view gets one for each operation, of one department unless another is named. */
export function viewContexts(sql: Sql): (department?: string | null) => ViewContext {
  const db = drizzle(sql);
  return (department = 'education') =>
    new ViewContext(db, CURSORS, {
      moment: momentAt(new Date('2026-11-22T10:00:00+08:00')),
      principal: { ...ANONYMOUS, department },
      decision: { hash: 'none', policyVersion: 'test', verdict: () => null },
      purpose: null,
    });
}

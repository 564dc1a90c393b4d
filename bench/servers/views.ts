import { drizzle } from 'drizzle-orm/postgres-js';
import { built } from '../built.ts';
import { DATA_FOLDER } from '../place.ts';

const { openKeyRing } = await built<typeof import('../../src/keys.ts')>('keys');
const { cursorSeal } = await built<typeof import('../../src/subgraph/cursor.ts')>('subgraph/cursor');
const { connectDatabase } = await built<typeof import('../../src/database/connect.ts')>('database/connect');
const { ViewContext } = await built<typeof import('../../src/subgraph/context.ts')>('subgraph/context');
const { openRecordCache } =
  await built<typeof import('../../src/subgraph/record-cache.ts')>('subgraph/record-cache');
const { systemClock } = await built<typeof import('../../src/clock.ts')>('clock');

type Scope = ConstructorParameters<typeof ViewContext>[1];
type Decision = Scope['decision'];

/** Who the peers ask as: like the hub's caller it is the source of nothing that is asked. Everything is allowed. */
const principal = {
  department: 'administrative-approval',
  client: 'bench',
  person: null,
  roles: ['app'],
} as const;
const decision: Decision = {
  hash: 'bench',
  policyVersion: 'bench',
  verdict: () => ({ outcome: 'FULL', rule: 'bench' }),
};

/** What the views of a peer need of one operation; made once for it, so that loaders batch. */
export const scopeNow = (): Scope => ({ moment: systemClock(), principal, decision, purpose: null });

const sql = connectDatabase(process.env.BENCH_DATABASE_URL ?? '', {
  max: Number(process.env.BENCH_POOL),
  applicationName: 'bench',
});
const db = drizzle(sql);
const cursors = cursorSeal(openKeyRing(`${DATA_FOLDER}/keys`, { create: false }).secret('cursors', 64));

// As the hub's own process: what it has read it keeps until it is changed.
const { records } = await openRecordCache(process.env.BENCH_DATABASE_URL ?? '');

export const viewParts = { db, cursors, records };

export const contextOf = (scope: Scope) => new ViewContext(viewParts, scope);

/** The hub's own views, as the hub builds them. */
export async function views() {
  const { buildViews } = await built<typeof import('../../src/hub.ts')>('hub');
  return buildViews();
}

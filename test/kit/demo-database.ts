import { randomUUID } from 'node:crypto';
import { drizzle } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import { inject } from 'vitest';
import { DEFAULT_DEADLINES } from '../../src/calendar/deadlines.ts';
import { connectDatabase } from '../../src/database/connect.ts';
import { loadDemoRegion } from '../../src/demo/load.ts';
import { caughtUp } from './caught-up.ts';
import { TEMPLATE, withDatabase } from './database-url.ts';
import { DEMO_MOMENT, DEMO_TEST_SEED } from './demo-moment.ts';

const REGION = 'hub_region';
// Any number that nothing else of the run locks; it guards the making of the region’s template.
const REGION_LOCK = 7_240_115;

/** A copy of the demo region’s database; the region itself is loaded once a run, by whoever needs it first. */
export async function demoDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const clusterUrl = inject('clusterUrl');
  const name = `demo_${randomUUID().replaceAll('-', '')}`;
  await onCluster(async (sql) => {
    await sql`select pg_advisory_lock(${REGION_LOCK})`;
    const [found] = await sql`select 1 from pg_database where datname = ${REGION}`;
    if (found === undefined) await makeRegion(sql, clusterUrl);
    await sql.unsafe(`create database ${name} template ${REGION}`);
  });
  return {
    url: withDatabase(clusterUrl, name),
    drop: () => onCluster((sql) => sql.unsafe(`drop database if exists ${name} with (force)`)),
  };
}

/** Loaded under another name first, so that a run that is cut short leaves no half region behind. */
async function makeRegion(sql: Sql, clusterUrl: string): Promise<void> {
  const draft = `${REGION}_draft`;
  await sql.unsafe(`drop database if exists ${draft} with (force)`);
  await sql.unsafe(`create database ${draft} template ${TEMPLATE}`);
  const region = connectDatabase(withDatabase(clusterUrl, draft), { max: 2 });
  await loadDemoRegion(drizzle(region), {
    seed: DEMO_TEST_SEED,
    moment: DEMO_MOMENT,
    onProgress: () => undefined,
  });
  // As a hub leaves it that has run on it; what other tests hold back is made up for by each hub.
  const { factsConsumers, noticesConsumer } = await import('../../src/following/followers.ts');
  const notices = noticesConsumer({ deadlines: DEFAULT_DEADLINES, clock: () => DEMO_MOMENT });
  await caughtUp(withDatabase(clusterUrl, draft), [...factsConsumers(), notices]);
  await region.end();
  await sql.unsafe(`alter database ${draft} rename to ${REGION}`);
}

async function onCluster(work: (sql: Sql) => Promise<unknown>): Promise<void> {
  const sql = connectDatabase(inject('clusterUrl'), { max: 1, applicationName: 'hub test' });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}

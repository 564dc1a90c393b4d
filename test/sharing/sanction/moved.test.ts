import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { numbering } from '../../../src/changes/feed/numbering.ts';
import { runConsumers } from '../../../src/changes/running-consumers.ts';
import { connectDatabase } from '../../../src/database/connect.ts';
import { migrateDatabase } from '../../../src/database/migrate.ts';
import { publicKeyOf } from '../../../src/http/token.ts';
import { FEEDS } from '../../../src/following/followers.ts';
import { openKeyRing } from '../../../src/keys.ts';
import { penaltyDisclosureView } from '../../../src/views/penalty-disclosure/view.ts';
import { startCluster } from '../../kit/cluster.ts';
import { startHubOver, type TestHub } from '../../kit/hub.ts';
import { copyRows } from '../../kit/logical-copy.ts';
import { until } from '../../kit/records.ts';
import { SanctionClient, sanctioning } from '../../kit/sanction-client.ts';
import { serveView } from '../../kit/serve-view.ts';
import { endPenalty, openSanctionRegion, type SanctionRegion, tenOClock } from './sanction-region.ts';

const EVERYTHING = ['subject', 'credit', 'license_notification', 'penalty_disclosure', 'sharing', 'audit'];

let region: SanctionRegion;
let closers: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  region = await openSanctionRegion();
  await region.subject(1);
});
afterEach(async () => {
  for (const close of closers.reverse()) await close();
  closers = [];
  await region.stop();
});

async function freshCluster() {
  const cluster = await startCluster();
  await migrateDatabase(cluster.url);
  const db = connectDatabase(cluster.url, { max: 4, applicationName: 'hub test' });
  closers.push(cluster.stop, () => db.end({ timeout: 1 }));
  return { url: cluster.url, sql: db };
}

/** The same application, asking another hub. */
const goOn = (client: SanctionClient, name: string, hub: TestHub): SanctionClient => {
  const moved = new SanctionClient((query, variables) =>
    hub.ask('credit-office', query, sanctioning({ principal: { client: name }, variables })),
  );
  moved.cursor = client.cursor;
  for (const [key, change] of client.held) moved.held.set(key, change);
  return moved;
};

const WITHDRAWN = sql`state = 'WITHDRAWN'`;

describe('pullers go on with their cursors', () => {
  it.each([
    ['has counted more transactions than the one it came from', { before: 0, after: 4_000 }],
    ['has counted fewer', { before: 4_000, after: 0 }],
  ])('in a cluster that %s, to which the database was restored', async (_which, transactions) => {
    await burn(region.url, transactions.before);
    const ended = await region.penalty('1');
    const kept = await region.penalty('2');
    const client = region.client('platform');
    await region.numbered();
    await client.pull();
    await region.hub.stop();
    // The old hub has not come to number these.
    await region.end(ended, WITHDRAWN);
    const late = await region.penalty('3');

    const target = await freshCluster();
    const from = connectDatabase(region.url, { max: 2, applicationName: 'hub test' });
    closers.push(() => from.end({ timeout: 1 }));
    await burn(target.url, transactions.after);
    await copyRows(from, target.sql, EVERYTHING);
    const hub = await startHubOver(target.url, {
      clock: () => tenOClock('2026-06-01'),
      environment: { HUB_KEY_FILE: region.keyFile },
    });
    closers.push(hub.stop);

    const moved = goOn(client, 'platform', hub);
    const heard: string[] = [];
    await until(async () => {
      heard.push(...(await moved.pull()).map(({ operation, recordId }) => `${operation} ${recordId}`));
      return heard.length >= 2;
    });
    expect(heard.sort()).toEqual([`RETRACT ${ended}`, `UPSERT ${late}`].sort());
    expect([...moved.held.keys()].sort()).toEqual(
      [`PENALTY_DISCLOSURE ${kept}`, `PENALTY_DISCLOSURE ${late}`].sort(),
    );
    expect((await moved.acknowledge(moved.digest())).body.data.acknowledgeSanctions.matches).toBe(true);
    await endPenalty(drizzle(target.sql), kept, WITHDRAWN);
    await until(async () => (await moved.pull()).some(({ recordId }) => recordId === kept));
    expect(moved.held.has(`PENALTY_DISCLOSURE ${kept}`)).toBe(false);
  });

  it('at an earlier state of the hub that was restored are told to start again', async () => {
    await region.penalty('1');
    const client = region.client('platform');
    await region.numbered();
    await client.pull();
    const target = await freshCluster();
    const from = connectDatabase(region.url, { max: 2, applicationName: 'hub test' });
    closers.push(() => from.end({ timeout: 1 }));
    await copyRows(from, target.sql, EVERYTHING);
    await region.penalty('2');
    await region.numbered();
    await client.pull();
    const hub = await startHubOver(target.url, {
      clock: () => tenOClock('2026-06-01'),
      environment: { HUB_KEY_FILE: region.keyFile },
    });
    closers.push(hub.stop);
    const moved = goOn(client, 'platform', hub);
    await expect(moved.page()).rejects.toThrow('CURSOR_EXPIRED');
  });

  it('from a view that moved to a server and a cluster of its own', async () => {
    const ended = await region.penalty('1');
    await region.abnormal('1');
    const client = region.client('platform');
    await region.numbered();
    await client.pull();
    expect(client.held.size).toBe(2);

    const target = await freshCluster();
    const from = connectDatabase(region.url, { max: 2, applicationName: 'hub test' });
    closers.push(() => from.end({ timeout: 1 }));
    await copyRows(from, target.sql, ['penalty_disclosure']);
    const clock = () => tenOClock('2026-06-01');
    const feed = FEEDS.find(({ view }) => view === 'penalty-disclosure');
    closers.push(runConsumers(target.url, feed ? [numbering(feed, clock)] : []).close);
    const keyOf = publicKeyOf(openKeyRing(region.keyFile, { create: false }));
    const served = await serveView(penaltyDisclosureView(), { sql: target.sql, clock, keyOf });
    closers.push(served.stop);
    const hub = await startHubOver(region.url, {
      clock,
      environment: { HUB_KEY_FILE: region.keyFile, HUB_SUBGRAPHS: `penalty-disclosure=${served.url}` },
    });
    closers.push(hub.stop);

    const moved = goOn(client, 'platform', hub);
    expect(await moved.pull()).toEqual([]);
    await endPenalty(drizzle(target.sql), ended, WITHDRAWN);
    // What happens where the view was before is of no concern any more.
    await region.penalty('elsewhere');
    const listing = await region.abnormal('2');
    const heard: string[] = [];
    await until(async () => {
      heard.push(...(await moved.pull()).map(({ operation, recordId }) => `${operation} ${recordId}`));
      return heard.length >= 2;
    });
    expect(heard.sort()).toEqual([`RETRACT ${ended}`, `UPSERT ${listing}`].sort());
    // Whoever goes round the gateway gets no feed.
    const straight = await fetch(served.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ _feed(after: 0, first: 5) }' }),
    });
    expect(JSON.stringify(await straight.json())).toContain('GRAPHQL_VALIDATION_FAILED');
  });
});

/** Lets a cluster count that many transactions more. */
async function burn(url: string, transactions: number): Promise<void> {
  const own = connectDatabase(url, { max: 1, applicationName: 'hub test' });
  await own.unsafe(`
    create procedure public.burn() language plpgsql as $$
    begin for n in 1..${transactions} loop perform pg_current_xact_id(); commit; end loop; end $$`);
  await own.unsafe('call public.burn()');
  await own.unsafe('drop procedure public.burn()');
  await own.end();
}

import { afterAll, expect, it } from 'vitest';
import { connectDatabase } from '../../src/database/connect.ts';
import { joinServer } from '../../src/database/presence.ts';
import { startCluster } from '../kit/cluster.ts';

const cluster = await startCluster();
afterAll(cluster.stop);

it('counts the other users of the server, and not one that has left', async () => {
  const [one, two] = await Promise.all([joinServer(cluster.url), joinServer(cluster.url)]);
  // besides the other one whoever holds the cluster
  expect(await one.others()).toBe(2);
  // The next to leave counts at once, and must not find the one that has just left.
  for (let round = 0; round < 50; round += 1) {
    await (await joinServer(cluster.url)).end();
    expect(await one.others()).toBe(2);
  }
  await two.end();
  expect(await one.others()).toBe(1);
  await one.end();
});

it('counts clients that are not of the hub, and none of its pools', async () => {
  const presence = await joinServer(cluster.url);
  const pool = connectDatabase(cluster.url);
  await pool`select 1`;
  expect(await presence.others()).toBe(1);
  const stranger = connectDatabase(cluster.url, { max: 1, applicationName: 'psql' });
  await stranger`select 1`;
  expect(await presence.others()).toBe(2);
  await Promise.all([pool.end(), stranger.end()]);
  await presence.end();
});

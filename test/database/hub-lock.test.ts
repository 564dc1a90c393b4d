import { expect, it, vi } from 'vitest';
import { ADVISORY_LOCK } from '../../src/database/advisory-lock.ts';
import { connectDatabase } from '../../src/database/connect.ts';
import { tryHubLock } from '../../src/database/hub-lock.ts';
import { testDatabase } from '../kit/database.ts';

const { url, sql } = await testDatabase();

const holders = () => sql<{ pid: number; name: string }[]>`
  select a.pid, a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
  where l.locktype = 'advisory' and l.granted
    and l.database = (select oid from pg_database where datname = current_database())`;

it('a second hub on the folder is refused and told the process of the first', async () => {
  const lock = await tryHubLock(sql, '/srv/hub');
  await expect(tryHubLock(sql, '/srv/hub')).rejects.toMatchObject({
    code: 'HUB_ALREADY_RUNNING',
    values: { pid: process.pid, folder: '/srv/hub' },
  });
  await lock.release();
  await (await tryHubLock(sql, '/srv/hub')).release();
});

it('leaves the pool whole: the lock has a connection of its own', async () => {
  const one = connectDatabase(url, { max: 1 });
  const lock = await tryHubLock(one, '/srv/hub');
  expect(await one`select 1 as one`).toEqual([{ one: 1 }]);
  await one.end();
  expect(await holders()).toMatchObject([{ name: `hub serve ${process.pid}` }]);
  await lock.release();
});

it('is taken again when the server has dropped the connection', async () => {
  const lock = await tryHubLock(sql, '/srv/hub');
  const [first] = await holders();
  await sql`select pg_terminate_backend(${first?.pid ?? 0})`;
  await vi.waitFor(
    async () => {
      const [again] = await holders();
      expect(again?.name).toBe(`hub serve ${process.pid}`);
      expect(again?.pid).not.toBe(first?.pid);
    },
    { timeout: 10_000 },
  );
  await lock.release();
});

it('waits for a hub that was killed a moment ago', async () => {
  // No process has this number: Linux numbers end at 2^22, macOS ones at 99,999.
  const killed = connectDatabase(url, { max: 1, applicationName: 'hub serve 4999999' });
  await killed`select pg_advisory_lock(${ADVISORY_LOCK.family}::int, ${ADVISORY_LOCK.serve}::int)`;
  const waiting = tryHubLock(sql, '/srv/hub');
  // It has tried when it asks who holds the lock.
  const asking = () => sql`
    select 1 from pg_stat_activity
    where application_name = ${`hub serve ${process.pid}`} and query like '%pg_locks%' and datname = current_database()`;
  await vi.waitFor(async () => expect(await asking()).toHaveLength(1), { interval: 5 });
  await killed.end();
  await (await waiting).release();
});

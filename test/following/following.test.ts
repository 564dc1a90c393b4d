import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { getPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_DEADLINES } from '../../src/calendar/deadlines.ts';
import { connectDatabase } from '../../src/database/connect.ts';
import { migrateDatabase } from '../../src/database/migrate.ts';
import { NICE } from '../../src/database/priority.ts';
import type { Repeated } from '../../src/every.ts';
import { followBeside } from '../../src/following/following.ts';
import { log } from '../../src/log.ts';
import { startCluster } from '../kit/cluster.ts';
import { registerSubjects } from '../kit/registered-subjects.ts';
import { sampleUscc } from '../kit/sample-uscc.ts';

const cluster = await startCluster();
await migrateDatabase(cluster.url);
const sql = connectDatabase(cluster.url, { max: 1, applicationName: 'hub test' });
const writer = connectDatabase(cluster.url, { max: 1, applicationName: 'hub test' });
const warned = vi.spyOn(log, 'warn').mockImplementation(() => undefined);
const PROGRAM = fileURLToPath(new URL('./following-program.ts', import.meta.url));

let closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers) await close();
  closers = [];
  warned.mockClear();
});
afterAll(async () => {
  await Promise.all([sql.end({ timeout: 1 }), writer.end({ timeout: 1 })]);
  await cluster.stop();
});

async function follow(): Promise<Repeated> {
  const following = followBeside(cluster.url, DEFAULT_DEADLINES);
  closers.push(following.close);
  await following.first;
  return following;
}

const eventually = (assert: () => Promise<void>) => vi.waitFor(assert, { timeout: 20_000, interval: 50 });

/** Processes that follow and were started by that one. */
function followersOf(parent: number): number[] {
  const listed = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return listed
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s.*following\/process\./.exec(line))
    .flatMap((found) => (Number(found?.[2]) === parent ? [Number(found?.[1])] : []));
}

const connections = async () => {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int from pg_stat_activity where application_name = 'hub consumer'`;
  return row?.count;
};

const isFollowed = async (uscc: string) => {
  const rows = await sql`
    select from credit.subject_facts join license_notification.told_scopes using (subject_key)
    where subject_key = ${`USCC:${uscc}`}`;
  return rows.length === 1;
};

describe('what follows from a change', () => {
  it('is done by a process beside the hub, and soon though it gives way to the hub', async () => {
    await registerSubjects(writer, [sampleUscc(1)]);
    await follow();
    expect(await isFollowed(sampleUscc(1))).toBe(true);
    const [follower] = followersOf(process.pid);
    expect(getPriority(follower)).toBe(NICE.following);
    await registerSubjects(writer, [sampleUscc(2)]);
    await eventually(async () => expect(await isFollowed(sampleUscc(2))).toBe(true));
  });

  it('is done by another process when the one is killed', async () => {
    await follow();
    const [killed = 0] = followersOf(process.pid);
    process.kill(killed, 'SIGKILL');
    await registerSubjects(writer, [sampleUscc(3)]);
    await eventually(async () => expect(await isFollowed(sampleUscc(3))).toBe(true));
    expect(followersOf(process.pid)).not.toContain(killed);
    expect(warned).toHaveBeenCalledWith(
      'the process that follows the change logs has ended; another one begins',
    );
  });

  it('leaves neither a process nor a connection behind when the hub closes', async () => {
    const { close } = await follow();
    await close();
    expect(followersOf(process.pid)).toEqual([]);
    await eventually(async () => expect(await connections()).toBe(0));
    expect(warned).not.toHaveBeenCalled();
  });

  it('ends with a hub that is killed', async () => {
    const hub: ChildProcess = spawn(process.execPath, ['--import', 'tsx', PROGRAM, cluster.url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    closers.push(async () => hub.kill('SIGKILL'));
    await once(hub.stdout as NonNullable<typeof hub.stdout>, 'data');
    const [follower = 0] = followersOf(hub.pid as number);
    expect(await connections()).toBeGreaterThan(0);
    hub.kill('SIGKILL');
    await eventually(async () => expect(await connections()).toBe(0));
    await eventually(async () => expect(() => process.kill(follower, 0)).toThrow('ESRCH'));
  });

  it('is not waited for where the database is away', async () => {
    const following = followBeside('postgres://nobody@127.0.0.1:1/nothing', DEFAULT_DEADLINES);
    closers.push(following.close);
    await following.first;
  });
});

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { connectDatabase } from '../../src/database/connect.ts';
import { type EmbeddedDatabase, openEmbedded } from '../../src/database/embedded.ts';
import { livePostmaster } from '../../src/database/postmaster.ts';
import { runningProcess } from '../../src/database/running-process.ts';
import { asUser, systemUser } from '../../src/database/system-user.ts';
import { removeFolder, temporaryFolder } from '../kit/temporary-folder.ts';
import { hubProcess } from './hub-process.ts';

const folders: string[] = [];

async function newFolder(): Promise<string> {
  const folder = await temporaryFolder();
  folders.push(folder);
  return folder;
}

// A new cluster takes a second to make; tests that need any cluster start from a copy of a stopped one.
let stopped: string;

async function usedFolder(): Promise<string> {
  const folder = await newFolder();
  execFileSync('cp', ['-a', `${stopped}/.`, folder]);
  return folder;
}

beforeAll(async () => {
  stopped = await newFolder();
  await (await openEmbedded(stopped)).release();
});

afterAll(() => Promise.all(folders.map(removeFolder)));

async function query<T>(database: Pick<EmbeddedDatabase, 'url'>, ask: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = connectDatabase(database.url, { max: 1 });
  try {
    return await ask(sql);
  } finally {
    await sql.end();
  }
}

const note = (database: EmbeddedDatabase, text: string) =>
  query(database, async (sql) => {
    await sql`create table if not exists note (text text)`;
    await sql`insert into note values (${text})`;
  });

const notes = (database: EmbeddedDatabase) =>
  query(database, async (sql) => (await sql`select text from note order by text`).map((row) => row.text));

const serverOf = (folder: string) => livePostmaster(join(folder, 'postgres'));

async function gone(pid: number): Promise<void> {
  await vi.waitFor(() => expect(runningProcess(pid)).toBeNull(), { timeout: 10_000 });
}

describe('a new folder', () => {
  let folder: string;
  let database: EmbeddedDatabase;

  beforeAll(async () => {
    folder = join(await newFolder(), 'not there yet', "市场主体's");
    database = await openEmbedded(folder);
    return () => database.release();
  });

  it('gets a database that is durable, checked, UTF-8 and the same on every machine', async () => {
    const names = [
      'fsync',
      'full_page_writes',
      'synchronous_commit',
      'data_checksums',
      'server_encoding',
      'TimeZone',
    ];
    const settings = await query(database, (sql) =>
      sql`select name, setting from pg_settings where name = any(${names})`.then((rows) =>
        Object.fromEntries(rows.map(({ name, setting }) => [name, setting])),
      ),
    );
    process.stdout.write(`${JSON.stringify(settings)}\n`);
    expect(settings).toEqual({
      fsync: 'on',
      full_page_writes: 'on',
      synchronous_commit: 'on',
      data_checksums: 'on',
      server_encoding: 'UTF8',
      TimeZone: 'Asia/Shanghai',
    });
    const [row] = await query(
      database,
      (sql) => sql`
        select datlocprovider as provider, datlocale as locale, '旬阳' < '汉滨' as ordered, lower('Ä') as lower
        from pg_database where datname = current_database()`,
    );
    expect(row).toEqual({ provider: 'b', locale: 'C.UTF-8', ordered: true, lower: 'ä' });
  });

  it('is closed to other users of the machine, and the password is asked for', async () => {
    for (const file of ['postgres.json', 'postgres-password', 'postgres.log']) {
      expect((await stat(join(folder, file))).mode & 0o777, file).toBe(0o600);
    }
    expect((await stat(join(folder, 'postgres'))).mode & 0o777).toBe(0o700);
    expect((await stat(folder)).mode & 0o066).toBe(0);
    const url = new URL(database.url);
    expect(url.hostname).toBe('127.0.0.1');
    url.password = 'guess';
    await expect(query({ url: url.href }, (sql) => sql`select 1`)).rejects.toThrow(
      'password authentication failed',
    );
  });

  it('says in postgres.json where the server is', async () => {
    const server = JSON.parse(await readFile(join(folder, 'postgres.json'), 'utf8'));
    expect(server).toMatchObject({ pid: database.pid, port: Number(new URL(database.url).port) });
    expect(Number.isNaN(Date.parse(server.startedAt))).toBe(false);
  });

  it('keeps its server out of the process group that Ctrl-C reaches', () => {
    const group = execFileSync('ps', ['-o', 'pgid=', '-p', String(database.pid)], { encoding: 'utf8' });
    expect(Number(group)).toBe(database.pid);
  });
});

describe('the server of a folder', () => {
  it('keeps what was written when it is stopped and started', async () => {
    const folder = await usedFolder();
    const first = await openEmbedded(folder);
    await note(first, '信用');
    await first.release();
    expect(runningProcess(first.pid)).toBeNull();
    const second = await openEmbedded(folder);
    expect(second.pid).not.toBe(first.pid);
    expect(await notes(second)).toEqual(['信用']);
    await second.release();
  });

  it('is shared with another process and stopped by whoever leaves last', async () => {
    const folder = await usedFolder();
    const other = hubProcess(folder);
    const theirs = await other.opened;
    const ours = await openEmbedded(folder);
    expect(ours).toMatchObject(theirs);
    await other.release();
    await note(ours, 'still here');
    await ours.release();
    expect(runningProcess(ours.pid)).toBeNull();
    expect(existsSync(join(folder, 'postgres.json'))).toBe(false);
  });

  it('is left running for a client that is not the hub', async () => {
    const folder = await usedFolder();
    const database = await openEmbedded(folder);
    const stranger = connectDatabase(database.url, { max: 1, applicationName: 'psql' });
    await stranger`select 1`;
    await database.release();
    expect(await serverOf(folder)).toMatchObject({ pid: database.pid });
    expect(await stranger`select 1 as one`).toEqual([{ one: 1 }]);
    await stranger.end();
  });

  it('is stopped once, however often and wherever it is released', async () => {
    const folder = await usedFolder();
    const [one, two, three] = await Promise.all([
      openEmbedded(folder),
      openEmbedded(folder),
      openEmbedded(folder),
    ]);
    expect(new Set([one.pid, two.pid, three.pid]).size).toBe(1);
    await Promise.all([one.release(), one.release(), two.release()]);
    expect(runningProcess(three.pid)).not.toBeNull();
    await three.release();
    expect(runningProcess(three.pid)).toBeNull();
  });

  it('is one when two processes start it in a new folder at once', async () => {
    const folder = await newFolder();
    const hubs = [hubProcess(folder), hubProcess(folder)];
    const [one, two] = await Promise.all(hubs.map((hub) => hub.opened));
    expect(one).toEqual(two);
    await Promise.all(hubs.map((hub) => hub.release()));
    expect(runningProcess(one?.pid ?? 0)).toBeNull();
  });
});

describe('after kill -9', () => {
  it('of the hub, the next one adopts the server with all that was committed', async () => {
    const folder = await usedFolder();
    const hub = hubProcess(folder);
    const { url, pid } = await hub.opened;
    await query({ url }, (sql) => sql`create table kept as select 1 as one`);
    await hub.kill();
    const next = await openEmbedded(folder);
    expect(next).toMatchObject({ pid, url });
    expect(await query(next, (sql) => sql`select one from kept`)).toEqual([{ one: 1 }]);
    await next.release();
    expect(runningProcess(pid)).toBeNull();
  });

  it('of hub and server, the next one recovers what was committed, at the same address', async () => {
    const folder = await usedFolder();
    const hub = hubProcess(folder);
    const { url, pid } = await hub.opened;
    await query({ url }, (sql) => sql`create table kept as select 1 as one`);
    await hub.kill();
    process.kill(pid, 'SIGKILL');
    const next = await openEmbedded(folder);
    expect(next.url).toBe(url);
    expect(next.pid).not.toBe(pid);
    expect(await query(next, (sql) => sql`select one from kept`)).toEqual([{ one: 1 }]);
    await next.release();
  });

  it('of the server, the next start waits for the backends that survived it', async () => {
    const folder = await usedFolder();
    const first = await openEmbedded(folder);
    const survivor = connectDatabase(first.url, { max: 1 });
    const [backend] = await survivor<{ pid: number }[]>`select pg_backend_pid() as pid`;
    const pid = backend?.pid ?? 0;
    process.kill(pid, 'SIGSTOP');
    process.kill(first.pid, 'SIGKILL');
    const next = openEmbedded(folder);
    const log = () => readFile(join(folder, 'postgres.log'), 'utf8');
    await vi.waitFor(async () => expect(await log()).toContain('is still in use'), { timeout: 20_000 });
    process.kill(pid, 'SIGCONT');
    await (await next).release();
    await first.release();
    await survivor.end({ timeout: 0 });
    await gone(pid);
  });

  const moments: [string, (names: string[]) => boolean][] = [
    ['took the lock', (names) => names.includes('postgres.lock')],
    ['was making the cluster', (names) => names.some((name) => name.startsWith('postgres.new-'))],
    ['had spawned the server', (names) => names.includes('postgres')],
  ];
  it.each(moments)('of a hub that just %s, the folder opens', async (_, reached) => {
    const folder = await newFolder();
    const hub = hubProcess(folder);
    await vi.waitFor(async () => expect(reached(await readdir(folder))).toBe(true), {
      timeout: 20_000,
      interval: 5,
    });
    await hub.kill();
    const database = await openEmbedded(folder);
    await note(database, 'fine');
    expect(await notes(database)).toEqual(['fine']);
    await database.release();
    expect(runningProcess(database.pid)).toBeNull();
    const left = (await readdir(folder)).sort();
    expect(left).toEqual(['postgres', 'postgres-password', 'postgres.log']);
  });

  it('and a restart of the machine, the number in the stale pid file may belong to somebody else', async () => {
    const folder = await usedFolder();
    const pidFile = join(folder, 'postgres', 'postmaster.pid');
    const first = await openEmbedded(folder);
    const lines = (await readFile(pidFile, 'utf8')).split('\n');
    await first.release();
    // As the server's own user, because that is whose process PostgreSQL would take for a server.
    const user = await systemUser(join(folder, 'postgres'));
    const stranger = spawn('sleep', ['60'], { ...asUser(user), cwd: '/' });
    await once(stranger, 'spawn');
    await writeFile(pidFile, [stranger.pid, ...lines.slice(1)].join('\n'));
    const second = await openEmbedded(folder);
    expect(second.pid).not.toBe(stranger.pid);
    await second.release();
    expect(runningProcess(stranger.pid ?? 0)).not.toBeNull();
    stranger.kill();
  });
});

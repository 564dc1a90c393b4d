import { existsSync } from 'node:fs';
import { readFile, truncate } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bodyOf } from '../kit/body.ts';
import { createDatabase } from '../kit/database.ts';
import { removeFolder, temporaryFolder } from '../kit/temporary-folder.ts';
import { type RunningHub, runHub, spawnHub } from './process.ts';

let folder: string;
const running: RunningHub[] = [];
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(async () => {
  for (const hub of running.splice(0)) {
    hub.process.kill('SIGKILL');
    await hub.finished;
  }
  await removeFolder(folder);
});

const environment = (more: Record<string, string> = {}) => ({
  HUB_DATA: folder,
  HUB_DEMO: '0',
  PORT: '0',
  ...more,
});

function start(more: Record<string, string> = {}): RunningHub {
  const hub = spawnHub(['start'], environment(more));
  running.push(hub);
  return hub;
}

const departmentsOf = async (url: string) => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ departments { id name } }"}',
  });
  return (await bodyOf(response)).data.departments;
};

// Each starts processes that load the whole hub, and the machine runs other tests beside them.
vi.setConfig({ testTimeout: 90_000 });

describe('hub start', () => {
  it('serves, keeps its data over a stop by Ctrl-C, and leaves no server behind', async () => {
    const first = start();
    expect(await departmentsOf(await first.url)).toEqual([]);
    expect(await runHub(['department', 'education', '教育局', 'Education'], environment())).toMatchObject({
      code: 0,
      stdout: 'added\n',
    });
    first.process.kill('SIGINT');
    expect(await first.finished).toMatchObject({ code: 0 });
    expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false);

    const second = start();
    expect(await departmentsOf(await second.url)).toEqual([{ id: 'education', name: '教育局' }]);
  });

  it('starts again after it was killed', async () => {
    const first = start();
    await first.url;
    first.process.kill('SIGKILL');
    await first.finished;
    expect(await departmentsOf(await start().url)).toEqual([]);
  });

  it('answers a request that is under way before it stops', async () => {
    const hub = start();
    const url = await hub.url;
    const answers = Promise.all(Array.from({ length: 20 }, () => departmentsOf(url)));
    await departmentsOf(url);
    hub.process.kill('SIGTERM');
    expect(await answers).toHaveLength(20);
    expect((await hub.finished).code).toBe(0);
  });

  it('stops while it is still starting, and leaves no server behind', async () => {
    const hub = start();
    await vi.waitUntil(() => existsSync(join(folder, 'postgres', 'PG_VERSION')), { timeout: 20_000 });
    hub.process.kill('SIGINT');
    await hub.finished;
    expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false);
    expect(await departmentsOf(await start().url)).toEqual([]);
  });

  it('is refused on a folder that another hub serves, in one sentence, and the other goes on', async () => {
    const first = start();
    const url = await first.url;
    const second = await start().finished;
    expect(second.code).toBe(1);
    expect(second.stderr).toBe(
      `Another hub (process ${first.process.pid}) is already serving the data folder ${folder}. Stop it, or set HUB_DATA to another folder.\n`,
    );
    expect(await departmentsOf(url)).toEqual([]);
  });

  it('is refused a port that is in use, and leaves no server behind', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
    });
    const refused = await start({ PORT: String(port) }).finished;
    other.close();
    expect(refused).toMatchObject({
      code: 1,
      stderr: `Port ${port} is in use. Stop the program that holds it, or set PORT to another one.\n`,
    });
    expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false);
  });

  it('is refused a corrupt data folder', async () => {
    const first = start();
    await first.url;
    first.process.kill('SIGINT');
    await first.finished;
    await truncate(join(folder, 'postgres', 'global', 'pg_control'), 10);
    const refused = await start().finished;
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/^The data folder \S+ cannot be used: .+\.\n$/);
  });

  it('is refused a database that does not answer, without its password', async () => {
    const refused = await start({
      DATABASE_URL: 'postgres://hub:s3cret@127.0.0.1:1/hub',
      HUB_KEY_FILE: join(folder, 'keys.json'),
    }).finished;
    expect(refused).toMatchObject({
      code: 1,
      stderr:
        'The database at 127.0.0.1:1/hub does not answer (connection refused). Check DATABASE_URL and that the server is up.\n',
    });
  });

  it.each([
    ['a port that is none', { PORT: 'http' }, /^The environment variable PORT is not usable: .+\n$/],
    ['a database without a key file', { DATABASE_URL: 'postgres://a@b/c' }, /HUB_KEY_FILE is not usable/],
    [
      'a database address that is none',
      { DATABASE_URL: 'mysql://a', HUB_KEY_FILE: 'k' },
      /DATABASE_URL is not usable/,
    ],
  ])('is refused %s', async (_what, more, sentence) => {
    const refused = await start(more as Record<string, string>).finished;
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringMatching(sentence)]);
  });

  it('runs on a server of the user’s own, with keys that only it can read', async () => {
    const database = await createDatabase();
    const keys = join(folder, 'keys.json');
    const hub = start({ DATABASE_URL: database.url, HUB_KEY_FILE: keys });
    expect(await departmentsOf(await hub.url)).toEqual([]);
    expect(JSON.parse(await readFile(keys, 'utf8'))).toMatchObject({ keys: [{ id: expect.any(String) }] });
    hub.process.kill('SIGINT');
    expect((await hub.finished).code).toBe(0);
    expect(existsSync(join(folder, 'postgres'))).toBe(false);
    await database.drop();
  });

  it('gives no token to a browser outside demo mode', async () => {
    const url = await start().url;
    const refused = await fetch(`${url}/workbench/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"department":"education"}',
    });
    expect(refused.status).toBe(404);
  });
});

describe('hub token', () => {
  it('prints one token and nothing else, and says which departments there are', async () => {
    await runHub(['department', 'education', '教育局', 'Education'], environment());
    const token = await runHub(['token', 'education', '--person', 'li'], environment());
    expect([token.code, token.stderr]).toEqual([0, '']);
    expect(token.stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    expect(await runHub(['token', 'educaton'], environment())).toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'There is no department "educaton". Departments: education, hub.\n',
    });
    expect((await runHub(['token', 'education', '--role', 'king'], environment())).stderr).toBe(
      'There is no role "king". Roles: app, analyst, data-owner, auditor, operator.\n',
    );
  });
});

describe('hub ingest', () => {
  it('lists wrong rows and takes the right ones, and says so by its exit code', async () => {
    await runHub(['department', 'market-regulation', '市场监督管理局', 'Market Regulation'], environment());
    const fixtures = new URL('../ingest/fixtures/', import.meta.url).pathname;
    const first = await runHub(['ingest', 'subjects', `${fixtures}subjects.csv`], environment());
    expect(first).toMatchObject({ code: 0, stdout: '9 rows: 9 new, 0 amended, 0 unchanged, 0 rejected.\n' });
    const again = await runHub(['ingest', 'subjects', `${fixtures}subjects.csv`], environment());
    expect(again.stdout).toBe('9 rows: 0 new, 0 amended, 9 unchanged, 0 rejected.\n');
    const wrong = await runHub(['ingest', 'subjects', `${fixtures}nowhere.csv`], environment());
    expect([wrong.code, wrong.stderr]).toEqual([
      1,
      `The file ${fixtures}nowhere.csv cannot be read: there is no such file.\n`,
    ]);
    const kind = await runHub(['ingest', 'gossip', `${fixtures}subjects.csv`], environment());
    expect([kind.code, kind.stderr]).toEqual([1, expect.stringContaining('There is no kind "gossip"')]);
  });
});

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildViews } from '../../src/hub.ts';
import { bodyOf } from '../kit/body.ts';
import { createDatabase, type TestDatabase } from '../kit/database.ts';
import { removeFolder, temporaryFolder } from '../kit/temporary-folder.ts';
import { type RunningHub, runHub, spawnHub } from './process.ts';

let folder: string;
let hubDatabase: TestDatabase;
let ownDatabase: TestDatabase;
const running: RunningHub[] = [];

beforeAll(async () => {
  folder = await temporaryFolder();
  [hubDatabase, ownDatabase] = await Promise.all([createDatabase(), createDatabase()]);
  for (const { sql } of [hubDatabase, ownDatabase]) {
    await sql`insert into sharing.departments (id, name, english_name, asserted_at)
      values ('education', '教育局', 'Education', '2026-01-01'), ('fire', '消防救援大队', 'Fire', '2026-01-01')`;
  }
  await ownDatabase.sql`insert into sharing.departments (id, name, english_name, asserted_at)
    values ('tax', '税务局', 'Tax', '2026-01-01')`;
});
afterEach(async () => {
  for (const hub of running.splice(0)) {
    hub.process.kill('SIGKILL');
    await hub.finished;
  }
});
afterAll(async () => {
  await Promise.all([hubDatabase.drop(), ownDatabase.drop()]);
  await removeFolder(folder);
});

const environment = (database: TestDatabase, more: Record<string, string> = {}) => ({
  DATABASE_URL: database.url,
  HUB_KEY_FILE: join(folder, 'keys'),
  HUB_DATA: folder,
  HUB_LOG: 'silent',
  PORT: '0',
  ...more,
});

function start(args: readonly string[], given: Record<string, string>): RunningHub {
  const hub = spawnHub(args, given);
  running.push(hub);
  return hub;
}

async function ask(url: string, query: string, token?: string) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query }),
  });
  return bodyOf(response);
}

// Each starts processes that load the whole hub, and the machine runs other tests beside them.
vi.setConfig({ testTimeout: 90_000 });

const VIEWER = '{ departments { id } viewer { department { id } } }';

describe('hub subgraph', () => {
  it('runs a view on its own database, for a hub that names it, and the hub lives on without it', async () => {
    const view = start(['subgraph', 'sharing', '--port', '0'], environment(ownDatabase));
    const viewUrl = await view.url;
    const hub = start(['start'], environment(hubDatabase, { HUB_SUBGRAPHS: `sharing=${viewUrl}/graphql` }));
    const url = await hub.url;
    const token = (await runHub(['token', 'education'], environment(hubDatabase))).stdout.trim();

    const { data, errors } = await ask(url, VIEWER, token);
    expect(errors).toBeUndefined();
    expect(data.departments.map(({ id }: { id: string }) => id).sort()).toEqual(['education', 'fire', 'tax']);
    expect(data.viewer.department.id).toBe('education');
    expect((await ask(viewUrl, VIEWER, token)).data.viewer).toEqual({ department: null });

    view.process.kill('SIGKILL');
    await view.finished;
    const away = await ask(url, '{ departments { id } directories { id } }', token);
    expect(away.data).toEqual({ departments: null, directories: [] });
    expect(away.errors).toMatchObject([
      { extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'sharing', missing: ['departments'] } },
    ]);
    expect(view.process.exitCode ?? view.process.signalCode).toBe('SIGKILL');
  });

  it('ends by Ctrl-C and leaves nothing behind', async () => {
    const view = start(['subgraph', 'credit'], environment(ownDatabase));
    expect((await fetch(`${await view.url}/healthz`)).status).toBe(200);
    view.process.kill('SIGINT');
    expect(await view.finished).toMatchObject({ code: 0 });
  });

  it('believes the keys at the address that it is given, and no others', async () => {
    const keys = { HUB_KEY_FILE: join(folder, 'keys-of-the-department') };
    const hub = start(['start'], environment(hubDatabase));
    const own = await start(['subgraph', 'sharing'], environment(ownDatabase, keys)).url;
    const trusting = start(['subgraph', 'sharing'], {
      ...environment(ownDatabase, keys),
      HUB_JWKS: `${await hub.url}/.well-known/jwks.json`,
    });
    const token = (await runHub(['token', 'education'], environment(hubDatabase))).stdout.trim();
    const through = async (view: string) => {
      const given = environment(hubDatabase, { HUB_SUBGRAPHS: `sharing=${view}/graphql` });
      return (await ask(await start(['start'], given).url, '{ viewer { department { id } } }', token)).data
        .viewer;
    };
    expect(await through(await trusting.url)).toEqual({ department: { id: 'education' } });
    expect(await through(own)).toEqual({ department: null });
  });

  it.each([
    ['a view that is not there', ['subgraph', 'fire'], {}, /no view "fire". Views: subject, credit/],
    ['a key file that is none', ['subgraph', 'credit'], { HUB_JWKS: '/nowhere/keys' }, /HUB_JWKS.*ENOENT/],
    [
      'an address that is none',
      ['start'],
      { HUB_SUBGRAPHS: 'credit' },
      /HUB_SUBGRAPHS.*"credit" is not name=url/,
    ],
    [
      'a name that no view has',
      ['start'],
      { HUB_SUBGRAPHS: 'fire=http://localhost:1/' },
      /HUB_SUBGRAPHS.*there is no view "fire"/,
    ],
    ['a port that is none', ['subgraph', 'credit', '--port', 'x'], {}, /PORT/],
  ])('is refused for %s', async (_what, args, more, said) => {
    const { code, stderr } = await runHub(args, environment(hubDatabase, more as Record<string, string>));
    expect(stderr).toMatch(said);
    expect(code).toBe(1);
  });
});

describe('hub subgraph check and publish', () => {
  const sdl = buildViews().find(({ name }) => name === 'credit')?.sdl ?? '';
  const file = async (name: string, text: string) => {
    const path = join(folder, name);
    await writeFile(path, text);
    return path;
  };
  const run = (...args: string[]) =>
    runHub(['subgraph', ...args, '--name', 'credit'], environment(hubDatabase));

  it('finds nothing in the SDL that is served', async () => {
    expect(await run('check', await file('same.graphql', sdl))).toMatchObject({
      code: 0,
      stdout: 'The view credit composes with the others. Nothing that is asked now would change.\n',
    });
  });

  it('says what would break, for whom, and who has asked for it of late', async () => {
    await hubDatabase.sql`insert into audit.entries select * from jsonb_populate_record(null::audit.entries, ${JSON.stringify(
      {
        chain: 'c',
        seq: 1,
        at: new Date(),
        department: 'fire',
        operation_hash: 'h',
        subjects: [],
        subject_count: 0,
        coordinates: { 'Credit.riskClassSince': 'FULL' },
        policy_version: 'p',
        decision_hash: 'd',
        outcome: 'ANSWERED',
        duration_ms: 1,
        hash: 'h',
      },
    )}::text::jsonb)`;
    const narrowed = sdl.replace(
      'riskClassSince: Date @share(class: UNCONDITIONAL',
      'riskClassSince: Date @share(class: CONDITIONAL',
    );
    expect(narrowed).not.toBe(sdl);
    const { code, stdout } = await run('check', await file('narrowed.graphql', narrowed));
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /Credit\.riskClassSince changes from UNCONDITIONAL to CONDITIONAL, for education, fire\./,
    );
    expect(stdout).toMatch(/Asked for in the last 90 days by fire \(1 times\)/);
  });

  it('publishes to a running hub what breaks nothing; the rest only when told, and nothing that does not compose', async () => {
    const hub = start(['start'], environment(hubDatabase));
    const url = await hub.url;
    const token = (await runHub(['token', 'education'], environment(hubDatabase))).stdout.trim();
    const fields = async () =>
      (
        (await ask(url, '{ __type(name: "Credit") { fields { name } } }', token)).data.__type.fields as {
          name: string;
        }[]
      ).map(({ name }) => name);
    const publish = (path: string, ...more: string[]) =>
      run('publish', path, '--url', 'http://localhost:1/graphql', ...more);

    const more = await file(
      'more.graphql',
      sdl.replace('riskClassSince: Date', 'outlook: String @share(class: OPEN)\n  riskClassSince: Date'),
    );
    expect((await publish(more)).stdout).toContain('The view credit is published.\n');
    await vi.waitFor(async () => expect(await fields()).toContain('outlook'), { timeout: 30_000 });

    const broken = await file(
      'broken.graphql',
      sdl.replace(/riskClassSince: Date @share\([^)]*\)/, 'riskClassSince: Date'),
    );
    const refused = await publish(broken);
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('declares no @share')]);
    const same = await file('back.graphql', sdl);
    const unsettled = await publish(same);
    expect([unsettled.code, unsettled.stderr]).toEqual([1, expect.stringContaining('--accept-breaking')]);
    expect(await fields()).toContain('outlook');
    expect((await publish(same, '--accept-breaking')).code).toBe(0);
    await vi.waitFor(async () => expect(await fields()).not.toContain('outlook'), { timeout: 30_000 });
  });

  it('says that a file cannot be read, and that SDL is not well-formed', async () => {
    expect((await run('check', join(folder, 'nowhere'))).stderr).toMatch(/nowhere cannot be read: ENOENT/);
    const { code, stderr } = await run('check', await file('torn.graphql', sdl.slice(0, 3000)));
    expect([code, stderr]).toEqual([1, expect.stringMatching(/SDL of the view credit/)]);
  });
});

import { readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { bodyOf } from '../kit/body.ts';
import { serveFirms, supergraphOf } from '../kit/serve-graph.ts';
import { AUDIENCE, serveIssuer } from '../kit/serve-issuer.ts';
import { removeFolder, temporaryFolder } from '../kit/temporary-folder.ts';
import { type RunningHub, spawnHub } from './process.ts';

// Each starts processes, and the machine runs other tests beside them.
vi.setConfig({ testTimeout: 60_000 });

let firms: Awaited<ReturnType<typeof serveFirms>>;
beforeAll(async () => {
  firms = await serveFirms('A');
});
afterAll(() => firms.close());

let folder: string;
let file: string;
const running: RunningHub[] = [];
beforeEach(async () => {
  folder = await temporaryFolder();
  file = join(folder, 'supergraph.graphql');
  await writeFile(file, supergraphOf([firms.name, firms.credit]));
});
afterEach(async () => {
  for (const hub of running.splice(0)) {
    hub.process.kill('SIGKILL');
    await hub.finished;
  }
  await removeFolder(folder);
});

function start(args: readonly string[] = [], environment: Record<string, string> = {}): RunningHub {
  const hub = spawnHub(['gateway', '--supergraph', file, '--port', '0', ...args], {
    HUB_DATA: join(folder, 'data'),
    ...environment,
  });
  running.push(hub);
  return hub;
}

const OPEN = ['--share-default', 'OPEN'];

const ask = async (url: string, query = '{ firms { name grade } }', headers: Record<string, string> = {}) => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, headers: response.headers, body: await bodyOf(response) };
};

const ANSWER = {
  data: {
    firms: [
      { name: '甲公司', grade: 'A' },
      { name: '乙公司', grade: 'A' },
    ],
  },
};

const entries = async () => {
  const audit = join(folder, 'data', 'audit');
  const chains = await readdir(audit);
  const texts = await Promise.all(chains.map((name) => readFile(join(audit, name), 'utf8')));
  return texts.flatMap((text) => text.split('\n').slice(0, -1)).map((line) => JSON.parse(line));
};

describe('hub gateway', () => {
  it('answers from the servers that the supergraph names, each answer on record before it leaves', async () => {
    const url = await start(OPEN).url;
    const { status, headers, body } = await ask(url, 'query Grades { firms { name grade } }', {
      'x-purpose': 'inspection',
    });
    expect([status, body]).toEqual([200, ANSWER]);
    const [entry, ...others] = await entries();
    expect(others).toEqual([]);
    expect(headers.get('x-audit-entry')).toBe(`${entry.chain}:1:${entry.hash}`);
    expect(entry).toMatchObject({
      department: null,
      purpose: 'inspection',
      operation_name: 'Grades',
      coordinates: { 'Query.firms': 'FULL', 'Firm.name': 'FULL', 'Firm.grade': 'FULL' },
      policy_version: 'share-default-OPEN',
      outcome: 'ANSWERED',
    });
    expect((await stat(join(folder, 'data', 'keys'))).mode & 0o777).toBe(0o600);
  });

  it('says that it lives and that it can answer', async () => {
    const url = await start(OPEN).url;
    expect(await bodyOf(await fetch(`${url}/healthz`))).toMatchObject({ status: 'ok' });
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });

  it('withholds its answers while they cannot be recorded', async () => {
    const url = await start(OPEN).url;
    expect((await ask(url)).status).toBe(200);
    const audit = join(folder, 'data', 'audit');
    await rename(audit, `${audit}-away`);
    await writeFile(audit, 'a file in its place');
    const { status, headers, body } = await ask(url);
    expect([status, headers.get('x-audit-entry')]).toEqual([503, null]);
    expect(body.errors[0].extensions.code).toBe('AUDIT_UNAVAILABLE');
    expect(JSON.stringify(body)).not.toContain('甲公司');
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it('shows nothing to anybody unless it is told that it may', async () => {
    const url = await start().url;
    const { status, body } = await ask(url);
    expect([status, body.errors[0].extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    expect(body.errors[0].message).toContain('Cannot query field "firms" on type "Query"');
    const introspected = await ask(url, '{ __schema { types { name } } }');
    expect(JSON.stringify(introspected.body)).not.toContain('Firm');
  });

  it('has no page for a browser, no tokens, and no crash in its place', async () => {
    const url = await start(OPEN).url;
    const page = await fetch(`${url}/graphql`, { headers: { accept: 'text/html,*/*' } });
    expect([page.status, (await bodyOf(page)).errors[0].extensions.code]).toEqual([404, 'ROUTE_NOT_FOUND']);
    for (const path of ['/oauth/token', '/workbench/config.json', '/']) {
      expect((await fetch(`${url}${path}`)).status).toBe(404);
    }
    const byGet = await fetch(`${url}/graphql?query=${encodeURIComponent('{ firms { name } }')}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect((await bodyOf(byGet)).data.firms).toHaveLength(2);
    expect((await ask(url)).body).toEqual(ANSWER);
  });

  it('knows callers by an issuer that it is told to trust, and all others as nobody', async () => {
    const issuer = await serveIssuer();
    const url = await start(['--share-default', 'UNCONDITIONAL'], {
      OIDC_ISSUER: issuer.url,
      OIDC_AUDIENCE: AUDIENCE,
      OIDC_DEPARTMENTS: 'education, fire',
    }).url;
    expect((await ask(url)).status).toBe(400);
    const as = async (claims: Record<string, unknown> = {}) =>
      ask(url, undefined, { authorization: `Bearer ${await issuer.token(claims)}` });
    expect((await as()).body).toEqual(ANSWER);
    expect((await entries()).at(-1)).toMatchObject({ department: 'education', client: 'canteen-app' });
    expect((await as({ department: 'tax' })).status).toBe(401);
    await issuer.close();
    expect((await as()).body).toEqual(ANSWER);
  });

  it('follows its file while it runs', async () => {
    const url = await start(OPEN).url;
    const other = await serveFirms('B');
    await writeFile(file, supergraphOf([firms.name, other.credit]));
    await vi.waitFor(async () => expect((await ask(url)).body.data.firms[0].grade).toBe('B'), {
      timeout: 20_000,
      interval: 100,
    });
    await other.close();
  });

  it('ends by Ctrl-C when the requests under way are answered', async () => {
    const hub = start(OPEN);
    const url = await hub.url;
    const { arrived, release } = firms.credit.hold();
    const asked = ask(url);
    await arrived;
    hub.process.kill('SIGINT');
    release();
    expect((await asked).body).toEqual(ANSWER);
    expect(await hub.finished).toMatchObject({ code: 0 });
    expect(await entries()).toHaveLength(1);
  });

  it('begins a chain of its own after it was killed, whatever the last line of the one before', async () => {
    const first = start(OPEN);
    await ask(await first.url);
    first.process.kill('SIGKILL');
    await first.finished;
    const [chain = ''] = await readdir(join(folder, 'data', 'audit'));
    const torn = join(folder, 'data', 'audit', chain);
    await writeFile(torn, `${await readFile(torn, 'utf8')}{"chain":"torn`);
    await ask(await start(OPEN).url);
    expect(new Set((await entries()).map((entry) => entry.chain)).size).toBe(2);
  });

  it.each([
    [
      'a file that is not there',
      async () => `${file}.missing`,
      /^The file \S+\.missing cannot be read: ENOENT\.\n$/,
    ],
    [
      'a file that holds something else',
      () => written('<!doctype html>'),
      /^The supergraph in \S+ cannot be served: it is not well-formed GraphQL: .+\.\n$/,
    ],
    [
      'a schema that is no supergraph',
      () => written('type Query { a: Int }'),
      /cannot be served: it is not a supergraph: .+\.\n$/,
    ],
    [
      'a subgraph without an address',
      async () => written((await readFile(file, 'utf8')).replace(firms.credit.url, '')),
      /cannot be served: it does not say where its subgraph "credit" answers .+\.\n$/,
    ],
  ])('is refused %s, in one sentence', async (_what, make, sentence) => {
    const refused = await start(['--supergraph', await make()]).finished;
    expect([refused.code, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toMatch(sentence);
  });

  it('is refused a port that is in use, a share that is none, and an issuer without rules', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
    });
    expect(await start(['--port', String(port)]).finished).toMatchObject({
      code: 1,
      stderr: `Port ${port} is in use. Stop the program that holds it, or set PORT to another one.\n`,
    });
    other.close();
    const share = await start(['--share-default', 'ALL']).finished;
    expect([share.code, share.stderr]).toEqual([1, expect.stringContaining('OPEN, UNCONDITIONAL')]);
    const issuer = await start([], { OIDC_ISSUER: 'https://id.example.cn' }).finished;
    expect([issuer.code, issuer.stderr]).toEqual([1, expect.stringContaining('OIDC_AUDIENCE is not usable')]);
  });
});

async function written(text: string): Promise<string> {
  const other = join(folder, 'other.graphql');
  await writeFile(other, text);
  return other;
}

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ForeignGraph, openForeignGraph } from '../../src/cli/foreign-graph.ts';
import { systemClock } from '../../src/clock.ts';
import { openGatewayServer } from '../../src/http/gateway-server.ts';
import { closeServer, listen } from '../../src/http/listen.ts';
import { log } from '../../src/log.ts';
import { CLASSES_ALONE } from '../../src/permission/policy.ts';
import { bodyOf } from '../kit/body.ts';
import { serveFirms, supergraphOf } from '../kit/serve-graph.ts';
import { removeFolder, temporaryFolder } from '../kit/temporary-folder.ts';

type Firms = Awaited<ReturnType<typeof serveFirms>>;

let firms: { readonly A: Firms; readonly B: Firms };
beforeAll(async () => {
  firms = { A: await serveFirms('A'), B: await serveFirms('B') };
});
afterAll(() => Promise.all([firms.A.close(), firms.B.close()]));

/** The names always come from the same server; the grade from that of A or of B. */
const sdlOf = (grade: 'A' | 'B', version: unknown = '') =>
  `# ${version}\n${supergraphOf([firms.A.name, firms[grade].credit])}`;

let folder: string;
let file: string;
let graph: ForeignGraph;
let url: string;
let stop: () => Promise<void>;
beforeEach(async () => {
  folder = await temporaryFolder();
  file = join(folder, 'supergraph.graphql');
  await writeFile(file, sdlOf('A'));
  let seq = 0;
  graph = await openForeignGraph({
    file,
    timeoutMs: 5_000,
    gateway: {
      shareDefault: 'OPEN',
      policy: () => ({ ...CLASSES_ALONE, version: 'none' }),
      audit: {
        append: async () => {
          seq += 1;
          return { chain: 'c', seq, hash: 'h' };
        },
      },
      clock: systemClock,
    },
  });
  const app = await openGatewayServer({
    gateways: graph.gateways,
    health: { commit: 'unknown', ready: async () => undefined },
    verify: null,
  });
  url = `http://127.0.0.1:${await listen(app, { port: 0, host: '127.0.0.1' })}`;
  stop = async () => {
    await closeServer(app);
    await graph.close();
  };
});
afterEach(async () => {
  vi.restoreAllMocks();
  await stop();
  await removeFolder(folder);
});

const ask = async (query = '{ firms { name grade } }') => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, ...(await bodyOf(response)) };
};

const answered = (grade: string) => ({
  status: 200,
  data: {
    firms: [
      { name: '甲公司', grade },
      { name: '乙公司', grade },
    ],
  },
});

describe('a supergraph that changes while it is served', () => {
  it('is swapped a hundred times under load, bad files in between, without one failed request', async () => {
    const refused = vi.spyOn(log, 'error').mockImplementation(() => undefined);
    const connectionsBefore = firms.A.name.connections();
    let isOver = false;
    const answers: unknown[] = [];
    const callers = Array.from({ length: 4 }, async () => {
      while (!isOver) answers.push(await ask());
    });
    for (let swap = 0; swap < 100; swap += 1) {
      const grade = swap % 2 === 0 ? 'B' : 'A';
      await writeFile(file, sdlOf(grade, swap));
      await graph.reload();
      expect(await ask()).toEqual(answered(grade));
      if (swap % 10 !== 5) continue;
      await writeFile(file, sdlOf(grade, swap).slice(0, 700));
      await graph.reload();
      expect(await ask()).toEqual(answered(grade));
    }
    isOver = true;
    await Promise.all(callers);
    expect(answers.length).toBeGreaterThan(100);
    for (const answer of answers) expect([answered('A'), answered('B')]).toContainEqual(answer);
    expect(refused).toHaveBeenCalledTimes(10);
    // The server that stayed kept its connections: the five callers at most.
    expect(firms.A.name.connections() - connectionsBefore).toBeLessThanOrEqual(16);
  }, 120_000);

  it('is answered to its end by the graph that a request began with', async () => {
    const { arrived, release } = firms.A.credit.hold();
    const asked = ask();
    await arrived;
    await writeFile(file, sdlOf('B'));
    await graph.reload();
    expect(await ask()).toEqual(answered('B'));
    release();
    expect(await asked).toEqual(answered('A'));
  });

  it('shows its new fields at once, and its old ones no more', async () => {
    const sdl = supergraphOf([
      { ...firms.A.name, sdl: firms.A.name.sdl.replace('name: String!', 'name: String! title: String') },
      firms.A.credit,
    ]);
    const fields = async () =>
      (await ask('{ __type(name: "Firm") { fields { name } } }')).data.__type.fields.map(
        ({ name }: { name: string }) => name,
      );
    expect(await fields()).not.toContain('title');
    await writeFile(file, sdl);
    await graph.reload();
    expect(await fields()).toContain('title');
    await writeFile(file, sdlOf('A'));
    await graph.reload();
    expect(await fields()).not.toContain('title');
  });

  it.each([
    ['cut off in the middle', () => sdlOf('A').slice(0, 900)],
    ['empty', () => ''],
    ['without the address of a server', () => sdlOf('A').replace(firms.A.credit.url, '')],
    ['of an unknown share', () => shared('SECRET')],
  ])('is refused where it is %s, with one line in the log, and the one before stays', async (_what, sdl) => {
    const told = vi.spyOn(log, 'error').mockImplementation(() => undefined);
    await writeFile(file, sdl());
    for (let look = 0; look < 3; look += 1) await graph.reload();
    expect(told).toHaveBeenCalledTimes(1);
    expect(told.mock.calls[0]?.[0]).toMatchObject({ err: { message: expect.stringContaining(file) } });
    expect(await ask()).toEqual(answered('A'));
    await writeFile(file, sdlOf('B'));
    await graph.reload();
    expect(await ask()).toEqual(answered('B'));
  });
});

const shared = (shareClass: string) =>
  sdlOf('A')
    .replace('grade: String', `grade: String @share(class: ${shareClass})`)
    .concat(
      `\ndirective @share(class: ShareClass!, mask: String, basis: String) on FIELD_DEFINITION\nenum ShareClass { ${shareClass} }\n`,
    );

describe('a supergraph that declares how it is shared', () => {
  it('is served so, whatever the rest is', async () => {
    await writeFile(file, shared('WITHHELD'));
    await graph.reload();
    expect((await ask()).errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect((await ask('{ firms { name } }')).data.firms[0]).toEqual({ name: '甲公司' });
  });
});

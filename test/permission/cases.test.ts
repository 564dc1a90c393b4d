import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { log, withoutValues } from '../../src/log.ts';
import { decide } from '../../src/permission/decide.ts';
import { isCut, isScoped, isUsable } from '../../src/permission/verdict.ts';
import { testDatabase } from '../kit/database.ts';
import { askAt, askView, principalOf, type Told, viewFor } from './ask-case.ts';
import { type Asker, type Case, type CaseFile, POINTS, type Point, readCaseFiles } from './case.ts';
import { AT, type CaseGraph } from './case-graph.ts';
import { shownError, shownMasked, shownScoped, shownVerdict } from './case-words.ts';
import { openHubGraph } from './hub-case-graph.ts';
import { openSampleGraph } from './sample-case-graph.ts';

// A view compiles a document at its third run, and a compiled one must tell no more.
const RUNS = 3;

const { sql } = await testDatabase();

for (const { name, file } of readCaseFiles()) {
  describe(`${name}: ${file.about}`, () => {
    let graph: CaseGraph;
    beforeAll(async () => {
      graph = await (file.graph === 'hub' ? openHubGraph(file.policy) : openSampleGraph(sql, file.policy));
    });
    afterAll(() => graph.close());

    for (const one of file.cases) {
      for (const point of POINTS) {
        const runs = { core: runCore, gateway: runGateway, remote: runGateway, view: runView };
        // Where it makes no sense the case says why.
        if (one.notAt[point] !== undefined) continue;
        it(`${point}: ${one.name}`, () => runs[point]({ one, file, graph, point }));
      }
    }
  });
}

interface Run {
  readonly one: Case;
  readonly file: CaseFile;
  readonly graph: CaseGraph;
  readonly point: Point;
}

/** What the case says of coordinates is what was decided of them. */
function runCore({ one, graph }: Run): void {
  const { table } = graph.gateways.gateway;
  const asking = { principal: principalOf(one.who), purpose: one.for ?? null, today: AT.today };
  const decision = decide(asking, table, graph.policy);
  const denials = one.errors.map((error) => / ([\w]+\.\w+) (\w+)( by .*)?$/.exec(error) ?? []);
  const denied = denials.filter(([, , code]) => code === 'FIELD_NOT_SHARED' || code === 'POLICY_STALE');
  const limited = [...one.masked, ...one.scoped].map((place) => place.split(' ')[1]?.replace(':', '') ?? '');
  const named = Object.keys(one.decided).length + denied.length + limited.length;
  if (named === 0)
    throw new Error('It names no coordinate: say what was decided, or why it is not run here.');
  for (const [coordinate, words] of Object.entries(one.decided)) {
    expect(`${coordinate} ${shownVerdict(decision.verdict(coordinate))}`).toBe(`${coordinate} ${words}`);
  }
  for (const [, coordinate = '', , by] of denied) {
    const verdict = decision.verdict(coordinate);
    expect(by === undefined ? isCut(verdict) : !isUsable(verdict), coordinate).toBe(true);
  }
  for (const coordinate of limited) {
    const verdict = decision.verdict(coordinate);
    expect(verdict !== null && (verdict.outcome === 'MASKED' || isScoped(verdict)), coordinate).toBe(true);
  }
}

async function runGateway({ one, file, graph, point }: Run): Promise<void> {
  const gateway = graph.gateways[point as 'gateway' | 'remote'];
  const ask = (asker: Asker) => askAt(graph, gateway, asker);
  for (let run = 0; run < RUNS; run += 1) {
    const logged = watchLog();
    const asker = await prepared(one, ask);
    const told = await ask(asker);
    expectTold(one, told);
    expectSilence(one, file, [told, logged()]);
    if (one.sameAs !== undefined) await expectSame(one, { asker, told, ask });
  }
}

function expectTold(one: Case, told: Told): void {
  if (one.refused !== undefined) {
    expect(told).toMatchObject({ refused: one.refused });
    expect(told.data).toBeUndefined();
  } else {
    expect(told).toMatchObject({ refused: null });
    const text = JSON.stringify(told.data, null, 1);
    if (one.holds === undefined) expect(text).toBe(JSON.stringify(one.data, null, 1));
    for (const word of one.holds ?? []) expect(text).toContain(word);
  }
  expect(told.errors.map(shownError).sort()).toEqual(one.errors.toSorted());
  for (const error of told.errors.filter(({ extensions }) => extensions?.at !== undefined)) {
    expect(error.path).toBeUndefined();
    expect(error.locations?.length).toBeGreaterThan(0);
    expect(error.extensions).toMatchObject({
      owner: expect.any(String),
      rule: expect.any(String),
      count: error.locations?.length,
      messageZh: expect.stringMatching(/\p{Script=Han}/u),
    });
  }
  expect(shownMasked(told.extensions?.sharing).sort()).toEqual(one.masked.toSorted());
  expect(shownScoped(told.extensions?.sharing).sort()).toEqual(one.scoped.toSorted());
  if (one.asked !== undefined) expect(told.asked).toEqual(one.asked);
  if (one.refused !== undefined) expect(told.asked).toEqual({});
}

/** A view that is asked for what was cut gives nothing of it either. */
async function runView({ one, file, graph }: Run): Promise<void> {
  const ask = (asker: Asker) => {
    const served = viewFor(graph, asker);
    if (served === undefined) throw new Error('No view knows it all: say why the case is not run here.');
    return askView(graph, served, asker);
  };
  const isRefused = one.viewRefuses ?? (one.refused === 'STRICTLY_REFUSED' ? undefined : one.refused);
  for (let run = 0; run < RUNS; run += 1) {
    const logged = watchLog();
    const told = await ask(await prepared(one, ask));
    if (isRefused !== undefined) {
      expect(told).toMatchObject({ refused: isRefused, status: 400 });
      expect(told.data).toBeUndefined();
    } else {
      expect(told).toMatchObject({ refused: null });
      if (one.holds === undefined) expect(told.data).toEqual(one.data);
    }
    expectSilence(one, file, [told, logged()]);
  }
  await expectNothingForStrangers({ one, file, graph });
}

/** Whoever comes to a view without a statement is told nothing of what not everybody may have. */
async function expectNothingForStrangers({ one, file, graph }: Omit<Run, 'point'>): Promise<void> {
  const logged = watchLog();
  const served = viewFor(graph, one) as CaseGraph['views'][number];
  const told = await askView(graph, served, one, { isStated: false });
  expectSilence({ ...one, data: null, never: [] }, file, [told, logged()]);
}

/** The case with what was asked before in the place of `$names` of its variables. */
async function prepared(one: Case, ask: (asker: Asker) => Promise<Told>): Promise<Asker> {
  const kept = new Map<unknown, unknown>();
  for (const { keep, ...asker } of one.before) {
    const { data } = await ask(asker);
    for (const [name, path] of Object.entries(keep)) {
      // biome-ignore lint/suspicious/noExplicitAny: the case says what the answer is like.
      const found = path.split('.').reduce((value: any, key) => value?.[key], data);
      if (found == null) throw new Error(`There is nothing at ${path}.`);
      kept.set(`$${name}`, found);
    }
  }
  const variables = Object.entries(one.variables).map(([name, value]) => [name, kept.get(value) ?? value]);
  return { ...one, variables: Object.fromEntries(variables) };
}

/** Asked by a name that stands for nothing, the refusal is the same but for the name. */
async function expectSame(
  one: Case,
  { asker, told, ask }: { asker: Asker; told: Told; ask: (asker: Asker) => Promise<Told> },
): Promise<void> {
  const words = Object.entries(one.sameAs ?? {});
  const swap = <T>(value: T): T =>
    JSON.parse(words.reduce((text, [word, other]) => text.replaceAll(word, other), JSON.stringify(value)));
  const { asks, variables } = asker;
  const invented = await ask({ ...asker, ...swap({ asks, variables }) });
  expect(invented).toEqual(swap(told));
}

/** Nothing of what must not be told is in what was told, as it is or as a cursor has it. */
function expectSilence(one: Case, { never }: CaseFile, told: unknown): void {
  const due = JSON.stringify([one.data, one.asks, one.variables, one.errors]);
  const text = JSON.stringify(told);
  const cursors = [...text.matchAll(/"([\w-]{24,})"/g)].map(([, cursor = '']) =>
    Buffer.from(cursor, 'base64url').toString(),
  );
  for (const secret of [...never.filter((word) => !due.includes(word)), ...one.never]) {
    expect(
      [text, ...cursors].filter((place) => place.includes(secret)),
      secret,
    ).toEqual([]);
  }
}

/** What goes to the log from now on, as it stands there. */
function watchLog(): () => unknown[] {
  const spies = (['info', 'warn', 'error'] as const).map((level) =>
    vi.spyOn(log, level).mockImplementation(() => undefined),
  );
  return () => {
    const lines = spies.flatMap(({ mock }) =>
      mock.calls.map(([about, ...rest]) => {
        const { err, ...more } = about as { err?: unknown };
        return [more, ...(err === undefined ? [] : [withoutValues(err)]), ...rest];
      }),
    );
    for (const spy of spies) spy.mockRestore();
    return lines;
  };
}

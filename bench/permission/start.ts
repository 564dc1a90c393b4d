import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { drizzle } from 'drizzle-orm/postgres-js';
import type { Grant } from '../../src/permission/grant.ts';
import type { PolicySnapshot } from '../../src/permission/policy.ts';
import type { RowScope } from '../../src/permission/scope.ts';
import { estimate, median } from '../bootstrap.ts';
import { built } from '../built.ts';
import { openDatabase } from '../database.ts';
import { durability } from '../durability.ts';
import { commit, machine } from '../machine.ts';
import { type Asker, askedOperation, CALLER, decidingGateway, openHandedGateway } from './gateways.ts';
import { CURSORS, grantedFields, QUESTION } from './question.ts';

const { connectDatabase } = await built<typeof import('../../src/database/connect.ts')>('database/connect');
const { loadPolicy } = await built<typeof import('../../src/sharing/policy.ts')>('sharing/policy');

const RESULT_FILE = fileURLToPath(new URL('../results/permission.json', import.meta.url));
const GOAL = 0.95;
const CALLERS = 8;
const WARM_UP_MS = 3_000;
const NEW_DECISIONS = 300;
const PURPOSE = 'joint-inspection';

const { values } = parseArgs({
  // Short and many: what else the machine does comes and goes in seconds, and has to meet both alike.
  options: { rounds: { type: 'string', default: '200' }, seconds: { type: 'string', default: '0.25' } },
});
const rounds = Number(values.rounds);
const milliseconds = Number(values.seconds) * 1_000;
const say = (text: string): void => void process.stdout.write(`${text}\n`);

const database = await openDatabase();
const sql = connectDatabase(database.ground.databaseUrl, {
  max: database.ground.pool,
  applicationName: 'bench',
});
try {
  const stored = await loadPolicy(drizzle(connectDatabase(database.ground.databaseUrl, { max: 1 })));
  const policyOf = (scope: RowScope | null): PolicySnapshot => ({
    ...stored,
    version: JSON.stringify(scope),
    grants: scope === null ? [] : grantsOf(stored, scope),
  });
  const everywhere = { division: null, industry: null, directory: null };
  const granted = policyOf(everywhere);
  const scoped = policyOf({ ...everywhere, division: '61' });
  // The one with a goal comes last, when the machine and its caches are where they stay.
  const variants: Record<string, Asker> = {
    scoped: decidingGateway(sql, () => scoped, PURPOSE),
    masked: decidingGateway(sql, () => policyOf(null), PURPOSE),
    denied: decidingGateway(sql, () => policyOf(null), null),
    granted: decidingGateway(sql, () => granted, PURPOSE),
  };
  const without = openHandedGateway(sql, () => granted);
  const cursors = await cursorsOf(without);
  for (const after of cursors.slice(0, 20)) {
    const [one, other] = await Promise.all(
      [without, variants.granted as Asker].map((each) => each.ask(QUESTION, after)),
    );
    if (one !== other) throw new Error('With and without permission the answers differ.');
  }
  say(`${rounds} rounds of 2 × ${milliseconds / 1000} s, ${CALLERS} callers, ${cursors.length} pages`);

  const found: Record<string, object> = {};
  for (const [name, asker] of Object.entries(variants)) {
    const measured = await alternate(asker, without, cursors);
    const { ratio, low, high } = estimate(
      measured.map(({ theirs, ours }) => ours / theirs),
      1,
    );
    const rate = median(measured.map(({ ours }) => ours));
    const goal = name === 'granted' ? `, goal ${GOAL}: ${low >= GOAL ? 'holds' : 'missed'}` : '';
    say(
      `${name} ÷ without permission: ${ratio.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})${goal}; ${rate.toFixed(0)} pages a second`,
    );
    found[name] = { ratio, low, high };
  }
  const compiling = newDecisions(stored);
  say(`a new decision, with schema, check, plan and compiled form: ${JSON.stringify(compiling)} ms`);
  if (rounds >= 10) {
    await mkdir(dirname(RESULT_FILE), { recursive: true });
    const results = {
      commit: commit(),
      machine: machine(),
      durability: await durability(database.sql),
      againstWithoutPermission: found,
      newDecisionMs: compiling,
    };
    await writeFile(RESULT_FILE, `${JSON.stringify(results, rounded, 2)}\n`);
  }
} finally {
  await sql.end({ timeout: 1 });
  await database.close();
  process.exit();
}

function rounded(_name: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toFixed(3)) : value;
}

function grantsOf({ sources }: PolicySnapshot, scope: RowScope): Grant[] {
  return grantedFields(sources).map(({ owner, coordinates }, index) => ({
    id: `bench-${index}`,
    owner,
    grantee: CALLER,
    client: null,
    purpose: PURPOSE,
    coordinates,
    scope,
    mask: null,
    validFrom: '2000-01-01',
    validTo: '2999-12-31',
  }));
}

async function cursorsOf(asker: Asker): Promise<(string | null)[]> {
  const cursors: (string | null)[] = [null];
  for (let after: string | null = null; ; ) {
    const { subjects } = JSON.parse(await asker.ask(CURSORS, after)) as {
      subjects: { pageInfo: { endCursor: string | null; hasNextPage: boolean } };
    };
    after = subjects.pageInfo.endCursor;
    if (!subjects.pageInfo.hasNextPage) return cursors;
    cursors.push(after);
  }
}

interface Round {
  readonly ours: number;
  readonly theirs: number;
}

/** Pages a second of both in turns, the order changing from round to round, so that what drifts meets both. */
async function alternate(ours: Asker, theirs: Asker, cursors: readonly (string | null)[]): Promise<Round[]> {
  let next = 0;
  const speed = async (asker: Asker, ms: number): Promise<number> => {
    const start = performance.now();
    let answered = 0;
    const caller = async () => {
      while (performance.now() - start < ms) {
        await asker.ask(QUESTION, cursors[next++ % cursors.length] ?? null);
        answered += 1;
      }
    };
    await Promise.all(Array.from({ length: CALLERS }, caller));
    return (answered * 1_000) / (performance.now() - start);
  };
  await speed(ours, WARM_UP_MS);
  await speed(theirs, WARM_UP_MS);
  const measured: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) {
      const first = await speed(ours, milliseconds);
      measured.push({ ours: first, theirs: await speed(theirs, milliseconds) });
    } else {
      const first = await speed(theirs, milliseconds);
      measured.push({ theirs: first, ours: await speed(ours, milliseconds) });
    }
  }
  return measured;
}

/** What the first request by a decision that nobody had before pays, beside its data. */
function newDecisions(stored: PolicySnapshot): { median: number; p99: number } {
  let policy = stored;
  const { gateway } = decidingGateway(sql, () => policy, PURPOSE);
  const times = Array.from({ length: NEW_DECISIONS }, (_, index) => {
    const division = String(110_000 + index);
    policy = {
      ...stored,
      version: division,
      grants: grantsOf(stored, { division, industry: null, directory: null }),
    };
    const start = performance.now();
    const principal = { department: CALLER, client: 'bench', person: null, roles: ['app'] as const };
    const decision = gateway.decide({ principal, purpose: PURPOSE, today: '2026-11-28' });
    gateway.compile(askedOperation(), decision);
    return performance.now() - start;
  }).sort((one, other) => one - other);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] as number;
  return { median: at(0.5), p99: at(0.99) };
}

import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Estimate } from '../bootstrap.ts';
import type { Running } from '../contender.ts';
import { hub } from '../contenders/hub.ts';
import { allCodes, type BenchDatabase, openDatabase } from '../database.ts';
import { durability } from '../durability.ts';
import { keysFor } from '../keys.ts';
import { commit, machine, sharesBySession } from '../machine.ts';
import { QUESTIONS } from '../questions.ts';
import { measureInterference } from './interference.ts';
import { measureMemory } from './memory.ts';
import { scratchDatabase } from './scratch-database.ts';
import { measureSpeed } from './speed.ts';

const RESULT_FILE = fileURLToPath(new URL('../results/intake.json', import.meta.url));
const GOALS = { speed: 0.25, memoryRatio: 1.2, memoryMb: 300, p95: 2 };
const [FEW, MANY] = [10_000, 1_000_000];
const LEAST_ROUNDS = 10;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '10' },
    rows: { type: 'string', default: '20000' },
    seconds: { type: 'string', default: '6' },
    many: { type: 'string', default: String(MANY) },
    only: { type: 'string', multiple: true, default: ['speed', 'memory', 'queries'] },
  },
});
const rounds = Number(values.rounds);
const many = Number(values.many);
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const span = ({ ratio, low, high }: Estimate) =>
  `${ratio.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
const verdict = (holds: boolean) => (holds ? 'holds' : 'missed');

const folder = await mkdtemp(join(tmpdir(), 'hub-bench-'));
await chmod(folder, 0o711);
const database = await openDatabase();
const found: Record<string, unknown> = {};
try {
  if (values.only.includes('speed')) {
    for (const kind of ['registrations', 'penalties'] as const) {
      const speed = await measureSpeed(database, kind, { rows: Number(values.rows), rounds, folder });
      const { againstCopy, againstBareCopy, rowsPerSecond } = speed;
      say(
        `${kind}: ${rowsPerSecond.toFixed(0)} rows a second; ÷ COPY ${span(againstCopy)}, goal ${GOALS.speed}: ${verdict(againstCopy.low >= GOALS.speed)}; ÷ COPY into a bare table ${span(againstBareCopy)}`,
      );
      found[kind] = { commit: commit(), ...speed };
    }
  }
  if (values.only.includes('memory')) {
    for (const format of ['csv', 'xlsx'] as const) {
      const few = await measureMemory(database, { format, rows: FEW, folder });
      const most = await measureMemory(database, { format, rows: many, folder });
      const ratio = most.peakMb / few.peakMb;
      const holds = ratio <= GOALS.memoryRatio && most.peakMb <= GOALS.memoryMb;
      say(
        `${format}: peak ${few.peakMb.toFixed(0)} MB for ${FEW} rows, ${most.peakMb.toFixed(0)} MB for ${many} (${ratio.toFixed(2)} ×, ${most.seconds.toFixed(0)} s), goal ${GOALS.memoryRatio} × and ${GOALS.memoryMb} MB: ${verdict(holds)}`,
      );
      found[`memory ${format}`] = { commit: commit(), few, many: most, ratio };
    }
  }
  if (values.only.includes('queries')) {
    const interference = await interferenceIn(database);
    for (const question of QUESTIONS) {
      const { ratio, quietP95Ms, busyP95Ms } = interference[question];
      say(
        `${question}: p95 ${quietP95Ms.toFixed(1)} ms quiet, ${busyP95Ms.toFixed(1)} ms beside intake; ÷ ${span(ratio)}, goal ${GOALS.p95}: ${verdict(ratio.high <= GOALS.p95)}`,
      );
    }
    const { besideQueries, alone } = interference.intake;
    say(
      `intake: ${besideQueries.toFixed(0)} rows a second beside the queries, ${alone.toFixed(0)} without them`,
    );
    const shared = sharesBySession() ? ', processors shared by session' : '';
    found[`queries${shared}`] = { commit: commit(), ...interference };
  }
  // Each part may be measured alone; what was measured before of the others stays.
  if (rounds >= LEAST_ROUNDS && many === MANY) {
    await mkdir(dirname(RESULT_FILE), { recursive: true });
    const before = JSON.parse(await readFile(RESULT_FILE, 'utf8').catch(() => '{}'));
    const about = { machine: machine(), durability: await durability(database.sql) };
    await writeFile(RESULT_FILE, `${JSON.stringify({ ...before, ...about, ...found }, rounded, 2)}\n`);
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
  await database.close();
  process.exit();
}

/** In a database of its own: what an earlier run has left would be known, and neither taken in nor told again. */
async function interferenceIn(bench: BenchDatabase): ReturnType<typeof measureInterference> {
  const scratch = await scratchDatabase(bench);
  const { sql, url: databaseUrl } = scratch;
  let running: Running | undefined;
  try {
    running = await hub.start({ ...bench.ground, databaseUrl });
    const keys = await keysFor(running, (await allCodes(sql)).slice(0, 500));
    const keyFile = `${bench.ground.dataFolder}/keys`;
    const seconds = Number(values.seconds);
    return await measureInterference({ hub: running, sql, keyFile, keys, rounds, seconds, folder });
  } finally {
    await running?.stop();
    await scratch.drop();
  }
}

function rounded(_name: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toFixed(3)) : value;
}

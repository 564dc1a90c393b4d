import { openAsBlob } from 'node:fs';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import { Pool } from 'undici';
import { type Estimate, estimate, median } from '../bootstrap.ts';
import { built } from '../built.ts';
import type { Running } from '../contender.ts';
import { ask } from '../load.ts';
import type { Key, Question } from '../questions.ts';
import { SENDER, writeCsv } from './sample-file.ts';

export interface Interference {
  /** p95 while a file is taken in ÷ p95 while none is. */
  readonly ratio: Estimate;
  readonly quietP95Ms: number;
  readonly busyP95Ms: number;
  readonly quietMedianMs: number;
  readonly busyMedianMs: number;
}

/** Rows a second that were taken in meanwhile: whoever gives way must still get on. */
export interface GivingWay {
  readonly besideQueries: number;
  readonly alone: number;
}

export interface InterferenceOptions {
  readonly hub: Running;
  /** Of its database. */
  readonly sql: Sql;
  readonly keyFile: string;
  readonly keys: readonly Key[];
  readonly rounds: number;
  readonly seconds: number;
  readonly folder: string;
}

const CALLERS = 4;
// Callers that think a little: a closed loop without a pause would measure how much is asked, not how fast is answered.
const THINK_MS = 20;
// Enough to last for a measurement.
const ROWS = 80_000;
const POLL_MS = 100;

/** How long answers take while the hub takes in a large file at full speed, and while it does not, in turns. */
export async function measureInterference(
  options: InterferenceOptions,
): Promise<Record<Question, Interference> & { readonly intake: GivingWay }> {
  const { hub, rounds, seconds, folder } = options;
  const db = drizzle(options.sql);
  const measured: (Measured & { readonly intake: GivingWay })[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const path = `${folder}/interference.csv`;
    await followed(db);
    // Else the database would do it while it is asked, once it has come to notice.
    await options.sql`vacuum analyze`;
    await options.sql`checkpoint`;
    await writeCsv(path, { kind: 'registrations', rows: ROWS, from: (round + 2) * 1_000_000 });
    const quiet = await timesOf(options, seconds);
    const intake = await startIntake(hub.url, path, options.keyFile);
    const busy = await timesOf(options, seconds);
    const besideQueries = await intake.rate();
    const alone = await intake.end();
    // The first round warms up.
    if (round >= 0) measured.push({ quiet, busy, intake: { besideQueries, alone } });
  }
  return {
    one: told(measured, 'one'),
    page50: told(measured, 'page50'),
    intake: {
      besideQueries: median(measured.map(({ intake }) => intake.besideQueries)),
      alone: median(measured.map(({ intake }) => intake.alone)),
    },
  };
}

/** Once nothing is left of what follows a file: it would be measured as quiet. */
async function followed(db: PostgresJsDatabase): Promise<void> {
  const { followers } = await built<typeof import('../../src/following/followers.ts')>('following/followers');
  const { lagOf } = await built<typeof import('../../src/changes/lag.ts')>('changes/lag');
  const { DEFAULT_DEADLINES } =
    await built<typeof import('../../src/calendar/deadlines.ts')>('calendar/deadlines');
  const { systemClock } = await built<typeof import('../../src/clock.ts')>('clock');
  for (const follower of followers({ deadlines: DEFAULT_DEADLINES, clock: systemClock }))
    while ((await lagOf(db, follower, new Date())) > 0)
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
}

interface Measured {
  readonly quiet: Times;
  readonly busy: Times;
}

type Times = Readonly<Record<Question, number[]>>;

async function timesOf({ hub, keys }: InterferenceOptions, seconds: number): Promise<Times> {
  const pool = new Pool(hub.url, { connections: CALLERS, pipelining: 1 });
  const times: Times = { one: [], page50: [] };
  const end = performance.now() + seconds * 1_000;
  let next = 0;
  const caller = async (question: Question) => {
    while (performance.now() < end) {
      const key = keys[next++ % keys.length] as Key;
      const started = performance.now();
      await ask(pool, hub.forms[question].ask(key), false);
      times[question].push(performance.now() - started);
      await new Promise((resolve) => setTimeout(resolve, THINK_MS));
    }
  };
  const questions: Question[] = ['one', 'one', 'page50', 'page50'];
  await Promise.all(questions.map(caller));
  await pool.close();
  return times;
}

interface RunningIntake {
  /** Rows a second until now; throws where the file is in already. */
  rate(): Promise<number>;
  /** Waits for its end; rows a second of what was left. */
  end(): Promise<number>;
}

/** Uploads a file, and returns once its first rows are stored. */
async function startIntake(url: string, path: string, keyFile: string): Promise<RunningIntake> {
  const { openKeyRing } = await built<typeof import('../../src/keys.ts')>('keys');
  const { issueToken } = await built<typeof import('../../src/http/token.ts')>('http/token');
  const ring = openKeyRing(keyFile, { create: false });
  const token = await issueToken(
    ring,
    { department: SENDER, client: 'bench', person: null, roles: ['app'] },
    3_600,
  );
  const headers = { authorization: `Bearer ${token}` };
  const form = new FormData();
  form.append('file', await openAsBlob(path), 'interference.csv');
  const sent = fetch(`${url}/intake/registrations`, { method: 'POST', headers, body: form });
  const latest = async () => {
    const { batches } = (await (await fetch(`${url}/intake/batches`, { headers })).json()) as {
      batches: { state: string; rows: number }[];
    };
    return batches[0];
  };
  let rows = 0;
  while (rows === 0) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    const batch = await latest();
    if (batch?.state === 'APPLYING') rows = batch.rows;
  }
  let since = performance.now();
  const rateUntil = (now: number): number => {
    const rate = ((now - rows) * 1_000) / (performance.now() - since);
    [rows, since] = [now, performance.now()];
    return rate;
  };
  return {
    async rate() {
      const batch = await latest();
      if (batch?.state !== 'APPLYING') throw new Error('The file was in before the measuring was over.');
      return rateUntil(batch.rows);
    },
    async end() {
      let batch = await latest();
      while (batch?.state === 'APPLYING') {
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
        batch = await latest();
      }
      if (batch?.state !== 'DONE') throw new Error(`The file ended as ${batch?.state}.`);
      const rate = rateUntil(batch.rows);
      await sent;
      return rate;
    },
  };
}

function told(measured: readonly Measured[], question: Question): Interference {
  const all = (when: 'quiet' | 'busy') => measured.flatMap((each) => each[when][question]);
  const ratios = measured.map(({ quiet, busy }) => p95(busy[question]) / p95(quiet[question]));
  return {
    ratio: estimate(ratios, 1),
    quietP95Ms: p95(all('quiet')),
    busyP95Ms: p95(all('busy')),
    quietMedianMs: median(all('quiet')),
    busyMedianMs: median(all('busy')),
  };
}

function p95(times: readonly number[]): number {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] as number;
}

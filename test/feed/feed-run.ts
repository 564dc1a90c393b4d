import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Sql } from 'postgres';
import { connectDatabase } from '../../src/database/connect.ts';
import { openEmbedded } from '../../src/database/embedded.ts';
import { migrateDatabase } from '../../src/database/migrate.ts';
import { issueToken } from '../../src/http/token.ts';
import { openKeyRing } from '../../src/keys.ts';
import { ANONYMOUS } from '../../src/permission/principal.ts';
import { SanctionClient } from '../kit/sanction-client.ts';
import { removeFolder, temporaryFolder } from '../kit/temporary-folder.ts';
import { type Machine, startMachine } from './machine.ts';
import { type AskAs, heldBy, inForce, PULLERS, WatchfulPuller } from './puller.ts';
import { type Random, randomFrom } from './random.ts';
import { GRANT, writeFeedRegion } from './region.ts';
import { type WriterCounts, write } from './writer.ts';

export interface FeedRun {
  readonly seconds: number;
  readonly seed: number;
  /** Milliseconds between two kills, at most twice that. */
  readonly killEveryMs: number;
  readonly say: (text: string) => void;
}

export interface FeedReport {
  readonly settings: Readonly<Record<string, string>>;
  readonly violations: readonly string[];
  readonly writers: WriterCounts;
  readonly kills: number;
  readonly changes: number;
  readonly pullers: Readonly<Record<string, WatchfulPuller['counts']>>;
}

const WRITERS = 8;
const DURABLE = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' };

/** Writers, pullers and a killer over one hub; then everything stands still and has to agree. */
export async function runFeed({ seconds, seed, killEveryMs, say }: FeedRun): Promise<FeedReport> {
  const folder = await temporaryFolder();
  try {
    const settings = await prepare(folder);
    say(`durability: ${JSON.stringify(settings)}`);
    const machine = await startMachine(folder);
    try {
      return { settings, ...(await observe(machine, folder, { seconds, seed, killEveryMs, say })) };
    } finally {
      await machine.stop();
    }
  } finally {
    await removeFolder(folder);
  }
}

async function prepare(folder: string): Promise<Record<string, string>> {
  const { url, release } = await openEmbedded(folder);
  await migrateDatabase(url);
  const sql = connectDatabase(url, { max: 1 });
  await writeFeedRegion(sql);
  const settings: Record<string, string> = {};
  for (const name of Object.keys(DURABLE)) {
    const [found] = await sql<{ value: string }[]>`select current_setting(${name}) as value`;
    settings[name] = found?.value ?? '';
  }
  await sql.end();
  await release();
  return settings;
}

async function observe(
  machine: Machine,
  folder: string,
  { seconds, seed, killEveryMs, say }: FeedRun,
): Promise<Omit<FeedReport, 'settings'>> {
  const ask = await asker(machine, folder);
  const pullers = PULLERS.map(
    (rights) => new WatchfulPuller(rights, ask, randomFrom(seed, `puller ${rights.name}`)),
  );
  const writers: WriterCounts = { committed: 0, aborted: 0, lost: 0 };
  const writing = new AbortController();
  const pulling = new AbortController();
  const until = Date.now() + seconds * 1_000;
  const work = [
    ...Array.from({ length: WRITERS }, (_, number) =>
      write(machine.databaseUrl, randomFrom(seed, `writer ${number}`), {
        stop: writing.signal,
        counts: writers,
      }),
    ),
    idle(machine.databaseUrl, randomFrom(seed, 'idle'), writing.signal),
    changeRights(machine.databaseUrl, randomFrom(seed, 'rights'), writing.signal),
  ];
  const pulls = pullers.map((puller) => puller.run(pulling.signal));
  const kills = await kill(machine, { until, killEveryMs, random: randomFrom(seed, 'killer'), say });
  writing.abort();
  await Promise.all(work);
  pulling.abort();
  await Promise.all(pulls);
  const settled = await settle(machine, pullers, ask);
  return {
    violations: [...pullers.flatMap(({ violations }) => violations), ...settled.violations],
    writers,
    kills,
    changes: settled.changes,
    pullers: Object.fromEntries(pullers.map(({ rights, counts }) => [rights.name, counts])),
  };
}

interface Killing {
  readonly until: number;
  readonly killEveryMs: number;
  readonly random: Random;
  readonly say: (text: string) => void;
}

async function kill(machine: Machine, { until, killEveryMs, random, say }: Killing): Promise<number> {
  let kills = 0;
  while (Date.now() + killEveryMs < until) {
    await delay(killEveryMs + random(killEveryMs));
    const which = random(3);
    if (which !== 0) await machine.killPostgres();
    if (which !== 1) await machine.killHub();
    kills += 1;
    say(`${new Date().toISOString().slice(11, 19)} killed ${['the hub', 'PostgreSQL', 'both'][which]}`);
  }
  await delay(Math.max(0, until - Date.now()));
  return kills;
}

/** A transaction of somebody else's in the cluster that is left open, again and again. */
async function idle(url: string, random: Random, stop: AbortSignal): Promise<void> {
  const elsewhere = url.replace(/\/hub(\?|$)/, '/postgres$1');
  while (!stop.aborted) {
    const sql = connectDatabase(elsewhere, { max: 1, applicationName: 'somebody else' });
    try {
      await sql`begin`;
      await sql`select pg_current_xact_id()`;
      await delay(random(4_000));
      await sql`commit`;
    } catch {
      await delay(200);
    } finally {
      await sql.end({ timeout: 1 }).catch(() => undefined);
    }
    await delay(random(3_000));
  }
}

/** The grant by which one puller is told a name is revoked and given again. */
async function changeRights(url: string, random: Random, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    await delay(1_000 + random(4_000));
    const sql = connectDatabase(url, { max: 1, applicationName: 'feed rights' });
    const isRevoked = random(2) === 0;
    await sql`
      update sharing.grants set revoked_at = ${isRevoked ? new Date().toISOString() : null},
        revoked_because = ${isRevoked ? 'x' : null} where id = ${GRANT}`.catch(() => undefined);
    await sql.end({ timeout: 1 }).catch(() => undefined);
  }
}

async function asker(machine: Machine, folder: string): Promise<AskAs> {
  const keys = openKeyRing(join(folder, 'keys'), { create: false });
  return ({ department, purpose }, name) =>
    async (query, variables) => {
      const principal = { ...ANONYMOUS, client: name, department, roles: ['app'] as const };
      const token = await issueToken(keys, principal, 600);
      const response = await fetch(`${machine.hubUrl() ?? 'http://127.0.0.1:9'}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${token}`,
          'x-purpose': purpose,
        },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(10_000),
      });
      const body = await response.json();
      if (response.status !== 200)
        throw new Error(`${response.status} ${JSON.stringify(body).slice(0, 300)}`);
      return { status: response.status, headers: response.headers, body };
    };
}

const SETTLED_WITHIN_MS = 60_000;

/** Everything that was committed is told, and a replay from the start tells the same. */
async function settle(
  machine: Machine,
  pullers: readonly WatchfulPuller[],
  ask: AskAs,
): Promise<{ readonly violations: string[]; readonly changes: number }> {
  const sql = connectDatabase(machine.databaseUrl, { max: 1 });
  const violations: string[] = [];
  for (const puller of pullers) {
    const held = await agreed(sql, puller);
    const wanted = await inForce(sql, puller.rights);
    if (!isDeepStrictEqual(held, wanted)) violations.push(difference(puller.rights.name, held, wanted));
    const { body } = await puller.client.acknowledge(puller.client.digest());
    if (body.data?.acknowledgeSanctions?.matches !== true) {
      violations.push(
        `${puller.rights.name}: its digest is not the hub's: ${JSON.stringify(body).slice(0, 300)}`,
      );
    }
    const fresh = new SanctionClient(ask(puller.rights, `${puller.rights.name} anew`), 70);
    await fresh.pull();
    if (!isDeepStrictEqual(heldBy(fresh), wanted)) {
      violations.push(difference(`${puller.rights.name} from the start`, heldBy(fresh), wanted));
    }
  }
  const [logged] = await sql<{ count: number }[]>`
    select ((select count(*) from credit.changes) + (select count(*) from penalty_disclosure.changes))::int as count`;
  await sql.end();
  return { violations, changes: logged?.count ?? 0 };
}

/** What a puller holds once it agrees, or after a minute. */
async function agreed(sql: Sql, puller: WatchfulPuller): Promise<string[]> {
  const deadline = Date.now() + SETTLED_WITHIN_MS;
  for (;;) {
    try {
      while ((await puller.page()).hasMore);
      const held = heldBy(puller.client);
      if (isDeepStrictEqual(held, await inForce(sql, puller.rights)) || Date.now() > deadline) return held;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await delay(200);
  }
}

function difference(name: string, held: readonly string[], wanted: readonly string[]): string {
  const lost = wanted.filter((line) => !held.includes(line));
  const left = held.filter((line) => !wanted.includes(line));
  return `${name}: lacks ${lost.length} (${lost.slice(0, 3).join(', ')}), has ${left.length} too many (${left.slice(0, 3).join(', ')})`;
}

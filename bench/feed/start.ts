import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { built } from '../built.ts';
import { commit, machine } from '../machine.ts';
import { amend, writeSanctions } from './sanctions.ts';

const { systemClock } = await built<typeof import('../../src/clock.ts')>('clock');
const { readConfig } = await built<typeof import('../../src/config.ts')>('config');
const { connectDatabase } = await built<typeof import('../../src/database/connect.ts')>('database/connect');
const { openEmbedded } = await built<typeof import('../../src/database/embedded.ts')>('database/embedded');
const { migrateDatabase } = await built<typeof import('../../src/database/migrate.ts')>('database/migrate');
const { followBeside } =
  await built<typeof import('../../src/following/following.ts')>('following/following');
const { listen } = await built<typeof import('../../src/http/listen.ts')>('http/listen');
const { issueToken } = await built<typeof import('../../src/http/token.ts')>('http/token');
const { openHub } = await built<typeof import('../../src/hub.ts')>('hub');
const { openKeyRing } = await built<typeof import('../../src/keys.ts')>('keys');

const RESULT_FILE = fileURLToPath(new URL('../results/feed.json', import.meta.url));
const PAGE = 500;
const ENDS = 20;
const GOALS = { spread: 2, drift: 1.2 };
const WRITES_PER_SECOND = 50;

const { values } = parseArgs({
  options: {
    sanctions: { type: 'string', default: '100000' },
    pulls: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '30' },
  },
});
const count = Number(values.sanctions);
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const { today } = systemClock();

const QUESTION = `query Pull($after: String, $first: Int!) {
  sanctionFeed(after: $after, first: $first) { endCursor hasMore changes {
    operation reason kind recordId version changedAt source { id } subject { uscc name }
    record {
      ... on PenaltyDisclosure { decisionNumber violation fineAmount decidedOn publicityEndsOn severity authorityName }
      ... on AbnormalListing { reason decisionNumber listedOn removedOn }
      ... on SeriousViolationListing { ground decisionNumber listedOn endsOn }
    } } } }`;

interface Page {
  readonly endCursor: string;
  readonly hasMore: boolean;
  readonly changes: readonly {
    readonly recordId: string;
    readonly record: { readonly fineAmount?: string } | null;
  }[];
}

const folder = await mkdtemp(join(tmpdir(), 'hub-bench-'));
// As root the database runs as another user, who has to pass through.
await chmod(folder, 0o711);
const { url, release } = await openEmbedded(folder);
try {
  await migrateDatabase(url);
  const sql = connectDatabase(url, { max: 2, applicationName: 'bench' });
  await writeSanctions(sql, count, today);
  await sql`vacuum analyze`;
  const config = readConfig({ HUB_DATA: folder, HUB_DEMO: '0', PORT: '0' });
  const hub = await openHub({ config, databaseUrl: url, clock: systemClock, follow: followBeside });
  const port = await listen(hub.app, { port: 0, host: '127.0.0.1' });
  const keys = openKeyRing(config.keyFile, { create: false });

  async function puller(client: string): Promise<(after: string | null) => Promise<Page>> {
    const principal = { department: 'credit-office', client, person: null, roles: ['app'] as const };
    const token = await issueToken(keys, principal, 3_600);
    return async (after) => {
      const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${token}`,
          'x-purpose': 'joint-sanction',
        },
        body: JSON.stringify({ query: QUESTION, variables: { after, first: PAGE } }),
      });
      const body = (await response.json()) as { data?: { sanctionFeed: Page }; errors?: unknown };
      if (body.errors !== undefined || body.data === undefined) throw new Error(JSON.stringify(body.errors));
      return body.data.sanctionFeed;
    };
  }

  await numbered();
  const pulls: number[][] = [];
  for (let pull = 0; pull <= Number(values.pulls); pull += 1) {
    const times = await wholePull(`platform-${pull}`);
    // The first one compiles and fills caches for all that come after it.
    if (pull > 0) pulls.push(times);
    say(`pull ${pull}: ${times.length} pages, ${describe(times)}`);
  }
  const all = pulls.flat();
  const spread = quantile(all, 0.95) / quantile(all, 0.5);
  const first = pulls.flatMap((times) => times.slice(0, ENDS));
  const last = pulls.flatMap((times) => times.slice(-ENDS));
  const drift = quantile(last, 0.5) / quantile(first, 0.5);
  say(
    `p95 ÷ median ${spread.toFixed(2)}, goal ≤ ${GOALS.spread}: ${spread <= GOALS.spread ? 'holds' : 'missed'}`,
  );
  say(
    `last ${ENDS} ÷ first ${ENDS} pages ${drift.toFixed(2)}, goal ≤ ${GOALS.drift}: ${drift <= GOALS.drift ? 'holds' : 'missed'}`,
  );
  const lags = await lag(Number(values.seconds));
  say(`lag under ${WRITES_PER_SECOND} writes a second: ${describe(lags)}`);

  const seconds = pulls.map((times) => times.reduce((sum, time) => sum + time, 0) / 1_000);
  await mkdir(dirname(RESULT_FILE), { recursive: true });
  await writeFile(
    RESULT_FILE,
    `${JSON.stringify({ commit: commit(), machine: machine(), sanctions: count, page: PAGE, spread, drift, pullSeconds: quantile(seconds, 0.5), page_ms: summary(all), lag_ms: summary(lags) }, null, 2)}\n`,
  );
  await hub.close();
  await sql.end();

  async function numbered(): Promise<void> {
    for (;;) {
      const [found] = await sql<{ count: number }[]>`
        select ((select count(*) from credit.standing) + (select count(*) from penalty_disclosure.standing))::int as count`;
      if (found?.count === count) return;
      await delay(100);
    }
  }

  async function wholePull(client: string): Promise<number[]> {
    const ask = await puller(client);
    const times: number[] = [];
    let after: string | null = null;
    let told = 0;
    for (;;) {
      const start = performance.now();
      const page: Page = await ask(after);
      times.push(performance.now() - start);
      told += page.changes.length;
      after = page.endCursor;
      if (!page.hasMore) break;
    }
    if (told !== count) throw new Error(`${told} of ${count} sanctions were told.`);
    // The last page may be a small one, and the pages with a goal are whole.
    return times.slice(0, Math.floor(count / PAGE));
  }

  /** Milliseconds from a commit to the answer in which it is told. */
  async function lag(duration: number): Promise<number[]> {
    const ask = await puller('platform-lag');
    let after: string | null = null;
    for (let page: Page | null = null; page?.hasMore !== false; after = page.endCursor)
      page = await ask(after);
    const committed = new Map<string, number>();
    const lags: number[] = [];
    const until = performance.now() + duration * 1_000;
    const writing = (async () => {
      for (let write = 0; performance.now() < until; write += 1) {
        const due = until - duration * 1_000 + (write * 1_000) / WRITES_PER_SECOND;
        await delay(Math.max(0, due - performance.now()));
        const amount = 200 + write;
        await amend(sql, (write % 1_000) * 5, { today, amount });
        committed.set((amount / 100).toFixed(2), performance.now());
      }
    })();
    const drained = until + 3_000;
    while (performance.now() < drained) {
      const page = await ask(after);
      const now = performance.now();
      for (const { record } of page.changes) {
        const at = committed.get(record?.fineAmount ?? '');
        // It may be read before the writer has heard that it was committed.
        if (record?.fineAmount !== undefined) lags.push(Math.max(0, now - (at ?? now)));
      }
      after = page.endCursor;
      if (!page.hasMore) await delay(20);
    }
    await writing;
    return lags;
  }
} finally {
  await release();
  await rm(folder, { recursive: true, force: true });
}

function quantile(numbers: readonly number[], part: number): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] as number;
}

function summary(times: readonly number[]) {
  return {
    count: times.length,
    median: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    p99: quantile(times, 0.99),
  };
}

function describe(times: readonly number[]): string {
  const { median, p95, p99 } = summary(times);
  return `median ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)}, p99 ${p99.toFixed(1)}`;
}

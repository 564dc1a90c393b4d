import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { built } from '../built.ts';
import { scratchDatabase } from '../intake/scratch-database.ts';
import { commit, machine } from '../machine.ts';
import { scopes } from '../match/scopes.ts';
import { DATA_FOLDER } from '../place.ts';
import { registrations } from './registrations.ts';

const { openEmbedded } = await built<typeof import('../../src/database/embedded.ts')>('database/embedded');
const { transactionConnection } = await built<typeof import('../../src/database/transaction-connection.ts')>(
  'database/transaction-connection',
);
const { writeRecords } = await built<typeof import('../../src/changes/write.ts')>('changes/write');
const { consume } = await built<typeof import('../../src/changes/consumer.ts')>('changes/consumer');
const { momentAt } = await built<typeof import('../../src/clock.ts')>('clock');
const { DEFAULT_DEADLINES } =
  await built<typeof import('../../src/calendar/deadlines.ts')>('calendar/deadlines');
const { DEPARTMENTS } = await built<typeof import('../../src/demo/departments.ts')>('demo/departments');
const { approvalItems } = await built<typeof import('../../src/demo/item/items.ts')>('demo/item/items');
const { TRADES } = await built<typeof import('../../src/demo/trade/trades.ts')>('demo/trade/trades');
const { noticesConsumer } =
  await built<typeof import('../../src/following/followers.ts')>('following/followers');
const { departmentRecords } = await built<typeof import('../../src/sharing/record.ts')>('sharing/record');
const { itemRecords } = await built<typeof import('../../src/views/license-notification/record.ts')>(
  'views/license-notification/record',
);
const { subjectRecords } =
  await built<typeof import('../../src/views/subject/record.ts')>('views/subject/record');

const RESULT_FILE = fileURLToPath(new URL('../results/notices.json', import.meta.url));
const WHOLE = 100_000;
const MB = 2 ** 20;
/** Of the registrar’s transactions. */
const ROWS_A_WRITE = 2_000;

const { values } = parseArgs({ options: { registrations: { type: 'string', default: String(WHOLE) } } });
const count = Number(values.registrations);
const say = (text: string): void => void process.stdout.write(`${text}\n`);

const embedded = await openEmbedded(DATA_FOLDER);
const server = postgres(embedded.url, { max: 1, onnotice: () => undefined });
const ground = { dataFolder: DATA_FOLDER, databaseUrl: embedded.url, pool: 2 };
const scratch = await scratchDatabase({ ground, sql: server, close: async () => undefined });
const connection = transactionConnection(scratch.url, { applicationName: 'hub bench' });
try {
  const { now } = momentAt(new Date('2026-11-23T09:00:00+08:00'));
  const assertedAt = now.toISOString();
  const db = drizzle(scratch.sql);
  await writeRecords(
    db,
    departmentRecords,
    DEPARTMENTS.map((one) => ({ ...one, assertedAt })),
    now,
  );
  const items = approvalItems(assertedAt).filter(({ version }) => version === 2);
  await writeRecords(db, itemRecords, items, now);
  const all = registrations(scopes(TRADES, count), assertedAt);
  for (let from = 0; from < all.length; from += ROWS_A_WRITE) {
    await writeRecords(db, subjectRecords, all.slice(from, from + ROWS_A_WRITE), now);
  }
  say(`${count} registrations are on record; ${items.length} items`);

  let peak = process.memoryUsage().rss;
  const before = peak;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 50);
  // Consumers are run one turn after another, each a transaction.
  const consumer = noticesConsumer({ deadlines: DEFAULT_DEADLINES, clock: () => momentAt(now) });
  const cpu = process.cpuUsage();
  const start = performance.now();
  let longest = 0;
  for (let turn = performance.now(); (await consume(connection, consumer)) > 0; turn = performance.now()) {
    longest = Math.max(longest, performance.now() - turn);
  }
  const seconds = (performance.now() - start) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  clearInterval(watch);

  const states = await scratch.sql<{ state: string; count: number }[]>`
    select state::text, count(*)::int from license_notification.notices group by 1 order by 1`;
  const [{ acts } = { acts: 0 }] = await scratch.sql<{ acts: number }[]>`
    select count(*)::int as acts from license_notification.notice_acts`;
  const notices = states.reduce((sum, { count: some }) => sum + some, 0);
  const results = {
    commit: commit(),
    machine: machine(),
    registrations: count,
    items: items.length,
    registrationsASecond: count / seconds,
    notices,
    noticesASecond: notices / seconds,
    states: Object.fromEntries(states.map(({ state, count: some }) => [state, some])),
    longestTurnMs: longest,
    cpuMicrosecondsARegistration: (user + system) / count,
    rssBeforeMb: before / MB,
    peakRssMb: peak / MB,
  };
  if (acts !== notices) throw new Error(`${notices} notices have ${acts} entries in their log.`);
  say(
    `${results.registrationsASecond.toFixed(0)} registrations a second matched and routed: ${notices} notices (${states.map(({ state, count: some }) => `${some} ${state}`).join(', ')})`,
  );
  say(
    `${results.cpuMicrosecondsARegistration.toFixed(0)} µs of this process each; the longest turn ${longest.toFixed(0)} ms; memory ${results.rssBeforeMb.toFixed(0)} MB before, ${results.peakRssMb.toFixed(0)} MB at most`,
  );
  say('What a catalogue item more costs is in bench:match, as only matching knows of items.');
  if (count >= WHOLE) {
    await mkdir(dirname(RESULT_FILE), { recursive: true });
    const rounded = (_name: string, value: unknown) =>
      typeof value === 'number' && !Number.isInteger(value) ? Number(value.toFixed(2)) : value;
    await writeFile(RESULT_FILE, `${JSON.stringify(results, rounded, 2)}\n`);
  }
} finally {
  await connection.end();
  await scratch.drop();
  await server.end({ timeout: 5 });
  await embedded.release();
}

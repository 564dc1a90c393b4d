import { drizzle } from 'drizzle-orm/postgres-js';
import { systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { connectDatabase } from '../database/connect.ts';
import { type HubLock, tryHubLock } from '../database/hub-lock.ts';
import { listen } from '../http/server.ts';
import { openHub } from '../hub.ts';
import { openDatabase } from './database.ts';
import { welcome } from './welcome.ts';

/** `hub start`: database up and migrated, demo region loaded once, listening; until a signal ends it. */
export async function start(config: Config): Promise<void> {
  const opened = new Opened();
  // Signals are heard from the first moment, so that a server that is just coming up is not left behind.
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
  const serving = serve(config, opened);
  try {
    await Promise.race([serving, stopped]);
    await stopped;
    process.stderr.write('Stopping: requests under way are answered first.\n');
  } finally {
    await opened.close();
    await serving.catch(() => undefined);
    await opened.close();
  }
}

/** What is open, to be closed the other way round; once closing has begun nothing more may be opened. */
class Opened {
  private readonly closers: (() => Promise<void>)[] = [];
  private closing = false;

  add(close: () => Promise<void>): void {
    this.closers.push(close);
    if (this.closing) throw new Error('The hub was stopped while it was starting.');
  }

  async close(): Promise<void> {
    this.closing = true;
    for (let close = this.closers.pop(); close !== undefined; close = this.closers.pop()) await close();
  }
}

/** Opens what the hub needs, one after another. */
async function serve(config: Config, opened: Opened): Promise<void> {
  const database = await openDatabase(config);
  opened.add(() => database.release());
  if (config.databaseUrl === null) {
    const lock = await lockFolder(database.url, config.dataFolder);
    opened.add(() => lock.release());
  }
  const example = config.demo ? await prepareDemo(database.url, opened) : null;
  const hub = await openHub(config, database.url, systemClock);
  opened.add(() => hub.close());
  const port = await listen(hub.app, { port: config.port, host: config.host });
  const environment = given(['HUB_DATA', 'DATABASE_URL', 'HUB_KEY_FILE']);
  process.stdout.write(welcome({ address: `http://localhost:${port}`, example, environment }));
}

/** Those of the variables that this process was given. A database address holds a password, so its name stands in. */
function given(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = process.env[name];
      return value ? [[name, name === 'DATABASE_URL' ? '$DATABASE_URL' : value]] : [];
    }),
  );
}

/** Refuses a second hub on one data folder; other commands may use the database beside it. */
async function lockFolder(url: string, folder: string): Promise<HubLock> {
  const sql = connectDatabase(url, { max: 1 });
  try {
    return await tryHubLock(sql, folder);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** The region, loaded once; cut short by a signal it is completed at the next start. */
async function prepareDemo(url: string, opened: Opened): Promise<string | null> {
  const sql = connectDatabase(url, { max: 2, applicationName: 'hub seed' });
  opened.add(() => sql.end({ timeout: 0 }));
  const db = drizzle(sql);
  // Only demo mode needs the generator.
  const { exampleFoodBusiness } = await import('../demo/example.ts');
  const { isDemoLoaded } = await import('../demo/load.ts');
  const { seed } = await import('./seed.ts');
  if (!(await isDemoLoaded(db))) await seed(db);
  const example = await exampleFoodBusiness(db);
  await sql.end({ timeout: 5 });
  return example;
}

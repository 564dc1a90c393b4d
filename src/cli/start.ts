import { systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { connectDatabase } from '../database/connect.ts';
import { type HubLock, tryHubLock } from '../database/hub-lock.ts';
import { followBeside } from '../following/following.ts';
import { listen } from '../http/listen.ts';
import { openHub } from '../hub.ts';
import { openDatabase } from './database.ts';
import { prepareDemoRegion } from './demo-region.ts';
import { type Opened, untilStopped } from './until-stopped.ts';
import { welcome } from './welcome.ts';

/** `hub start`: database up and migrated, demo region loaded once, listening; until a signal ends it. */
export const start = (config: Config): Promise<void> => untilStopped((opened) => serve(config, opened));

/** Opens what the hub needs, one after another. */
async function serve(config: Config, opened: Opened): Promise<void> {
  const database = await openDatabase(config);
  opened.add(() => database.release());
  if (config.databaseUrl === null) {
    const lock = await lockFolder(database.url, config.dataFolder);
    opened.add(() => lock.release());
  }
  const example = config.demo ? await prepareDemoRegion(database.url, opened) : null;
  const hub = await openHub({
    config,
    databaseUrl: database.url,
    clock: systemClock,
    follow: followBeside,
  });
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

import type { Config } from '../config.ts';
import { probeDatabase } from '../database/connect.ts';
import { openEmbedded } from '../database/embedded.ts';
import { migrateDatabase } from '../database/migrate.ts';

export interface OpenDatabase {
  readonly url: string;
  /** The last user of an embedded database stops its server. */
  release(): Promise<void>;
}

/** The configured database, up and migrated: the user's own, or the embedded one, started or adopted. */
export async function openDatabase(config: Config): Promise<OpenDatabase> {
  const database =
    config.databaseUrl === null ? await openEmbedded(config.dataFolder) : await own(config.databaseUrl);
  try {
    await migrateDatabase(database.url);
    return database;
  } catch (error) {
    await database.release();
    throw error;
  }
}

async function own(url: string): Promise<OpenDatabase> {
  await probeDatabase(url);
  return { url, release: async () => undefined };
}

/** Runs something over a pool of the configured database and closes both. */
export async function withDatabase<T>(
  config: Config,
  run: (database: OpenDatabase) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(config);
  try {
    return await run(database);
  } finally {
    await database.release();
  }
}

import { availableParallelism } from 'node:os';
import postgres, { type Sql } from 'postgres';
import { built } from './built.ts';
import type { Ground } from './contender.ts';
import { DATA_FOLDER } from './place.ts';

export interface BenchDatabase {
  readonly ground: Ground;
  readonly sql: Sql;
  close(): Promise<void>;
}

/** The demo region in an embedded database of its own: made and loaded at the first run, then kept. */
export async function openDatabase(): Promise<BenchDatabase> {
  const { openEmbedded } = await built<typeof import('../src/database/embedded.ts')>('database/embedded');
  const { migrateDatabase } = await built<typeof import('../src/database/migrate.ts')>('database/migrate');
  const { isDemoLoaded } = await built<typeof import('../src/demo/load.ts')>('demo/load');
  const { seed } = await built<typeof import('../src/cli/seed.ts')>('cli/seed');
  const { openKeyRing } = await built<typeof import('../src/keys.ts')>('keys');
  const { drizzle } = await import('drizzle-orm/postgres-js');

  const embedded = await openEmbedded(DATA_FOLDER);
  const sql = postgres(embedded.url, { max: 2, onnotice: () => undefined });
  const close = async () => {
    await sql.end({ timeout: 5 });
    await embedded.release();
  };
  try {
    await migrateDatabase(embedded.url);
    // drizzle changes how a client reads dates, so it gets one of its own.
    const forDrizzle = postgres(embedded.url, { max: 2, onnotice: () => undefined });
    const db = drizzle(forDrizzle);
    if (!(await isDemoLoaded(db))) await seed(db);
    await forDrizzle.end({ timeout: 5 });
    openKeyRing(`${DATA_FOLDER}/keys`, { create: true });
    // The statistics that autovacuum would gather in the middle of the first run.
    await sql`vacuum analyze`;
  } catch (error) {
    await close();
    throw error;
  }
  // As `connectDatabase` of the hub chooses it.
  const pool = Math.min(8, 2 * availableParallelism());
  return { ground: { dataFolder: DATA_FOLDER, databaseUrl: embedded.url, pool }, sql, close };
}

/** The codes of all subjects, in their order. */
export const allCodes = async (sql: Sql): Promise<string[]> =>
  (await sql<{ uscc: string }[]>`select uscc from subject.subjects order by uscc`).map(({ uscc }) => uscc);

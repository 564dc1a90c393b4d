import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { connectDatabase } from '../../src/database/connect.ts';
import { MIGRATIONS_FOLDER, migrateDatabase } from '../../src/database/migrate.ts';
import { startCluster } from './cluster.ts';
import { TEMPLATE, withDatabase } from './database-url.ts';
import { removeLeftovers } from './temporary-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the one server of this run; its superuser may create databases. */
    clusterUrl: string;
  }
}

/** One server for the whole run, and in it one migrated database that the test files' own are copies of. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftovers();
  const cluster = await startCluster();
  try {
    const sql = connectDatabase(cluster.url, { max: 1 });
    await sql.unsafe(`create database ${TEMPLATE}`);
    await sql.end();
    // While there is no migration yet the template is an empty database.
    if (existsSync(join(MIGRATIONS_FOLDER, 'meta/_journal.json'))) {
      await migrateDatabase(withDatabase(cluster.url, TEMPLATE));
    }
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  project.provide('clusterUrl', cluster.url);
  return cluster.stop;
}

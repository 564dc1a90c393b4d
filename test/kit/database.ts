import { randomUUID } from 'node:crypto';
import type { Sql } from 'postgres';
import { afterAll, inject } from 'vitest';
import { connectDatabase } from '../../src/database/connect.ts';
import { TEMPLATE, withDatabase } from './database-url.ts';

export interface TestDatabase {
  readonly url: string;
  readonly sql: Sql;
  /** Closes `sql` and removes the database, also when somebody is still connected to it. */
  drop(): Promise<void>;
}

/** A migrated database of its own. In a hook: `beforeAll(async () => { …; return database.drop; })`. */
export async function createDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onCluster((sql) => sql.unsafe(`create database ${name} template ${TEMPLATE}`));
  const url = withDatabase(inject('clusterUrl'), name);
  const sql = connectDatabase(url, { max: 4, applicationName: 'hub test' });
  return {
    url,
    sql,
    async drop() {
      await sql.end({ timeout: 1 });
      await onCluster((cluster) => cluster.unsafe(`drop database if exists ${name} with (force)`));
    },
  };
}

/** The same, dropped after the last test: `const { sql } = await testDatabase();` at the top of a test file. */
export async function testDatabase(): Promise<TestDatabase> {
  const database = await createDatabase();
  afterAll(database.drop);
  return database;
}

async function onCluster(work: (sql: Sql) => Promise<unknown>): Promise<void> {
  const sql = connectDatabase(inject('clusterUrl'), { max: 1, applicationName: 'hub test' });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}

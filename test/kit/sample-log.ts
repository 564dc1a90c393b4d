import { type SQL, sql } from 'drizzle-orm';
import { pgSchema } from 'drizzle-orm/pg-core';
import type { Sql } from 'postgres';
import { afterAll } from 'vitest';
import type { Consumer } from '../../src/changes/consumer.ts';
import { consumerCursors } from '../../src/changes/consumer-cursor.ts';
import { changeLog } from '../../src/changes/log.ts';
import { connectDatabase } from '../../src/database/connect.ts';
import { migrateDatabase } from '../../src/database/migrate.ts';
import { startCluster } from './cluster.ts';

const sample = pgSchema('sample');

export interface SampleLog {
  readonly url: string;
  readonly sql: Sql;
  /** Appends a change for each of the records. */
  append(db: Sql, ...records: readonly string[]): Promise<void>;
  /** Appends that many, `1`, `2`, …, in one transaction. */
  appendMany(count: number): Promise<void>;
  /** A consumer that writes down what it is given, and then does what it is told to. */
  consumer(
    then?: (db: { execute(query: SQL): unknown }, records: readonly string[]) => Promise<void>,
  ): Consumer;
  /** The records that were written down, in that order. */
  taken(): Promise<string[]>;
  empty(): Promise<void>;
}

/** A change log and a consumer of it in a cluster of their own: the snapshot horizon is that of a whole cluster. */
export async function sampleLog(): Promise<SampleLog> {
  const cluster = await startCluster();
  await migrateDatabase(cluster.url);
  const plain = connectDatabase(cluster.url, { max: 8, applicationName: 'hub test' });
  afterAll(async () => {
    await plain.end({ timeout: 1 });
    await cluster.stop();
  });
  await plain.unsafe(`
    create schema sample;
    create table sample.changes (like subject.changes including all);
    create table sample.consumers (like credit.consumers including all);
    create table sample.taken (number bigint generated always as identity, record_id text not null);`);

  return {
    url: cluster.url,
    sql: plain,
    async append(db, ...records) {
      await db`
        insert into sample.changes (kind, record_id, version, subject_key, operation, reason, changed_at)
        select 'notice', told.id, 1, 'NONE:' || told.id, 'UPSERT', 'IMPOSED', '2026-11-22T10:00:00+08:00'
        from unnest(${records as string[]}::text[]) with ordinality as told (id, place) order by place`;
    },
    async appendMany(count) {
      await plain`
        insert into sample.changes (kind, record_id, version, subject_key, operation, reason, changed_at)
        select 'notice', n, 1, 'NONE:' || n, 'UPSERT', 'IMPOSED', '2026-11-22T10:00:00+08:00'
        from generate_series(1, ${count}::int) as n`;
    },
    consumer: (then) => ({
      name: 'sample',
      log: changeLog(sample),
      cursors: consumerCursors(sample),
      async apply(db, changes) {
        const records = changes.map(({ recordId }) => recordId);
        await db.execute(sql`
          insert into sample.taken (record_id) select * from unnest(${sql.param(records)}::text[])`);
        await then?.(db, records);
      },
    }),
    async taken() {
      const rows = await plain<{ record_id: string }[]>`select record_id from sample.taken order by number`;
      return rows.map(({ record_id }) => record_id);
    },
    async empty() {
      await plain`truncate sample.changes, sample.consumers, sample.taken`;
    },
  };
}

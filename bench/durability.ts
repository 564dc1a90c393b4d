import { open, rm } from 'node:fs/promises';
import type { Sql } from 'postgres';
import { DATA_FOLDER } from './place.ts';

/** How much a commit of the audit costs here: what the server promises, and how fast the disk keeps it. */
export interface Durability {
  readonly fsync: string;
  readonly fullPageWrites: string;
  readonly synchronousCommit: string;
  readonly walSyncMethod: string;
  /** Blocks of 8 kB written and synchronised one after another (`fdatasync`), as pg_test_fsync does it. */
  readonly syncsPerSecond: number;
}

export async function durability(sql: Sql): Promise<Durability> {
  const settings = await sql<{ name: string; setting: string }[]>`
    select name, setting from pg_settings
    where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'wal_sync_method')`;
  const setting = (name: string) => settings.find((found) => found.name === name)?.setting ?? 'unknown';
  return {
    fsync: setting('fsync'),
    fullPageWrites: setting('full_page_writes'),
    synchronousCommit: setting('synchronous_commit'),
    walSyncMethod: setting('wal_sync_method'),
    syncsPerSecond: await syncRate(`${DATA_FOLDER}/sync-test`),
  };
}

const BLOCK = Buffer.alloc(8192, 1);
const TEST_MS = 2000;

async function syncRate(file: string): Promise<number> {
  const handle = await open(file, 'w');
  try {
    const start = performance.now();
    let syncs = 0;
    for (; performance.now() - start < TEST_MS; syncs++) {
      await handle.write(BLOCK, 0, BLOCK.length, 0);
      await handle.datasync();
    }
    return Math.round((syncs * 1000) / (performance.now() - start));
  } finally {
    await handle.close();
    await rm(file);
  }
}

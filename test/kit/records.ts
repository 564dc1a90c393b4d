import { setTimeout as delay } from 'node:timers/promises';
import { afterAll } from 'vitest';
import { openRecordCache, type RecordCache } from '../../src/subgraph/record-cache.ts';

/** What a process of the hub keeps of that database; closed after the last test. */
export async function recordsOver(url: string): Promise<RecordCache> {
  const { records, close } = await openRecordCache(url);
  afterAll(close);
  return records;
}

/** Returns once it holds; a busy machine may take its time. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let turn = 0; !(await holds()); turn += 1) {
    if (turn > 2_000) throw new Error('It did not come to hold within ten seconds.');
    await delay(5);
  }
}

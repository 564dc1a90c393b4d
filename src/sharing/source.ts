import { writeRecords } from '../changes/write.ts';
import type { Database } from '../database/statement.ts';
import { sourceRecords } from './record.ts';

/** Puts on record that a department asserts records of a type; from then on its own are its own in every decision. */
export async function registerSource(
  db: Database,
  source: { readonly department: string; readonly type: string },
  at: Date,
): Promise<void> {
  await writeRecords(db, sourceRecords, [{ ...source, assertedAt: at.toISOString() }], at);
}

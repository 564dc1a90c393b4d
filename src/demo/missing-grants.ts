import { writeRecords } from '../changes/write.ts';
import { type Moment, toShanghaiTime } from '../clock.ts';
import type { Database } from '../database/statement.ts';
import { grantRecords, purposeRecords } from '../sharing/record.ts';
import { GRANTS } from './grants.ts';
import { PURPOSES } from './purposes.ts';

/**
 * Gives a region that an older hub has loaded the grants that it lacks, and the purposes as those grants need them.
 * One that was revoked is there, and stays revoked.
 */
export async function addMissingGrants(db: Database, { now }: Moment): Promise<void> {
  const { table } = grantRecords;
  const there = new Set((await db.select({ id: table.id }).from(table)).map(({ id }) => id));
  const missing = GRANTS.filter(({ id }) => !there.has(id));
  if (missing.length === 0) return;
  const assertedAt = toShanghaiTime(now);
  const told = <Row>(rows: readonly Row[]) => rows.map((row) => ({ ...row, assertedAt }));
  await writeRecords(db, purposeRecords, told(PURPOSES), now);
  await writeRecords(db, grantRecords, told(missing), now);
}

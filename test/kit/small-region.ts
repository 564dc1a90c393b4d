import { drizzle } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import { writeRecords } from '../../src/changes/write.ts';
import { departmentRecords, purposeRecords } from '../../src/sharing/record.ts';
import { registerSource } from '../../src/sharing/source.ts';

const AT = new Date('2024-01-02T10:00:00+08:00');

/**
 * Departments and purposes without a single record: the registrar, who stewards subjects; the credit office, who stewards
 * penalties; transport and fire, who impose them; education, who has nothing.
 */
export async function writeSmallRegion(sql: Sql): Promise<void> {
  const db = drizzle(sql);
  const told = { assertedAt: AT.toISOString() };
  await writeRecords(
    db,
    departmentRecords,
    ['market-regulation', 'credit-office', 'transport', 'fire', 'education'].map((id) => ({
      id,
      name: `${id}局`,
      englishName: id,
      ...told,
    })),
    AT,
  );
  const purpose = { name: '目的', englishName: 'x', legalBasis: 'y', caseNumberRequired: false, ...told };
  await writeRecords(
    db,
    purposeRecords,
    [
      { ...purpose, id: 'joint-inspection', excludes: [] },
      { ...purpose, id: 'credit-grading', excludes: ['Subject.ph*'] },
    ],
    AT,
  );
  for (const department of ['transport', 'fire']) {
    await registerSource(db, { department, type: 'PenaltyDisclosure' }, AT);
  }
}

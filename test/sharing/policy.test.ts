import { drizzle } from 'drizzle-orm/postgres-js';
import { expect, it } from 'vitest';
import { writeRecords } from '../../src/changes/write.ts';
import { loadPolicy } from '../../src/sharing/policy.ts';
import { departmentRecords, type NewPurpose, purposeRecords } from '../../src/sharing/record.ts';
import { testDatabase } from '../kit/database.ts';

const { sql } = await testDatabase();
const db = drizzle(sql);
const AT = new Date('2026-11-22T10:00:00+08:00');
const told = { assertedAt: AT.toISOString() };

const purpose = (more: Partial<NewPurpose> = {}): NewPurpose => ({
  id: 'joint-inspection',
  name: '联合检查',
  englishName: 'Joint inspection',
  legalBasis: 'x',
  caseNumberRequired: false,
  ...told,
  ...more,
});

it('a policy has a new version with each change of it', async () => {
  const versions = [(await loadPolicy(db)).version];
  await writeRecords(db, purposeRecords, [purpose()], AT);
  versions.push((await loadPolicy(db)).version);
  await writeRecords(db, departmentRecords, [{ id: 'tax', name: '税务局', englishName: 'Tax', ...told }], AT);
  versions.push((await loadPolicy(db)).version);
  await writeRecords(db, purposeRecords, [purpose({ caseNumberRequired: true })], AT);
  const policy = await loadPolicy(db);
  versions.push(policy.version);
  expect(new Set(versions).size).toBe(4);
  expect((await loadPolicy(db)).version).toBe(policy.version);
  expect(policy.departments.get('tax')).toMatchObject({ name: '税务局' });
  expect(policy.purposes.get('joint-inspection')).toMatchObject({
    name: '联合检查',
    caseNumberRequired: true,
  });
});

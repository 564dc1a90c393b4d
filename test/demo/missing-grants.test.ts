import { drizzle } from 'drizzle-orm/postgres-js';
import { beforeAll, expect, it } from 'vitest';
import { writeRecords } from '../../src/changes/write.ts';
import { DEPARTMENTS } from '../../src/demo/departments.ts';
import { GRANTS } from '../../src/demo/grants.ts';
import { addMissingGrants } from '../../src/demo/missing-grants.ts';
import { PURPOSES } from '../../src/demo/purposes.ts';
import { revokeGrant } from '../../src/sharing/grant.ts';
import { loadPolicy } from '../../src/sharing/policy.ts';
import { departmentRecords, grantRecords, purposeRecords } from '../../src/sharing/record.ts';
import { testDatabase } from '../kit/database.ts';
import { DEMO_MOMENT } from '../kit/demo-moment.ts';

const { sql } = await testDatabase();
const db = drizzle(sql);
const { now } = DEMO_MOMENT;
const told = { assertedAt: now.toISOString() };
const standing = GRANTS.filter(({ revokedAt }) => revokedAt == null).length;

/** A region as it was loaded before there were grants and excluded fields. */
beforeAll(async () => {
  const departments = DEPARTMENTS.map((department) => ({ ...department, ...told }));
  await writeRecords(db, departmentRecords, departments, now);
  const purposes = PURPOSES.map((purpose) => ({ ...purpose, excludes: [], sanctions: false, ...told }));
  await writeRecords(db, purposeRecords, purposes, now);
});

it('a region of an older hub gets the grants, and the purposes as they need them', async () => {
  await addMissingGrants(db, DEMO_MOMENT);
  const policy = await loadPolicy(db);
  expect(policy.grants).toHaveLength(standing);
  expect(policy.purposes.get('joint-sanction')?.excludes).toContain('Credit.riskClass*');
});

it('a second time changes nothing', async () => {
  const { version } = await loadPolicy(db);
  await addMissingGrants(db, DEMO_MOMENT);
  expect((await loadPolicy(db)).version).toBe(version);
});

it('one that was revoked is not given again, however often the region is loaded', async () => {
  const id = 'demo-fire-gas-dealers';
  await revokeGrant(db, { id, reason: '联合检查结束' }, DEMO_MOMENT);
  await sql`delete from sharing.grants where id = 'demo-health-medical'`;
  await addMissingGrants(db, DEMO_MOMENT);
  await writeRecords(
    db,
    grantRecords,
    GRANTS.map((grant) => ({ ...grant, ...told })),
    now,
  );
  const ids = (await loadPolicy(db)).grants.map((grant) => grant.id);
  expect(ids).toContain('demo-health-medical');
  expect(ids).not.toContain(id);
});

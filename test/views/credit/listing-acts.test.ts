import { drizzle } from 'drizzle-orm/postgres-js';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { leasesOver } from '../../../src/changes/lease.ts';
import { writeRecords } from '../../../src/changes/write.ts';
import { momentAt } from '../../../src/clock.ts';
import {
  abnormalListingRecords,
  dossierRecords,
  seriousViolationListingRecords,
} from '../../../src/views/credit/record.ts';
import { testDatabase } from '../../kit/database.ts';
import { emptied } from '../../kit/emptied.ts';
import { startHubOver } from '../../kit/hub.ts';
import { registerSubjects } from '../../kit/registered-subjects.ts';
import { writeSmallRegion } from '../../kit/small-region.ts';
import { abnormalListing, CODE, dossier, seriousListing } from './sample.ts';

const { url, sql } = await testDatabase();
await writeSmallRegion(sql);
await registerSubjects(sql, [CODE]);
const db = drizzle(sql);
let now = '2026-11-22T10:00:00+08:00';
const clock = () => momentAt(new Date(now));
const hubs = [await startHubOver(url, { clock }), await startHubOver(url, { clock })] as const;
afterAll(() => Promise.all(hubs.map((hub) => hub.stop())));

const told = { source: 'fire', authority: 'fire' };
const abnormal = abnormalListing(told);
const serious = seriousListing({ ...told, listedOn: '2025-11-21' });

beforeEach(async () => {
  now = '2026-11-22T10:00:00+08:00';
  await emptied(
    sql,
    'credit.dossiers',
    'credit.abnormal_listings',
    'credit.serious_violation_listings',
    'credit.repairs',
    'credit.changes',
  );
  await writeRecords(db, dossierRecords, [dossier()], clock().now);
  await send();
});

async function send() {
  const assertedAt = clock().now.toISOString();
  await writeRecords(db, abnormalListingRecords, [{ ...abnormal, assertedAt }], clock().now);
  await writeRecords(db, seriousViolationListingRecords, [{ ...serious, assertedAt }], clock().now);
  await leasesOver();
}

const OFFICER = { roles: ['data-owner' as const], person: 'p1', client: null };

async function act(mutation: string, as = 'fire', principal: object = OFFICER): Promise<string> {
  const { body } = await hubs[0].ask(as, `mutation { ${mutation} { id } }`, { principal });
  return body.errors?.[0].extensions.code ?? 'DONE';
}

/** Every way to the listings but the counts of the overview, which name none, on the other hub. */
async function paths(id: string, as: string): Promise<number> {
  const { body } = await hubs[1].ask(
    as,
    `{ abnormalListings { totalCount nodes { id } }
       inForce: abnormalListings(filter: { inForce: true }) { nodes { id } }
       seriousViolationListings { totalCount nodes { id } }
       on: seriousViolationListings(filter: { inForce: true }) { nodes { id } }
       subject(uscc: "${CODE}") { credit { abnormalListings { id } seriousViolationListings { id } } } }`,
  );
  if (body.errors !== undefined) throw new Error(JSON.stringify(body.errors));
  return JSON.stringify(body.data).split(`"${id}"`).length - 1;
}

/** Without what a hub tells of a later day, to which the test before had moved its clock. */
const log = async () =>
  (
    await sql`select record_id, operation || ' ' || reason as told from credit.changes
      where kind in ('abnormal-listing', 'serious-violation-listing') and changed_at <= ${now} order by sequence`
  )
    .slice(2)
    .map((row) => row.told);

describe('a listing that is removed', () => {
  const remove = `removeListing(id: "${abnormal.id}", reason: "已补报")`;

  it('is off the list in every process when the mutation answers, and told as history', async () => {
    const before = await paths(abnormal.id, 'education');
    expect(await act(remove)).toBe('DONE');
    expect(await paths(abnormal.id, 'education')).toBe(before - 1);
    expect(await log()).toEqual(['RETRACT LIFTED']);
    const { body } = await hubs[1].ask(
      'education',
      '{ abnormalListings { nodes { removedOn removalReason } } }',
    );
    expect(body.data.abnormalListings.nodes).toEqual([{ removedOn: '2026-11-22', removalReason: '已补报' }]);
  });

  it('stays off it when its source sends it again, and the same removal does nothing more', async () => {
    await act(remove);
    await send();
    expect(await act(remove)).toBe('DONE');
    expect(await act(`removeListing(id: "${abnormal.id}", reason: "另有原因")`)).toBe('RECORD_STATE');
    expect(await log()).toEqual(['RETRACT LIFTED']);
  });

  it('is told for three years, and exists for its source alone from the midnight after', async () => {
    await act(remove);
    now = '2029-11-22T23:59:59+08:00';
    expect(await paths(abnormal.id, 'education')).toBeGreaterThan(0);
    now = '2029-11-23T00:00:00+08:00';
    expect(await paths(abnormal.id, 'education')).toBe(0);
    expect(await paths(abnormal.id, 'fire')).toBeGreaterThan(0);
  });
});

describe('a serious listing that is repaired', () => {
  const repair = `repairListing(id: "${serious.id}", repairNumber: "修〔2026〕1号")`;

  it('is gone for everybody but its source when the mutation answers, and its repair is on record', async () => {
    expect(await paths(serious.id, 'education')).toBeGreaterThan(2);
    expect([await act(repair), await act(repair)]).toEqual(['DONE', 'DONE']);
    expect(await paths(serious.id, 'education')).toBe(0);
    expect(await paths(serious.id, 'fire')).toBeGreaterThan(1);
    expect(await log()).toEqual(['RETRACT REPAIRED']);
    expect(await sql`select record_id, state::text, repair_number, source from credit.repairs`).toEqual([
      { record_id: serious.id, state: 'REPAIRED', repair_number: '修〔2026〕1号', source: 'fire' },
    ]);
    await send();
    expect(await paths(serious.id, 'education')).toBe(0);
  });

  it('has had its first year, or is told from when it can be', async () => {
    now = '2026-11-21T10:00:00+08:00';
    const { body } = await hubs[0].ask('fire', `mutation { ${repair} { id } }`, { principal: OFFICER });
    expect(body.errors[0].extensions.code).toBe('REPAIR_TOO_EARLY');
    expect(body.errors[0].message).toContain('2026-11-22');
  });

  it('is not past its three years, after which it is gone by itself', async () => {
    now = '2028-11-21T23:59:59+08:00';
    expect(await paths(serious.id, 'education')).toBeGreaterThan(2);
    now = '2028-11-22T00:00:00+08:00';
    expect(await paths(serious.id, 'education')).toBe(0);
    expect(await act(repair)).toBe('RECORD_STATE');
  });
});

it('nobody else acts on a listing, nor anybody who decides nothing', async () => {
  for (const mutation of [
    `removeListing(id: "${abnormal.id}", reason: "x")`,
    `repairListing(id: "${serious.id}", repairNumber: "x")`,
  ]) {
    expect(await act(mutation, 'transport')).toBe('RECORD_NOT_YOURS');
    expect(await act(mutation.replace(/id: "[^"]*"/, 'id: "unknown"'))).toBe('RECORD_NOT_YOURS');
    expect(await act(mutation, 'fire', { roles: ['app'] })).toBe('ROLE_NEEDED');
    expect(await act(mutation, 'fire', { roles: ['data-owner'] })).toBe('PERSON_NEEDED');
  }
  expect(await log()).toEqual([]);
});

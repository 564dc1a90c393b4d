import { drizzle } from 'drizzle-orm/postgres-js';
import { describe, expect, it } from 'vitest';
import { exampleFoodBusiness } from '../../src/demo/example.ts';
import { isDemoLoaded, loadDemoRegion } from '../../src/demo/load.ts';
import { demoRegion } from '../../src/demo/region.ts';
import { testDatabase } from '../kit/database.ts';
import { DEMO_MOMENT } from '../kit/demo-moment.ts';

const { sql } = await testDatabase();
const db = drizzle(sql);
const SEED = 11;

const load = (onProgress: (done: number, total: number) => void) =>
  loadDemoRegion(db, { seed: SEED, moment: DEMO_MOMENT, onProgress });

const kindsLogged = async () => {
  const rows = await sql<{ kind: string; count: number; versions: number }[]>`
    select kind, count(*)::int as count, count(*) filter (where version > 1)::int as versions from (
      select kind, version from sharing.changes union all select kind, version from subject.changes
      union all select kind, version from credit.changes union all select kind, version from license_notification.changes
      union all select kind, version from penalty_disclosure.changes) as logged group by kind`;
  return Object.fromEntries(rows.map(({ kind, count, versions }) => [kind, { count, versions }]));
};

describe('loading the demo region', () => {
  it('is completed by the next loading when one is cut short, each record told once', async () => {
    expect(await isDemoLoaded(db)).toBe(false);
    expect(await exampleFoodBusiness(db)).toBeNull();
    const stop = new Error('power cut');
    const cutShort = load((done, total) => {
      if (done > total / 8) throw stop;
    });
    await expect(cutShort).rejects.toBe(stop);
    expect(await isDemoLoaded(db)).toBe(false);

    const progress: [number, number][] = [];
    await load((done, total) => progress.push([done, total]));
    expect(await isDemoLoaded(db)).toBe(true);

    const region = demoRegion(SEED);
    const once = (rows: readonly unknown[]) => ({ count: rows.length, versions: 0 });
    expect(await kindsLogged()).toEqual({
      department: once(region.departments),
      purpose: once(region.purposes),
      source: once(region.sources),
      grant: once(region.grants),
      subject: once(region.subjects),
      directory: once(region.directories),
      'directory-member': once(region.directoryMembers),
      dossier: once(region.dossiers),
      'risk-class-change': once(region.riskClassChanges),
      'annual-report': once(region.annualReports),
      'abnormal-listing': once(region.abnormalListings),
      'serious-violation-listing': once(region.seriousViolationListings),
      'credit-repair': once(region.repairs),
      'approval-item': once(region.approvalItems),
      license: once(region.licenses),
      notice: once(region.notices),
      feedback: once(region.feedback),
      'penalty-disclosure': once(region.disclosures),
    });

    const total = Object.values(region).reduce((sum, rows) => sum + rows.length, 0);
    expect(progress[0]).toEqual([0, total]);
    expect(progress.at(-1)).toEqual([total, total]);
    expect(progress.map(([done]) => done)).toEqual(progress.map(([done]) => done).sort((a, b) => a - b));
  }, 240_000);

  it('keeps its transactions to 5,000 rows', async () => {
    const [longest] = await sql<{ rows: number }[]>`
      select max(rows)::int as rows from (select count(*) as rows from credit.changes group by xid) as written`;
    expect(longest?.rows).toBeLessThanOrEqual(5_000);
  });

  it('tells the moment of loading as when each record was asserted and changed', async () => {
    const loadedAt = DEMO_MOMENT.now.toISOString();
    const [told] = await sql`
      select (select count(distinct asserted_at)::int from subject.subjects) as asserted,
        (select count(*)::int from penalty_disclosure.disclosures where asserted_at <> ${loadedAt}) as other,
        (select count(*)::int from penalty_disclosure.changes where changed_at <> ${loadedAt}) as changed`;
    expect(told).toEqual({ asserted: 1, other: 0, changed: 0 });
  });
});

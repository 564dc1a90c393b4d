import { drizzle } from 'drizzle-orm/postgres-js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RecordKind } from '../../src/changes/write.ts';
import { writeRecords } from '../../src/changes/write.ts';
import { connectDatabase } from '../../src/database/connect.ts';
import { factsConsumers } from '../../src/following/followers.ts';
import {
  directoryMemberRecords,
  type NewDirectoryMember,
  type NewSubject,
  subjectRecords,
} from '../../src/views/subject/record.ts';
import type { directoryMembers, subjects } from '../../src/views/subject/table.ts';
import { caughtUp } from '../kit/caught-up.ts';
import { testDatabase } from '../kit/database.ts';
import { demoDatabase } from '../kit/demo-database.ts';
import { sampleUscc } from '../kit/sample-uscc.ts';

const VIEWS = ['credit', 'license_notification', 'penalty_disclosure'] as const;
const AT = '2026-11-22T10:00:00+08:00';

describe('what a view keeps of a subject', async () => {
  const { sql, url } = await testDatabase();
  const writer = connectDatabase(url, { max: 1 });
  afterAll(() => writer.end());
  const db = drizzle(writer);

  const USCC = sampleUscc(1);
  const subject = (more: Partial<NewSubject> = {}): NewSubject => ({
    uscc: USCC,
    name: '旬阳小吃店',
    kind: 'INDIVIDUAL_BUSINESS',
    status: 'IN_BUSINESS',
    divisionCode: '610902',
    industryCode: 'H6210',
    businessScope: '餐饮服务',
    source: 'market-regulation',
    assertedAt: AT,
    ...more,
  });
  const member = (directoryId: string, uscc = USCC): NewDirectoryMember => ({
    directoryId,
    uscc,
    joinedOn: '2026-01-01',
    assertedAt: AT,
  });
  const write = <T extends typeof subjects | typeof directoryMembers>(
    kind: RecordKind<T>,
    ...rows: T['$inferInsert'][]
  ) => writeRecords(db, kind, rows as never, new Date(AT));

  const retract = (kind: string, recordId: string) => sql`
    insert into subject.changes (kind, record_id, version, subject_key, operation, reason, changed_at)
    values (${kind}, ${recordId}, 2, ${`USCC:${USCC}`}, 'RETRACT', 'WITHDRAWN', ${AT})`;

  const FACTS = {
    division_code: '610902',
    industry_code: 'H6210',
    directories: [] as string[],
    status: 'IN_BUSINESS',
    business_scope: '餐饮服务',
  };
  /** In every view; other tests of the cluster may hold the log back for a moment. */
  const expectFacts = (facts: Partial<Record<keyof typeof FACTS, unknown>> | null) =>
    vi.waitFor(
      async () => {
        await caughtUp(url, factsConsumers());
        for (const view of VIEWS) {
          expect(
            await sql`select * from ${sql(view)}.subject_facts where subject_key = ${`USCC:${USCC}`}`,
          ).toEqual(facts === null ? [] : [{ subject_key: `USCC:${USCC}`, ...FACTS, ...facts }]);
        }
      },
      { timeout: 20_000, interval: 50 },
    );

  it('is nothing before it is registered, even if a directory names it', async () => {
    await write(directoryMemberRecords, member('remote-food'));
    await expectFacts(null);
  });

  it('is there once it is registered, with the directories that name it', async () => {
    await write(subjectRecords, subject());
    await expectFacts({ directories: ['remote-food'] });
  });

  it('follows it to another division', async () => {
    await write(subjectRecords, subject({ divisionCode: '610903' }));
    await expectFacts({ directories: ['remote-food'], division_code: '610903' });
  });

  it('follows it through trade, status and scope, down to what is not known', async () => {
    await write(subjectRecords, subject({ industryCode: null, status: 'REVOKED', businessScope: null }));
    await expectFacts({
      directories: ['remote-food'],
      industry_code: null,
      status: 'REVOKED',
      business_scope: null,
    });
  });

  it('gains a directory, in the order of their names', async () => {
    await write(subjectRecords, subject());
    await write(directoryMemberRecords, member('amusement'), member('school-canteens'));
    await expectFacts({ directories: ['amusement', 'remote-food', 'school-canteens'] });
  });

  it('loses a directory that it left', async () => {
    await sql`delete from subject.directory_members where directory_id <> 'amusement' and uscc = ${USCC}`;
    await retract('directory-member', `remote-food ${USCC}`);
    await expectFacts({ directories: ['amusement'] });
  });

  it('is gone when the subject is', async () => {
    await sql`delete from subject.subjects where uscc = ${USCC}`;
    await retract('subject', USCC);
    await expectFacts(null);
  });

  it('does not touch a row of which nothing has changed', async () => {
    await write(subjectRecords, subject());
    await expectFacts({ directories: ['amusement'] });
    const [before] = await sql`select xmin from credit.subject_facts`;
    await write(subjectRecords, subject({ phone: '13800000000' }));
    await expectFacts({ directories: ['amusement'] });
    expect(await sql`select xmin from credit.subject_facts`).toEqual([before]);
  });
});

describe('the demo region', () => {
  let region: Awaited<ReturnType<typeof demoDatabase>>;
  beforeAll(async () => {
    region = await demoDatabase();
    return region.drop;
  });

  it('has in every view the facts that the tables of the subject view tell', async () => {
    const sql = connectDatabase(region.url, { max: 1 });
    const told = sql`
      select 'USCC:' || s.uscc as subject_key, s.division_code, s.industry_code,
        coalesce(array_agg(m.directory_id order by m.directory_id) filter (where m.uscc is not null), '{}') as directories,
        s.status::text, s.business_scope
      from subject.subjects s left join subject.directory_members m on m.uscc = s.uscc group by s.uscc`;
    for (const view of VIEWS) {
      await vi.waitFor(
        async () => {
          await caughtUp(region.url, factsConsumers());
          const [found] = await sql`
            with told as (${told}), kept as (
              select subject_key, division_code, industry_code, directories, status, business_scope
              from ${sql(view)}.subject_facts)
            select (select count(*)::int from kept) as kept,
              (select count(*)::int from (table told except table kept) as missing) as missing,
              (select count(*)::int from (table kept except table told) as wrong) as wrong`;
          expect(found).toEqual({ kept: 21_000, missing: 0, wrong: 0 });
        },
        { timeout: 20_000, interval: 100 },
      );
    }
    await sql.end();
  }, 240_000);
});

import { join } from 'node:path';
import { type SQL, sql as text } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import { writeRecords } from '../../../src/changes/write.ts';
import { momentAt } from '../../../src/clock.ts';
import { connectDatabase } from '../../../src/database/connect.ts';
import { migrateDatabase } from '../../../src/database/migrate.ts';
import type { Database } from '../../../src/database/statement.ts';
import { purposeRecords } from '../../../src/sharing/record.ts';
import { registerSource } from '../../../src/sharing/source.ts';
import {
  abnormalListingRecords,
  newAbnormalListing,
  newSeriousViolationListing,
  seriousViolationListingRecords,
} from '../../../src/views/credit/record.ts';
import {
  disclosureRecords,
  type PenaltyInput,
  penaltyRecord,
} from '../../../src/views/penalty-disclosure/record.ts';
import { type NewSubject, subjectRecords } from '../../../src/views/subject/record.ts';
import { startCluster } from '../../kit/cluster.ts';
import { type AskOptions, startHubOver, type TestHub } from '../../kit/hub.ts';
import { sampleUscc } from '../../kit/sample-uscc.ts';
import { SanctionClient, sanctioning } from '../../kit/sanction-client.ts';
import { writeSmallRegion } from '../../kit/small-region.ts';
import { removeFolder, temporaryFolder } from '../../kit/temporary-folder.ts';

export const EXCLUDED = [
  'Credit.riskClass*',
  'RiskClassChange.*',
  'CreditOverview.classes',
  'Query.creditOverview',
];

/** 10:00 of that day in Asia/Shanghai. */
export const tenOClock = (day: string) => momentAt(new Date(`${day}T10:00:00+08:00`));

export interface SanctionRegion {
  /** Of its database. */
  readonly url: string;
  /** Of the keys by which its cursors and tokens are made. */
  readonly keyFile: string;
  readonly db: Database;
  readonly hub: TestHub;
  /** The day on which the hub is asked from now on. */
  setDay(day: string): void;
  subject(number: number, values?: Partial<NewSubject>): Promise<void>;
  penalty(number: string, values?: Partial<PenaltyInput>): Promise<string>;
  abnormal(number: string, values?: object): Promise<string>;
  serious(number: string, values?: object): Promise<string>;
  /** What its source does with a penalty, with its entry in the log. */
  end(id: string, change: SQL): Promise<void>;
  /** An application that pulls; one name has one cursor. */
  client(name: string, department?: string, options?: AskOptions): SanctionClient;
  /** Once all that has been written has its number in the feed. */
  numbered(): Promise<void>;
  stop(): Promise<void>;
}

/** A hub in a cluster of its own, as the feed reads below the cluster's snapshot horizon. */
export async function openSanctionRegion(): Promise<SanctionRegion> {
  const cluster = await startCluster();
  await migrateDatabase(cluster.url);
  const sql = connectDatabase(cluster.url, { max: 2, applicationName: 'hub test' });
  const db = drizzle(sql);
  await writeSmallRegion(sql);
  const at = tenOClock('2026-01-05').now;
  const told = { assertedAt: at.toISOString() };
  await writeRecords(
    db,
    purposeRecords,
    [
      {
        id: 'joint-sanction',
        name: '失信联合惩戒',
        englishName: 'Joint sanction',
        legalBasis: '国办发〔2020〕49号',
        caseNumberRequired: false,
        excludes: EXCLUDED,
        sanctions: true,
        ...told,
      },
    ],
    at,
  );
  for (const type of ['AbnormalListing', 'SeriousViolationListing', 'Credit']) {
    await registerSource(db, { department: 'market-regulation', type }, at);
  }
  let moment = tenOClock('2026-06-01');
  const keys = await temporaryFolder();
  const keyFile = join(keys, 'keys');
  const hub = await startHubOver(cluster.url, {
    clock: () => moment,
    environment: { HUB_KEY_FILE: keyFile },
  });

  return {
    url: cluster.url,
    keyFile,
    db,
    hub,
    setDay: (day) => {
      moment = tenOClock(day);
    },
    async subject(number, values = {}) {
      const uscc = sampleUscc(number);
      const row = {
        ...({ uscc, name: `示例${number}号商行`, kind: 'ENTERPRISE', status: 'IN_BUSINESS' } as const),
        ...{ divisionCode: '610902', source: 'market-regulation', assertedAt: at.toISOString() },
        ...values,
      };
      await writeRecords(db, subjectRecords, [row], moment.now);
    },
    async penalty(number, values = {}) {
      const input: PenaltyInput = {
        counterpartName: '示例1号商行',
        counterpartCategory: 'LEGAL_PERSON',
        counterpartUscc: sampleUscc(1),
        legalRepresentative: '李建业',
        decisionNumber: `示罚决字〔2026〕${number}号`,
        categoriesText: '罚款',
        content: '罚款人民币贰万元整',
        fineAmount: 2_000_000,
        decidedOn: '2026-05-06',
        authorityName: '示例市交通运输局',
        authority: 'transport',
        source: 'transport',
        procedure: 'ORDINARY',
        moment,
        hashKey: 'a key',
        ...values,
      };
      const row = penaltyRecord(input);
      await writeRecords(db, disclosureRecords, [row], moment.now);
      return row.id;
    },
    async abnormal(number, values = {}) {
      const row = newAbnormalListing({ ...listed(number), kind: 'LISTED', reason: 'AN4', ...values });
      await writeRecords(db, abnormalListingRecords, [row], moment.now);
      return row.id;
    },
    async serious(number, values = {}) {
      const row = newSeriousViolationListing({ ...listed(number), ground: 'FOOD_SAFETY', ...values });
      await writeRecords(db, seriousViolationListingRecords, [row], moment.now);
      return row.id;
    },
    end: (id, change) => endPenalty(db, id, change),
    client(name, department = 'credit-office', options = {}) {
      const principal = { client: name, ...options.principal };
      return new SanctionClient((query, variables) =>
        hub.ask(department, query, sanctioning({ ...options, principal, variables })),
      );
    },
    async numbered() {
      for (let turn = 0; turn < 200; turn += 1) {
        const [left] = await sql<{ count: number }[]>`
          select (
            (select count(*) from credit.changes c where kind in ('abnormal-listing', 'serious-violation-listing') and ${behind(sql, 'credit')})
            + (select count(*) from penalty_disclosure.changes c where ${behind(sql, 'penalty_disclosure')})
            + (select count(*) from subject.changes c where ${behindFacts(sql)})
          )::int as count`;
        if (left?.count === 0) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error('The feed has not come to the end of the logs.');
    },
    async stop() {
      await hub.stop();
      await sql.end({ timeout: 1 });
      await cluster.stop();
      await removeFolder(keys);
    },
  };
}

/** The same in whichever database. */
export async function endPenalty(db: Database, id: string, change: SQL): Promise<void> {
  await db.execute(text`
    with changed as (
      update penalty_disclosure.disclosures set ${change}, version = version + 1 where id = ${id} returning *
    )
    insert into penalty_disclosure.changes (kind, record_id, version, subject_key, operation, reason, changed_at)
    select 'penalty-disclosure', id, version, subject_key, 'UPSERT', 'AMENDED', '2026-06-01T10:00:00+08:00' from changed`);
}

const listed = (number: string) => ({
  source: 'market-regulation',
  assertedAt: '2026-01-05T08:00:00+08:00',
  subjectKey: `USCC:${sampleUscc(1)}`,
  authority: 'market-regulation',
  decisionNumber: `示市监列字〔2026〕${number}号`,
  listedOn: '2026-03-04',
});

type Sql = ReturnType<typeof connectDatabase>;

const behind = (sql: Sql, schema: string) => {
  const name = `${schema.replace('_', '-')} feed`;
  return sql`(xid::xid8, sequence) > (
    coalesce((select xid from ${sql(schema)}.consumers where name = ${name}), '0')::xid8,
    coalesce((select sequence from ${sql(schema)}.consumers where name = ${name}), 0))`;
};

const behindFacts = (sql: Sql) => sql`exists (
  select from (values ('credit'), ('penalty-disclosure')) as view (name)
  left join (select * from credit.consumers union all select * from penalty_disclosure.consumers) as own
    on own.name = view.name || ' subject facts'
  where (c.xid::xid8, c.sequence) > (coalesce(own.xid, '0')::xid8, coalesce(own.sequence, 0)))`;

import 'reflect-metadata';
import type { PgTable } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/postgres-js';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { leasesOver } from '../../src/changes/lease.ts';
import type { KeyLoader } from '../../src/database/keyed-loader.ts';
import { type ChildListQuery, childPage } from '../../src/subgraph/child-list.ts';
import type { ViewContext } from '../../src/subgraph/context.ts';
import type { Page, PageArgs } from '../../src/subgraph/page.ts';
import {
  abnormalListingById,
  abnormalListingsOfSubject,
  annualReportsOfSubject,
  dossierBySubject,
  riskClassHistoryOfSubject,
  seriousViolationListingById,
  seriousViolationListingsOfSubject,
} from '../../src/views/credit/loader.ts';
import * as credit from '../../src/views/credit/table.ts';
import { LATEST_PUSH, stateIs } from '../../src/views/license-notification/filter.ts';
import { LATEST_DECISION, valid } from '../../src/views/license-notification/license-filter.ts';
import { feedbackOfNotice, licenseById, noticeById } from '../../src/views/license-notification/loader.ts';
import * as license from '../../src/views/license-notification/table.ts';
import { DISCLOSURE_SORTS } from '../../src/views/penalty-disclosure/filter.ts';
import { disclosureById, visible } from '../../src/views/penalty-disclosure/loader.ts';
import * as penalty from '../../src/views/penalty-disclosure/table.ts';
import { directoriesOfSubject, subjectByUscc } from '../../src/views/subject/loader.ts';
import * as subject from '../../src/views/subject/table.ts';
import { testDatabase } from '../kit/database.ts';
import { recordedStatements } from '../kit/recorded-statements.ts';
import { recordsOver, until } from '../kit/records.ts';
import { viewContexts } from '../kit/view-context.ts';

const { url, sql } = await testDatabase();
const db = drizzle(sql);
const records = await recordsOver(url);
const { sql: recorded, take } = recordedStatements(url);
const bySql = viewContexts(sql);
const byMemory = viewContexts(recorded, records);

// Few of everything, and the days around the one that is asked on: so that boundaries, ties and nulls are met.
const DAYS = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24', 'infinity'];
const SUBJECTS = ['USCC:A', 'USCC:B', 'USCC:C'];
const SOURCES = ['education', 'tax'];
const day = fc.constantFrom(...DAYS);
const dayOrNone = fc.option(day);
const told = { subjectKey: fc.constantFrom(...SUBJECTS), source: fc.constantFrom(...SOURCES) };
const AT = '2026-11-01T08:00:00+08:00';
const at = fc.constantFrom(
  '2026-11-20T08:00:00+08:00',
  '2026-11-20T08:00:00.5+08:00',
  '2026-11-21T23:59:59.123456+08:00',
);

const abnormal = fc.record({
  ...told,
  kind: fc.constantFrom('LISTED', 'MARKED'),
  reason: fc.constantFrom('AN1', 'AN2'),
  authority: fc.constant('tax'),
  listedOn: day,
  removedOn: dayOrNone,
  repairNumber: fc.option(fc.constant('修1')),
});
const serious = fc.record({
  ...told,
  ground: fc.constantFrom('FOOD_SAFETY', 'OTHER'),
  authority: fc.constant('tax'),
  listedOn: day,
  endsOn: day,
  state: fc.constantFrom('IN_FORCE', 'REPAIRED', 'REMOVED'),
  removedOn: dayOrNone,
});
const disclosure = fc.record({
  ...told,
  counterpartCategory: fc.constant('LEGAL_PERSON'),
  decisionNumber: fc.constant('一'),
  decisionNumberKey: fc.constant('一'),
  categories: fc.subarray(['FINE', 'WARNING']),
  decidedOn: day,
  publicityEndsOn: day,
  authorityName: fc.constant('税务'),
  procedure: fc.constant('SIMPLE'),
  severity: fc.constant('MINOR'),
  regime: fc.constant('R2026'),
  state: fc.constantFrom('PUBLISHED', 'WITHDRAWN', 'DECIDED'),
});
const granted = fc.record({
  ...told,
  counterpartCategory: fc.constant('LEGAL_PERSON'),
  decisionNumber: fc.constant('一'),
  decisionNumberKey: fc.constant('一'),
  category: fc.constant('GENERAL'),
  licenseNumberKey: fc.constant('1'),
  decidedOn: day,
  validFrom: day,
  validTo: dayOrNone,
  authorityName: fc.constant('税务'),
  status: fc.constantFrom('VALID', 'INVALID'),
});
const notice = fc.record({
  ...told,
  state: fc.constantFrom('ROUTED', 'CLAIMED', 'POOL'),
  registrationKind: fc.constant('NEW'),
  pushedAt: at,
  claimDueOn: day,
  matchedWords: fc.constant([]),
  entityName: fc.constant('甲'),
});
const report = fc.record({
  notice: fc.constantFrom('0', '1', '2'),
  kind: fc.constant('NOT_NEEDED'),
  at,
  source: told.source,
});

const numbered = <Row extends object>(rows: fc.Arbitrary<Row>) =>
  fc
    .array(rows, { maxLength: 12 })
    .map((all) => all.map((row, id) => ({ ...row, id: String(id), assertedAt: AT })));
const region = fc.record({
  abnormal: numbered(abnormal),
  serious: numbered(serious),
  disclosures: numbered(disclosure),
  licenses: numbered(granted),
  notices: numbered(notice),
  feedback: numbered(report),
  years: fc.uniqueArray(fc.tuple(told.subjectKey, fc.integer({ min: 2022, max: 2026 })), {
    selector: String,
  }),
  classes: fc.uniqueArray(fc.tuple(told.subjectKey, fc.constantFrom(...DAYS)), { selector: String }),
  members: fc.uniqueArray(fc.tuple(fc.constantFrom('A', 'B', 'C'), fc.constantFrom('x', 'y', '旬')), {
    selector: String,
  }),
});
type Region = typeof region extends fc.Arbitrary<infer R> ? R : never;

async function store(rows: Region): Promise<void> {
  await sql`truncate subject.subjects, subject.directories, subject.directory_members, credit.dossiers,
    credit.risk_class_changes, credit.abnormal_listings, credit.serious_violation_listings, credit.annual_reports,
    license_notification.licenses, license_notification.notices, license_notification.feedback,
    penalty_disclosure.disclosures`;
  const insert = async (table: PgTable, values: readonly object[]) => {
    if (values.length > 0) await db.insert(table).values(values as never);
  };
  const by = { source: 'tax', assertedAt: AT };
  await insert(credit.abnormalListings, rows.abnormal);
  await insert(credit.seriousViolationListings, rows.serious);
  await insert(penalty.disclosures, rows.disclosures);
  await insert(license.licenses, rows.licenses);
  await insert(license.notices, rows.notices);
  await insert(
    license.feedback,
    rows.feedback.map(({ source, ...row }) => ({ ...row, department: source, subjectKey: 'USCC:A' })),
  );
  await insert(
    credit.annualReports,
    rows.years.map(([subjectKey, year]) => ({ ...by, subjectKey, year, dueOn: '2026-06-30' })),
  );
  await insert(
    credit.riskClassChanges,
    rows.classes.map(([subjectKey, since]) => ({ ...by, subjectKey, since, riskClass: 'A' })),
  );
  await insert(credit.dossiers, [{ ...by, subjectKey: 'USCC:A', riskClass: 'B' }]);
  await insert(subject.subjects, [
    { ...by, uscc: 'A', name: '甲', kind: 'ENTERPRISE', status: 'IN_BUSINESS' },
  ]);
  await insert(
    subject.directories,
    ['x', 'y'].map((id) => ({ id, name: id, theme: id, owner: 'tax', assertedAt: AT })),
  );
  await insert(
    subject.directoryMembers,
    rows.members.map(([uscc, directoryId]) => ({
      uscc,
      directoryId,
      joinedOn: '2026-01-01',
      assertedAt: AT,
    })),
  );
}

const IDS = Array.from({ length: 13 }, (_, id) => String(id));

type Answer = (context: ViewContext) => Promise<unknown>;
const each = (keys: readonly string[], loaderOf: (context: ViewContext) => KeyLoader<unknown>): Answer => {
  return (context) => Promise.all(keys.map((key) => loaderOf(context).load(key)));
};

/** The pages of a child list from its start or its end, each by the cursor of the one before it, and the totals. */
function pages<T extends PgTable>(
  queryOf: (context: ViewContext) => Omit<ChildListQuery<T>, 'args' | 'coordinate' | 'parent'>,
  size: number,
  backward: boolean,
): Answer {
  return async (context) => {
    const walked: unknown[] = [];
    for (const subjectKey of SUBJECTS) {
      let cursor: string | null = null;
      for (let more = true; more; ) {
        const args: PageArgs = backward ? { last: size, before: cursor } : { first: size, after: cursor };
        const page = (await childPage(
          context,
          { ...queryOf(context), coordinate: 'Subject.list', parent: 'subjectKey' as never, args },
          subjectKey,
        )) as unknown as Page<object>;
        const { hasNext, hasPrevious } = page;
        walked.push({
          rows: page.rows,
          hasNext,
          hasPrevious,
          total: await page.count(),
          ends: page.endCursors(),
        });
        more = backward ? hasPrevious : hasNext;
        cursor = backward ? page.endCursors().start : page.endCursors().end;
      }
    }
    return walked;
  };
}

const inForce = [null, true, false];
const answers = (size: number, backward: boolean): Readonly<Record<string, Answer>> => ({
  subjects: each(['A', 'B'], subjectByUscc),
  'directories of subjects': async (context) => {
    const found = (await each(['A', 'B', 'C'], directoriesOfSubject)(context)) as { id: string }[][];
    return found.map((directories) => directories.map(({ id }) => id));
  },
  dossiers: each(SUBJECTS, dossierBySubject),
  'abnormal listings by id': each(IDS, abnormalListingById),
  'serious listings by id': each(IDS, seriousViolationListingById),
  ...Object.fromEntries(
    inForce.flatMap((asked) => [
      [
        `abnormal listings, in force ${asked}`,
        each(SUBJECTS, (context) => abnormalListingsOfSubject(context, asked)),
      ],
      [
        `serious listings, in force ${asked}`,
        each(SUBJECTS, (context) => seriousViolationListingsOfSubject(context, asked)),
      ],
    ]),
  ),
  'annual reports': each(SUBJECTS, annualReportsOfSubject),
  'risk class changes': each(SUBJECTS, riskClassHistoryOfSubject),
  'penalties by id': each(IDS, disclosureById),
  penalties: pages(
    (context) => ({
      table: penalty.disclosures,
      conditions: [visible(context)],
      sort: backward ? DISCLOSURE_SORTS.DECIDED_ON_ASC : DISCLOSURE_SORTS.DECIDED_ON_DESC,
    }),
    size,
    backward,
  ),
  'licences by id': each(IDS, licenseById),
  licences: pages(() => ({ table: license.licenses, conditions: [], sort: LATEST_DECISION }), size, backward),
  'valid licences': pages(
    ({ today }) => ({ table: license.licenses, conditions: [valid(today)], sort: LATEST_DECISION }),
    size,
    backward,
  ),
  'notices by id': each(IDS, noticeById),
  notices: pages(() => ({ table: license.notices, conditions: [], sort: LATEST_PUSH }), size, backward),
  'routed notices': pages(
    () => ({
      table: license.notices,
      conditions: [stateIs('ROUTED')].filter((asked) => asked !== null),
      sort: LATEST_PUSH,
    }),
    size,
    backward,
  ),
  'feedback of notices': each(IDS, feedbackOfNotice),
});

const asking = fc.record({
  department: fc.option(fc.constantFrom(...SOURCES, 'fire')),
  today: fc.constantFrom('2026-11-21', '2026-11-22', '2026-11-23'),
  size: fc.integer({ min: 1, max: 4 }),
  backward: fc.boolean(),
});

describe('memory and SQL', () => {
  // What a row does not show in one form it does not show in the other: whole rows on both sides, as plain data.
  const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

  it('give the same rows, pages, cursors and totals for every list, rule and caller', async () => {
    await fc.assert(
      fc.asyncProperty(region, fc.array(asking, { minLength: 3, maxLength: 6 }), async (rows, asked) => {
        await store(rows);
        await leasesOver();
        for (const { department, today, size, backward } of asked) {
          const now = `${today}T10:00:00+08:00`;
          for (const [what, answer] of Object.entries(answers(size, backward))) {
            const expected = plain(await answer(bySql(department, now)));
            for (const turn of ['fetched', 'kept']) {
              const found = plain(await answer(byMemory(department, now)));
              expect(found, `${what}, ${turn}, for ${department} on ${today}`).toEqual(expected);
            }
          }
        }
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});

describe('what a subject page shows', () => {
  beforeAll(async () => {
    const [sample] = fc.sample(region, { numRuns: 1, seed: 7 });
    await store(sample as Region);
    await leasesOver();
  });

  it('is answered from memory alone by all of these, once it has been read', async () => {
    for (const [what, answer] of Object.entries(answers(2, false))) {
      await until(async () => {
        await answer(byMemory());
        take();
        await answer(byMemory());
        return take().length === 0;
      }).catch(() => expect.fail(`${what} goes on asking the database`));
    }
  });
});

import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeRecords } from '../../../src/changes/write.ts';
import {
  abnormalListingRecords,
  annualReportRecords,
  dossierRecords,
  repairRecords,
  riskClassChangeRecords,
  seriousViolationListingRecords,
} from '../../../src/views/credit/record.ts';
import { creditView } from '../../../src/views/credit/view.ts';
import { askView } from '../../kit/ask-view.ts';
import { testDatabase } from '../../kit/database.ts';
import { abnormalListing, annualReport, CODE, dossier, repair, seriousListing } from './sample.ts';

const { sql, url } = await testDatabase();
const db = drizzle(sql);
const ask = askView(creditView(), sql);
const at = new Date();

const creditOf = async (uscc: string, fields: string) => {
  const { data, errors } = await ask(
    `{ _entities(representations: [{ __typename: "Subject", uscc: "${uscc}" }]) { ... on Subject { uscc credit { ${fields} } } } }`,
    { as: 'tax' },
  );
  expect(errors).toBeUndefined();
  return data._entities[0];
};

beforeAll(async () => {
  await writeRecords(
    db,
    dossierRecords,
    [
      dossier({
        riskClass: 'C',
        riskClassSince: '2026-03-01',
        divisionCode: '610928',
        industryCode: 'F5211',
      }),
    ],
    at,
  );
});

describe('the dossier of a subject', () => {
  it('shows the class, its history newest first, and whose record it is', async () => {
    const change = { ...dossier(), reason: '月度评分', ruleVersion: '2026.1' };
    await writeRecords(
      db,
      riskClassChangeRecords,
      [
        { ...change, since: '2025-02-01', riskClass: 'B' },
        { ...change, since: '2026-03-01', riskClass: 'C' },
      ],
      at,
    );
    const fields = `riskClass riskClassSince divisionCode industryCode source { id } assertedAt
      riskClassHistory { since riskClass reason ruleVersion }`;
    expect(await creditOf(CODE, fields)).toEqual({
      uscc: CODE,
      credit: {
        riskClass: 'C',
        riskClassSince: '2026-03-01',
        divisionCode: '610928',
        industryCode: 'F5211',
        source: { id: 'credit-office' },
        assertedAt: '2026-01-05T08:00:00+08:00',
        riskClassHistory: [
          { since: '2026-03-01', riskClass: 'C', reason: '月度评分', ruleVersion: '2026.1' },
          { since: '2025-02-01', riskClass: 'B', reason: '月度评分', ruleVersion: '2026.1' },
        ],
      },
    });
  });

  it('is null where the credit office has none', async () => {
    expect(await creditOf('92410381MA413B1D4X', 'riskClass')).toEqual({
      uscc: '92410381MA413B1D4X',
      credit: null,
    });
  });

  it('tells late annual reports from those in time and from those that were not made', async () => {
    await writeRecords(
      db,
      annualReportRecords,
      [
        annualReport({ year: 2022, reportedOn: '2023-06-30' }),
        annualReport({ year: 2023, reportedOn: '2024-07-01' }),
        annualReport({ year: 2024 }),
      ],
      at,
    );
    const { credit } = await creditOf(CODE, 'annualReports { year reportedOn onTime }');
    expect(credit.annualReports).toEqual([
      { year: 2024, reportedOn: null, onTime: null },
      { year: 2023, reportedOn: '2024-07-01', onTime: false },
      { year: 2022, reportedOn: '2023-06-30', onTime: true },
    ]);
  });

  it('holds the 200 newest listings of a subject that has more', async () => {
    const many = '91411602MA46LM1869';
    const listings = Array.from({ length: 203 }, (_, number) =>
      abnormalListing({
        subjectKey: `USCC:${many}`,
        decisionNumber: `列${number}`,
        listedOn: number < 3 ? '2020-01-01' : '2024-01-01',
      }),
    );
    await writeRecords(db, dossierRecords, [dossier({ subjectKey: `USCC:${many}` })], at);
    await writeRecords(db, abnormalListingRecords, listings, at);
    const { credit } = await creditOf(many, 'abnormalListings { listedOn }');
    expect(credit.abnormalListings).toEqual(Array(200).fill({ listedOn: '2024-01-01' }));
  });
});

describe('a listing', () => {
  it('shows its decision and leads on to its subject', async () => {
    const listing = abnormalListing({
      removedOn: '2026-05-01',
      removalReason: '已补报',
      removalChannel: 'OFFLINE',
    });
    const serious = seriousListing();
    await writeRecords(db, abnormalListingRecords, [listing], at);
    await writeRecords(db, seriousViolationListingRecords, [serious], at);
    const { data } = await ask(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on AbnormalListing { subject { uscc credit { riskClass } } kind reason decisionNumber authority { id }
          listedOn removedOn removalReason removalChannel }
        ... on SeriousViolationListing { subject { uscc } ground state endsOn } } }`,
      {
        as: 'tax',
        variables: {
          representations: [
            { __typename: 'AbnormalListing', id: listing.id },
            { __typename: 'SeriousViolationListing', id: serious.id },
          ],
        },
      },
    );
    expect(data._entities).toEqual([
      {
        subject: { uscc: CODE, credit: { riskClass: 'C' } },
        kind: 'LISTED',
        reason: 'AN4',
        decisionNumber: '旬市监列字〔2026〕1号',
        authority: { id: 'market-regulation' },
        listedOn: '2025-07-08',
        removedOn: '2026-05-01',
        removalReason: '已补报',
        removalChannel: 'OFFLINE',
      },
      { subject: { uscc: CODE }, ground: 'FOOD_SAFETY', state: 'IN_FORCE', endsOn: '2028-03-04' },
    ]);
  });

  it('names no subject when it is of none that is registered', async () => {
    const listing = abnormalListing({ subjectKey: 'REG:610900000000001' });
    await writeRecords(db, abnormalListingRecords, [listing], at);
    const { data } = await ask(
      `{ _entities(representations: [{ __typename: "AbnormalListing", id: "${listing.id}" }]) {
        ... on AbnormalListing { id subject { uscc } } } }`,
      { as: 'tax' },
    );
    expect(data._entities).toEqual([{ id: listing.id, subject: null }]);
  });
});

describe('a list of listings', () => {
  const found = async (filter: string) => {
    const { data, errors } = await ask(
      `{ abnormalListings(filter: ${filter}, first: 5) { totalCount nodes { reason listedOn authority { id } } } }`,
      { as: 'tax' },
    );
    expect(errors).toBeUndefined();
    return data.abnormalListings;
  };

  beforeAll(async () => {
    const of = { decisionNumber: '税列1', authority: 'tax', reason: 'AN2' } as const;
    await writeRecords(
      db,
      abnormalListingRecords,
      [
        abnormalListing({ ...of, listedOn: '2022-05-01' }),
        abnormalListing({ ...of, listedOn: '2022-06-01', reason: 'AN3' }),
        abnormalListing({ ...of, listedOn: '2022-07-01', decisionNumber: '税列2' }),
      ],
      at,
    );
    await writeRecords(
      db,
      seriousViolationListingRecords,
      [seriousListing({ ground: 'MARKET_ORDER', listedOn: '2026-02-01', authority: 'tax' })],
      at,
    );
  });

  it('can be asked for by reason, authority and days of listing, both included', async () => {
    expect((await found('{ reason: AN2 }')).totalCount).toBe(2);
    expect((await found('{ authority: "tax" }')).totalCount).toBe(3);
    expect(await found('{ authority: "tax", listedFrom: "2022-06-01", listedTo: "2022-07-01" }')).toEqual({
      totalCount: 2,
      nodes: [
        { reason: 'AN2', listedOn: '2022-07-01', authority: { id: 'tax' } },
        { reason: 'AN3', listedOn: '2022-06-01', authority: { id: 'tax' } },
      ],
    });
  });

  it('holds the serious violations of a field, an authority and a time', async () => {
    const { data } = await ask(
      `{ of: seriousViolationListings(filter: { ground: MARKET_ORDER, authority: "tax", listedFrom: "2026-02-01" }) { nodes { ground } }
         other: seriousViolationListings(filter: { ground: MARKET_ORDER, listedTo: "2026-01-31" }) { nodes { ground } } }`,
      { as: 'tax' },
    );
    expect(data).toEqual({ of: { nodes: [{ ground: 'MARKET_ORDER' }] }, other: { nodes: [] } });
  });
});

describe('fifty subjects with their dossiers', () => {
  const statements: string[] = [];
  const watched = postgres(url, {
    max: 2,
    debug: (_connection, query) => {
      if (query.includes('"credit"')) statements.push(query);
    },
  });
  afterAll(() => watched.end());

  it('take one statement a table', async () => {
    const codes = Array.from({ length: 50 }, (_, number) => `CODE${number}`);
    const keys = codes.map((code) => ({ subjectKey: `USCC:${code}` }));
    await writeRecords(db, dossierRecords, keys.map(dossier), at);
    await writeRecords(db, abnormalListingRecords, keys.map(abnormalListing), at);
    await writeRecords(db, repairRecords, keys.map(repair), at);
    await writeRecords(db, annualReportRecords, keys.map(annualReport), at);
    const { data, errors } = await askView(creditView(), watched)(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Subject {
        credit { abnormalListings { subject { uscc } } repairs { state } annualReports { year } } } } }`,
      {
        as: 'tax',
        variables: { representations: codes.map((uscc) => ({ __typename: 'Subject', uscc })) },
      },
    );
    expect(errors).toBeUndefined();
    expect(data._entities).toEqual(
      codes.map((uscc) => ({
        credit: {
          abnormalListings: [{ subject: { uscc } }],
          repairs: [{ state: 'APPLIED' }],
          annualReports: [{ year: 2024 }],
        },
      })),
    );
    expect(statements.map((query) => /from "credit"\."(\w+)"/.exec(query)?.[1]).sort()).toEqual([
      'abnormal_listings',
      'annual_reports',
      'dossiers',
      'repairs',
    ]);
  });
});

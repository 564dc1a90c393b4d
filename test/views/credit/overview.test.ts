import { drizzle } from 'drizzle-orm/postgres-js';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeRecords } from '../../../src/changes/write.ts';
import {
  abnormalListingRecords,
  annualReportRecords,
  dossierRecords,
  repairRecords,
} from '../../../src/views/credit/record.ts';
import { creditView } from '../../../src/views/credit/view.ts';
import { askView } from '../../kit/ask-view.ts';
import { createDatabase, testDatabase } from '../../kit/database.ts';
import { abnormalListing, annualReport, dossier, repair } from './sample.ts';

const { sql } = await testDatabase();
const ask = askView(creditView(), sql);

const FIELDS =
  'year subjects classes { riskClass count } abnormalListed removalsInYear repairsInYear annualReportRate';

const overview = async (args = '', as = 'tax') => {
  const { data, errors } = await ask(`{ creditOverview${args} { ${FIELDS} } }`, { as });
  expect(errors).toBeUndefined();
  return data.creditOverview;
};

const classes = (a: number, b: number, c: number, d: number) => [
  { riskClass: 'A', count: a },
  { riskClass: 'B', count: b },
  { riskClass: 'C', count: c },
  { riskClass: 'D', count: d },
];

const subject = (letter: string) => ({ subjectKey: `USCC:${letter}` });

beforeAll(async () => {
  const db = drizzle(sql);
  const at = new Date();
  await writeRecords(
    db,
    dossierRecords,
    [
      dossier({ ...subject('a'), riskClass: 'A', divisionCode: '610902', industryCode: 'F5211' }),
      dossier({ ...subject('b'), riskClass: 'B', divisionCode: '610928', industryCode: 'F5299' }),
      dossier({ ...subject('c'), riskClass: 'B', divisionCode: '610928', industryCode: 'H6210' }),
      dossier({ ...subject('d'), riskClass: 'D', divisionCode: '610928101', industryCode: 'F5211' }),
      dossier({ ...subject('e'), divisionCode: '510101', industryCode: 'F52' }),
      dossier({ ...subject('f'), riskClass: 'A' }),
    ],
    at,
  );
  await writeRecords(
    db,
    abnormalListingRecords,
    [
      abnormalListing({ ...subject('a'), reason: 'AN1' }),
      abnormalListing({ ...subject('a'), reason: 'AN2' }),
      abnormalListing({ ...subject('b'), removedOn: '2027-01-01' }),
      abnormalListing({ ...subject('b'), decisionNumber: '列2', removedOn: '2024-01-01' }),
      abnormalListing({ ...subject('c'), removedOn: '2024-12-31' }),
      abnormalListing({ ...subject('d'), removedOn: '2023-12-31' }),
      abnormalListing({ ...subject('e'), removedOn: '2024-05-05', repairNumber: '修1' }),
    ],
    at,
  );
  await writeRecords(
    db,
    repairRecords,
    [
      repair({ ...subject('b'), recordId: '1', state: 'REPAIRED', decidedOn: '2024-03-03' }),
      repair({ ...subject('e'), recordId: '2', state: 'REPAIRED', decidedOn: '2024-12-31' }),
      repair({ ...subject('e'), recordId: '3', state: 'REPAIRED', decidedOn: '2023-12-31' }),
      repair({ ...subject('e'), recordId: '4', state: 'DENIED', decidedOn: '2026-03-03' }),
      repair({ ...subject('e'), recordId: '5', state: 'APPLIED' }),
    ],
    at,
  );
  await writeRecords(
    db,
    annualReportRecords,
    [
      annualReport({ ...subject('a'), year: 2023, reportedOn: '2024-02-02' }),
      annualReport({ ...subject('b'), year: 2023, reportedOn: '2025-01-01' }),
      annualReport({ ...subject('c'), year: 2023 }),
      annualReport({ ...subject('a'), year: 2024 }),
      annualReport({ ...subject('b'), year: 2024, reportedOn: '2027-01-01' }),
    ],
    at,
  );
});

describe('the overview', () => {
  it('counts a year, by default the latest with a removal or a repair on record', async () => {
    const of2024 = {
      year: 2024,
      subjects: 6,
      classes: classes(2, 2, 0, 1),
      abnormalListed: 2,
      removalsInYear: 3,
      repairsInYear: 2,
      annualReportRate: 0.6667,
    };
    expect(await overview('(year: 2024)')).toEqual(of2024);
    expect(await overview()).toEqual(of2024);
  });

  it('counts the same for the source and for everybody else', async () => {
    expect(await overview('', 'market-regulation')).toEqual(await overview());
  });

  it('speaks of the reports due in its year, which are on the year before', async () => {
    expect(await overview('(year: 2025)')).toMatchObject({
      removalsInYear: 0,
      repairsInYear: 0,
      annualReportRate: 0,
    });
    expect(await overview('(year: 2023)')).toMatchObject({
      removalsInYear: 1,
      repairsInYear: 1,
      annualReportRate: null,
    });
  });

  it('speaks of a division and what lies in it', async () => {
    const county = {
      subjects: 3,
      classes: classes(0, 2, 0, 1),
      abnormalListed: 1,
      removalsInYear: 2,
      repairsInYear: 1,
      annualReportRate: 0.5,
    };
    expect(await overview('(division: "610928")')).toMatchObject(county);
    expect(await overview('(division: "6109")')).toMatchObject({ subjects: 4, abnormalListed: 2 });
    expect(await overview('(division: "610900")')).toEqual(await overview('(division: "6109")'));
    expect(await overview('(division: "610000")')).toEqual(await overview('(division: "61")'));
    expect(await overview('(division: "610928101")')).toMatchObject({ subjects: 1 });
  });

  it('speaks of an industry at any of its levels, and of both together', async () => {
    expect(await overview('(industry: "F")')).toMatchObject({ subjects: 4, abnormalListed: 2 });
    expect(await overview('(industry: "F521")')).toMatchObject({ subjects: 2, classes: classes(1, 0, 0, 1) });
    expect(await overview('(industry: "F5211", division: "610902")')).toMatchObject({
      subjects: 1,
      abnormalListed: 1,
      annualReportRate: 1,
    });
    expect(await overview('(industry: "A")')).toMatchObject({
      year: 2024,
      subjects: 0,
      classes: classes(0, 0, 0, 0),
      annualReportRate: null,
    });
  });

  it('keeps groups that are asked for side by side apart', async () => {
    const { data } = await ask(
      '{ a: creditOverview(division: "610902") { subjects } b: creditOverview(division: "610928") { subjects } c: creditOverview { subjects } }',
      { as: 'tax' },
    );
    expect(data).toEqual({ a: { subjects: 1 }, b: { subjects: 3 }, c: { subjects: 6 } });
  });

  it.each([
    'division: "6"',
    'division: "610"',
    'division: "61090"',
    'division: "旬阳"',
    'division: ""',
    'division: "61%"',
    'industry: "F5"',
    'industry: "52"',
    'industry: "f52"',
    'industry: "U"',
    'industry: "F52111"',
    'year: 24',
    'year: 9999',
  ])('refuses %s, which is no whole level or year', async (argument) => {
    const { data, errors } = await ask(`{ creditOverview(${argument}) { subjects } }`, { as: 'tax' });
    expect(data).toEqual({ creditOverview: null });
    expect(errors?.[0]?.originalError).toMatchObject({
      code: 'ARGUMENT_INVALID',
      values: { argument: argument.split(':')[0] },
    });
  });
});

it('speaks of this year, with nothing in it, while nothing is on record', async () => {
  const empty = await createDatabase();
  try {
    const { data } = await askView(creditView(), empty.sql)(`{ creditOverview { ${FIELDS} } }`, {
      as: 'tax',
    });
    expect(data.creditOverview).toEqual({
      year: 2026,
      subjects: 0,
      classes: classes(0, 0, 0, 0),
      abnormalListed: 0,
      removalsInYear: 0,
      repairsInYear: 0,
      annualReportRate: null,
    });
  } finally {
    await empty.drop();
  }
});

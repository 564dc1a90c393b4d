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

const classes = (a: number | null, b: number | null, c: number | null, d: number | null) => [
  { riskClass: 'A', count: a },
  { riskClass: 'B', count: b },
  { riskClass: 'C', count: c },
  { riskClass: 'D', count: d },
];

type Class = 'A' | 'B' | 'C' | 'D' | null;

/** How many subjects there are of a class, with these codes; `from` says from which number on they are called. */
const subjects = (
  group: string,
  number: number,
  { riskClass, ...codes }: { riskClass: Class; divisionCode?: string; industryCode?: string },
) =>
  [...new Array(number).keys()].map((index) =>
    dossier({ subjectKey: `USCC:${group}-${riskClass}-${index}`, riskClass, ...codes }),
  );

const group = (
  name: string,
  counts: readonly number[],
  codes: { divisionCode?: string; industryCode?: string },
) =>
  (['A', 'B', 'C', 'D', null] as const).flatMap((riskClass, index) =>
    subjects(name, counts[index] ?? 0, { riskClass, ...codes }),
  );

/** The first `number` subjects of class B of a group. */
const some = (name: string, number: number, from = 0) =>
  [...new Array(number).keys()].map((index) => ({ subjectKey: `USCC:${name}-B-${index + from}` }));

beforeAll(async () => {
  const db = drizzle(sql);
  const at = new Date();
  await writeRecords(
    db,
    dossierRecords,
    [
      ...group('hanbin food', [12, 40, 9, 8, 7], { divisionCode: '610902', industryCode: 'F5211' }),
      ...group('hanbin lunch', [11, 30, 8, 7, 6], { divisionCode: '610902', industryCode: 'H6210' }),
      ...group('xunyang food', [10, 20, 9, 6, 5], { divisionCode: '610928', industryCode: 'F5299' }),
      ...group('xunyang lunch', [9, 20, 7, 2, 6], { divisionCode: '610928101', industryCode: 'H6210' }),
      ...group('chengdu food', [9, 20, 8, 7, 6], { divisionCode: '510104', industryCode: 'F5211' }),
      ...group('chengdu lunch', [9, 20, 8, 7, 6], { divisionCode: '510104', industryCode: 'H6210' }),
    ],
    at,
  );
  await writeRecords(
    db,
    abnormalListingRecords,
    [
      ...some('hanbin food', 9).map((of) => abnormalListing({ ...of, reason: 'AN1' })),
      ...some('hanbin food', 9).map((of) => abnormalListing({ ...of, reason: 'AN2' })),
      ...some('xunyang food', 6).map((of) => abnormalListing({ ...of, removedOn: '2027-01-01' })),
      ...some('xunyang food', 8, 6).map((of) => abnormalListing({ ...of, removedOn: '2024-01-01' })),
      ...some('hanbin lunch', 7).map((of) => abnormalListing({ ...of, removedOn: '2024-12-31' })),
      ...some('hanbin lunch', 5, 7).map((of) => abnormalListing({ ...of, removedOn: '2023-12-31' })),
      ...some('chengdu food', 5).map((of) =>
        abnormalListing({ ...of, removedOn: '2024-05-05', repairNumber: '修1' }),
      ),
      ...some('chengdu lunch', 6).map((of) => abnormalListing(of)),
    ],
    at,
  );
  const repaired = (decidedOn: string, recordId: number) => ({ recordId: String(recordId), decidedOn });
  await writeRecords(
    db,
    repairRecords,
    [
      ...some('hanbin food', 7).map((of, n) =>
        repair({ ...of, ...repaired('2024-03-03', n), state: 'REPAIRED' }),
      ),
      ...some('chengdu food', 6).map((of, n) =>
        repair({ ...of, ...repaired('2024-12-31', 10 + n), state: 'REPAIRED' }),
      ),
      ...some('chengdu food', 5).map((of, n) =>
        repair({ ...of, ...repaired('2023-12-31', 20 + n), state: 'REPAIRED' }),
      ),
      ...some('chengdu food', 5).map((of, n) =>
        repair({ ...of, ...repaired('2026-03-03', 30 + n), state: 'DENIED' }),
      ),
      ...some('chengdu food', 5).map((of, n) => repair({ ...of, recordId: `4${n}`, state: 'APPLIED' })),
    ],
    at,
  );
  await writeRecords(
    db,
    annualReportRecords,
    [
      ...some('hanbin food', 20).map((of) => annualReport({ ...of, year: 2023, reportedOn: '2024-02-02' })),
      ...some('hanbin lunch', 8).map((of) => annualReport({ ...of, year: 2023, reportedOn: '2025-01-01' })),
      ...some('hanbin lunch', 7, 8).map((of) => annualReport({ ...of, year: 2023 })),
      ...some('xunyang food', 8).map((of) => annualReport({ ...of, year: 2023 })),
      ...some('xunyang food', 9, 8).map((of) =>
        annualReport({ ...of, year: 2023, reportedOn: '2024-02-02' }),
      ),
      ...some('chengdu food', 10).map((of) => annualReport({ ...of, year: 2023, reportedOn: '2024-02-02' })),
      ...some('chengdu lunch', 6).map((of) => annualReport({ ...of, year: 2023 })),
      ...some('hanbin food', 20).map((of) => annualReport({ ...of, year: 2024 })),
      ...some('hanbin lunch', 8).map((of) => annualReport({ ...of, year: 2024, reportedOn: '2027-01-01' })),
      ...some('xunyang food', 10).map((of) => annualReport({ ...of, year: 2024, reportedOn: '2025-02-02' })),
    ],
    at,
  );
});

describe('the overview', () => {
  it('counts a year, by default the latest with a removal or a repair on record', async () => {
    const of2024 = {
      year: 2024,
      subjects: 332,
      classes: classes(60, 150, 49, 37),
      abnormalListed: 21,
      removalsInYear: 20,
      repairsInYear: 13,
      annualReportRate: 0.6912,
    };
    expect(await overview('(year: 2024)')).toEqual(of2024);
    expect(await overview()).toEqual(of2024);
  });

  it('counts the same for the source and for everybody else', async () => {
    expect(await overview('', 'market-regulation')).toEqual(await overview());
  });

  it('speaks of the reports due in its year, which are on the year before', async () => {
    expect(await overview('(year: 2025)')).toMatchObject({ annualReportRate: 0.2632 });
    expect(await overview('(year: 2023)')).toMatchObject({
      removalsInYear: 5,
      repairsInYear: 5,
      annualReportRate: null,
    });
  });

  it('speaks of a division and what lies in it', async () => {
    expect(await overview('(division: "6109")')).toMatchObject({
      subjects: 232,
      classes: classes(42, 110, 33, 23),
      abnormalListed: 15,
      annualReportRate: 0.7115,
    });
    expect(await overview('(division: "610902")')).toMatchObject({ subjects: 138, annualReportRate: 0.8 });
    expect(await overview('(division: "610928")')).toMatchObject({ subjects: 94, annualReportRate: 0.5294 });
    expect(await overview('(division: "610900")')).toEqual(await overview('(division: "6109")'));
    expect(await overview('(division: "610000")')).toEqual(await overview('(division: "61")'));
  });

  it('speaks of an industry at any of its levels, and of both together', async () => {
    expect(await overview('(industry: "F")')).toMatchObject({
      subjects: 176,
      classes: classes(31, 80, 26, 21),
    });
    expect(await overview('(industry: "F521", division: "51")')).toMatchObject({
      subjects: 50,
      classes: classes(9, 20, 8, null),
    });
    expect(await overview('(industry: "A")')).toEqual({
      year: 2024,
      subjects: 0,
      classes: classes(0, 0, 0, 0),
      abnormalListed: 0,
      removalsInYear: 0,
      repairsInYear: 0,
      annualReportRate: null,
    });
  });

  it('keeps groups that are asked for side by side apart', async () => {
    const { data } = await ask(
      '{ a: creditOverview(division: "610902") { subjects } b: creditOverview(division: "610928") { subjects } c: creditOverview { subjects } }',
      { as: 'tax' },
    );
    expect(data).toEqual({ a: { subjects: 138 }, b: { subjects: 94 }, c: { subjects: 332 } });
  });
});

describe('a small number', () => {
  it('is null, with the next smallest of its group, and the number of subjects stays exact', async () => {
    // Next smallest are the six without a class, who are in no class that is shown.
    expect(await overview('(division: "610928", industry: "H6210")')).toMatchObject({
      subjects: 44,
      classes: classes(9, 20, 7, null),
    });
  });

  it('takes along what would tell it, in the other industry and in the county beside', async () => {
    const highRisk = async (group: string) => {
      const { classes } = await overview(`(${group})`);
      return classes[3].count;
    };
    for (const county of ['610902', '610928']) {
      for (const industry of ['F', 'F52', 'H', 'H6210']) {
        expect(
          await highRisk(`division: "${county}", industry: "${industry}"`),
          county + industry,
        ).toBeNull();
      }
    }
    expect(await highRisk('division: "610928"')).toBe(8);
    expect(await highRisk('division: "6109"')).toBe(23);
  });

  it('is the same whoever asks, in whatever order, and with whatever else', async () => {
    const group = 'creditOverview(division: "610928", industry: "H") { classes { count } }';
    const before = await ask(`{ ${group} }`, { as: 'tax' });
    const beside = await ask(`{ creditOverview(division: "610902") { classes { count } } other: ${group} }`, {
      as: 'credit-office',
    });
    expect(beside.errors?.[0] ?? beside.data.other).toEqual(before.data.creditOverview);
  });

  it('is null among the other figures too, zero as well, and so is what would tell it', async () => {
    for (const county of ['610902', '610928']) {
      expect(await overview(`(division: "${county}")`), county).toMatchObject({ repairsInYear: null });
    }
    expect(await overview('(division: "6109")')).toMatchObject({ removalsInYear: 15, repairsInYear: 7 });
    expect(await overview('(year: 2025)')).toMatchObject({ removalsInYear: null, repairsInYear: null });
  });

  it('takes the rate along that would tell it', async () => {
    // All 20 of the county's shops made their report, so none is missing.
    expect(await overview('(division: "610902", industry: "F52")')).toMatchObject({ annualReportRate: null });
  });
});

describe('the overview, asked for another group or year,', () => {
  it.each([
    'division: "6"',
    'division: "610"',
    'division: "61090"',
    'division: "610928101"',
    'division: "610928101001"',
    'division: "00"',
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

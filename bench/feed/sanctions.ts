import { drizzle } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import { built } from '../built.ts';
import { sampleCode } from '../sample-code.ts';

const { writeRecords } = await built<typeof import('../../src/changes/write.ts')>('changes/write');
const { PURPOSES } = await built<typeof import('../../src/demo/purposes.ts')>('demo/purposes');
const { departmentRecords, purposeRecords } =
  await built<typeof import('../../src/sharing/record.ts')>('sharing/record');
const { abnormalListingRecords, newAbnormalListing } =
  await built<typeof import('../../src/views/credit/record.ts')>('views/credit/record');
const { disclosureRecords, penaltyRecord } = await built<
  typeof import('../../src/views/penalty-disclosure/record.ts')
>('views/penalty-disclosure/record');
const { subjectRecords } =
  await built<typeof import('../../src/views/subject/record.ts')>('views/subject/record');

const PER_SUBJECT = 5;
const NOW = new Date();
const ASSERTED = NOW.toISOString();

/** A penalty that is published for a year; with another `amount` it is its next version. */
export const penalty = (number: number, today: string, amount = 100) =>
  penaltyRecord({
    counterpartName: `示例${Math.floor(number / PER_SUBJECT)}号商行`,
    counterpartCategory: 'LEGAL_PERSON',
    counterpartUscc: sampleCode(Math.floor(number / PER_SUBJECT)),
    decisionNumber: `示罚决字〔2026〕${number}号`,
    violation: '未按照规定使用污染防治设施',
    facts: '现场检查时，UV光氧催化箱未通电。',
    basis: '《中华人民共和国大气污染防治法》第一百零八条',
    categoriesText: '罚款',
    content: '罚款人民币贰万元整',
    fineAmount: amount,
    decidedOn: '2026-09-18',
    authorityName: '示例市交通运输局',
    authority: 'transport',
    source: 'transport',
    procedure: 'ORDINARY',
    moment: { now: NOW, today },
    hashKey: 'bench',
  });

/** So many sanctions in force, three penalties to two listings, five to a subject. */
export async function writeSanctions(sql: Sql, count: number, today: string): Promise<void> {
  const db = drizzle(sql);
  const told = { assertedAt: ASSERTED };
  const departments = ['market-regulation', 'credit-office', 'transport'];
  await writeRecords(
    db,
    departmentRecords,
    departments.map((id) => ({ id, name: id, englishName: id, ...told })),
    NOW,
  );
  await writeRecords(
    db,
    purposeRecords,
    PURPOSES.map((purpose) => ({ ...purpose, ...told })),
    NOW,
  );
  const subjects = Array.from({ length: Math.ceil(count / PER_SUBJECT) }, (_, number) => ({
    ...({
      uscc: sampleCode(number),
      name: `示例${number}号商行`,
      kind: 'ENTERPRISE',
      status: 'IN_BUSINESS',
    } as const),
    ...{ divisionCode: '610902', source: 'market-regulation', ...told },
  }));
  await writeRecords(db, subjectRecords, subjects, NOW);
  // By time the kinds are mixed, as they come about: a puller is told of both in each page.
  for (let from = 0; from < count; from += A_MOMENT) {
    const at = new Date(NOW.getTime() + from);
    const numbers = Array.from({ length: Math.min(A_MOMENT, count - from) }, (_, place) => from + place);
    const penalties = numbers.filter((number) => number % PER_SUBJECT < 3);
    await writeRecords(
      db,
      disclosureRecords,
      penalties.map((number) => penalty(number, today)),
      at,
    );
    await writeRecords(
      db,
      abnormalListingRecords,
      numbers.filter((number) => number % PER_SUBJECT >= 3).map(listing),
      at,
    );
  }
}

const A_MOMENT = 1_000;

const listing = (number: number) =>
  newAbnormalListing({
    ...{ source: 'market-regulation', authority: 'market-regulation', assertedAt: ASSERTED },
    subjectKey: `USCC:${sampleCode(Math.floor(number / PER_SUBJECT))}`,
    decisionNumber: `示市监列字〔2026〕${number}号`,
    ...{ listedOn: '2026-03-04', kind: 'LISTED', reason: 'AN4' },
  });

/** Makes the next version of a penalty. */
export const amend = (sql: Sql, number: number, { today, amount }: { today: string; amount: number }) =>
  writeRecords(drizzle(sql), disclosureRecords, [penalty(number, today, amount)], new Date());

import { setTimeout as delay } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { writeRecords } from '../../src/changes/write.ts';
import { systemClock } from '../../src/clock.ts';
import type { Database } from '../../src/database/statement.ts';
import { transactionConnection } from '../../src/database/transaction-connection.ts';
import { abnormalListingRecords, newAbnormalListing } from '../../src/views/credit/record.ts';
import { disclosureRecords, penaltyRecord } from '../../src/views/penalty-disclosure/record.ts';
import { disclosures } from '../../src/views/penalty-disclosure/table.ts';
import { sampleUscc } from '../kit/sample-uscc.ts';
import type { Random } from './random.ts';
import { PERSON, SUBJECTS } from './region.ts';

const RECORDS = 300;

export interface WriterCounts {
  committed: number;
  aborted: number;
  lost: number;
}

/**
 * Writes until it is told to stop: transactions of one to twelve records, most at once, some left open for seconds, one
 * in six rolled back. Records are shared by all writers, so that they wait for each other.
 */
export async function write(
  url: string,
  random: Random,
  { stop, counts }: { readonly stop: AbortSignal; readonly counts: WriterCounts },
): Promise<void> {
  while (!stop.aborted) {
    const connection = transactionConnection(url, { applicationName: 'feed writer' });
    try {
      while (!stop.aborted) await transact(connection, random, counts);
    } catch {
      // Killed under it: whether the last one was committed only the database knows.
      counts.lost += 1;
      await delay(100);
    } finally {
      await connection.end().catch(() => undefined);
    }
  }
}

class Abort extends Error {}

async function transact(
  { db, transaction }: ReturnType<typeof transactionConnection>,
  random: Random,
  counts: WriterCounts,
): Promise<void> {
  try {
    await transaction(async () => {
      // In one order, as the hub's own writers do, or most would end in deadlocks.
      const numbers = [...new Set(Array.from({ length: 1 + random(12) }, () => random(RECORDS)))].sort(
        (a, b) => a - b,
      );
      for (const number of numbers) await writeOne(db, number, random);
      if (random(10) === 0) await delay(random(2_500));
      if (random(6) === 0) throw new Abort();
    });
    counts.committed += 1;
  } catch (error) {
    if (!(error instanceof Abort)) throw error;
    counts.aborted += 1;
  }
  await delay(random(40));
}

const writeOne = (db: Database, number: number, random: Random): Promise<void> =>
  number % 3 === 0 ? writeListing(db, number, random) : writePenalty(db, number, random);

/** The amount counts the versions, so that an older content can be told from a newer one. */
async function writePenalty(db: Database, number: number, random: Random): Promise<void> {
  const moment = systemClock();
  const row = penaltyRecord({
    counterpartName: `示例${number % SUBJECTS}号商行`,
    counterpartCategory: 'LEGAL_PERSON',
    counterpartUscc: sampleUscc(number % SUBJECTS),
    legalRepresentative: PERSON,
    decisionNumber: `示罚决字〔2026〕${number}号`,
    categoriesText: '罚款',
    content: '罚款',
    decidedOn: '2026-09-01',
    authorityName: '示例市交通运输局',
    authority: 'transport',
    source: number % 2 === 0 ? 'transport' : 'fire',
    procedure: 'ORDINARY',
    moment,
    hashKey: 'feed',
  });
  const [known] = await db.select().from(disclosures).where(eq(disclosures.id, row.id)).for('update');
  const fineAmount = (known?.fineAmount ?? 0) + 100;
  await writeRecords(
    db,
    disclosureRecords,
    [{ ...row, fineAmount, remark: String(random(1_000)) }],
    moment.now,
  );
  // An act of the source: it ends, for good once it is repaired, for a while where it is published anew.
  const state =
    (['PUBLISHED', 'PUBLISHED', 'PUBLISHED', 'WITHDRAWN', 'REPAIRED'] as const)[random(5)] ?? 'PUBLISHED';
  if (state === (known?.state ?? 'PUBLISHED')) return;
  await db.update(disclosures).set({ state }).where(eq(disclosures.id, row.id));
  await writeRecords(db, disclosureRecords, [{ ...row, fineAmount: fineAmount + 100 }], moment.now);
}

async function writeListing(db: Database, number: number, random: Random): Promise<void> {
  const { now, today } = systemClock();
  const row = newAbnormalListing({
    source: 'market-regulation',
    assertedAt: now.toISOString(),
    subjectKey: `USCC:${sampleUscc(number % SUBJECTS)}`,
    authority: 'market-regulation',
    decisionNumber: `示市监列字〔2026〕${number}号`,
    listedOn: '2026-03-04',
    kind: 'LISTED',
    reason: 'AN4',
    removedOn: random(3) === 0 ? today : null,
    removalReason: String(random(1_000)),
  });
  await writeRecords(db, abnormalListingRecords, [row], now);
}

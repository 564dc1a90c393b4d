import { sql as text } from 'drizzle-orm';
import fc from 'fast-check';
import type { ReservedSql } from 'postgres';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CHANGES_A_TURN, catchUp, consume } from '../../src/changes/consumer.ts';
import {
  type TransactionConnection,
  transactionConnection,
} from '../../src/database/transaction-connection.ts';
import { sampleLog } from '../kit/sample-log.ts';

const { sql, url, append, appendMany, consumer, taken, empty } = await sampleLog();
const runners = Array.from({ length: 3 }, () => transactionConnection(url, {}));
const [one, another] = runners as [TransactionConnection, TransactionConnection];
afterAll(() => Promise.all(runners.map(({ end }) => end())));
beforeEach(empty);

const numbers = (count: number) => Array.from({ length: count }, (_, n) => String(n + 1));

interface OpenTransaction {
  readonly own: ReservedSql;
  end(how: 'commit' | 'rollback'): Promise<void>;
}

const opened = new Set<OpenTransaction>();
// One that a failed test has left would keep all others waiting.
afterEach(() => Promise.all([...opened].map(({ end }) => end('rollback'))));

/** A transaction that stays open until it is told to end; it has its number from the beginning. */
async function open(): Promise<OpenTransaction> {
  const own = await sql.reserve();
  await own`begin`;
  await own`select pg_current_xact_id()`;
  const transaction: OpenTransaction = {
    own,
    async end(how) {
      opened.delete(transaction);
      await own.unsafe(how);
      own.release();
    },
  };
  opened.add(transaction);
  return transaction;
}

describe('a consumer', () => {
  it('is given each change once, in the order in which they were written', async () => {
    await append(sql, 'a', 'b');
    await append(sql, 'c');
    expect(await consume(one, consumer())).toBe(3);
    expect(await consume(one, consumer())).toBe(0);
    await append(sql, 'd');
    await catchUp(one, consumer());
    expect(await taken()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('is told what became of which record, and of whom', async () => {
    await sql`
      insert into sample.changes (kind, record_id, version, subject_key, operation, reason, changed_at)
      values ('penalty', 'p1', 3, 'USCC:91', 'RETRACT', 'WITHDRAWN', '2026-11-22T10:00:00+08:00')`;
    const given: unknown[] = [];
    await consume(one, { ...consumer(), apply: async (_, changes) => void given.push(...changes) });
    expect(given).toEqual([
      expect.objectContaining({
        kind: 'penalty',
        recordId: 'p1',
        version: 3,
        subjectKey: 'USCC:91',
        operation: 'RETRACT',
        reason: 'WITHDRAWN',
      }),
    ]);
  });

  it('takes 1,000 at a time, also of one transaction', async () => {
    await appendMany(CHANGES_A_TURN + 1);
    expect([await consume(one, consumer()), await consume(one, consumer())]).toEqual([CHANGES_A_TURN, 1]);
    expect(await taken()).toEqual(numbers(CHANGES_A_TURN + 1));
  });

  it('begins at the beginning for each name, and goes on where that name has come to', async () => {
    await append(sql, 'a');
    await catchUp(one, consumer());
    await catchUp(one, { ...consumer(), name: 'another' });
    await catchUp(one, { ...consumer(), name: 'another' });
    expect(await taken()).toEqual(['a', 'a']);
  });
});

describe('transactions that end in another order than they began', () => {
  it('lose no change: what commits late is read before what had its number later', async () => {
    const early = await open();
    await append(sql, 'late');
    await append(early.own, 'early');
    expect(await consume(one, consumer())).toBe(0);
    await early.end('commit');
    await catchUp(one, consumer());
    expect(await taken()).toEqual(['early', 'late']);
  });

  it('hold back what is above the open one, and nothing below it', async () => {
    await append(sql, 'before');
    const held = await open();
    await append(sql, 'after');
    await catchUp(one, consumer());
    expect(await taken()).toEqual(['before']);
    await held.end('commit');
    await catchUp(one, consumer());
    expect(await taken()).toEqual(['before', 'after']);
  });

  it('leave no trace when they are rolled back', async () => {
    const never = await open();
    await append(never.own, 'never');
    await append(sql, 'after');
    await never.end('rollback');
    await catchUp(one, consumer());
    expect(await taken()).toEqual(['after']);
  });

  it('come each once and in the order of their numbers, however they are mixed and whenever one looks', async () => {
    const step = fc.record({
      writer: fc.nat({ max: 3 }),
      act: fc.constantFrom('append', 'append', 'commit', 'rollback', 'consume' as const),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        await empty();
        const writers = new Map<number, OpenTransaction>();
        for (const [place, { writer, act }] of steps.entries()) {
          const writing = writers.get(writer) ?? (act === 'append' ? await open() : null);
          if (act === 'consume') await catchUp(one, consumer());
          else if (writing !== null && act === 'append') {
            writers.set(writer, writing);
            await append(writing.own, String(place));
          } else if (writing !== null && act !== 'append') {
            writers.delete(writer);
            await writing.end(act);
          }
        }
        for (const { end } of writers.values()) await end('commit');
        await catchUp(one, consumer());
        const committed = await sql<{ record_id: string }[]>`
          select record_id from sample.changes order by xid::xid8, sequence`;
        expect(await taken()).toEqual(committed.map(({ record_id }) => record_id));
      }),
      { numRuns: 60 },
    );
  });
});

describe('a runner that ends', () => {
  const COUNT = 2 * CHANGES_A_TURN + 1;

  it('by a failure leaves the batch to the next one, whole', async () => {
    await appendMany(COUNT);
    let batches = 0;
    const failing = consumer(async () => {
      batches += 1;
      if (batches === 2) throw new Error('out of luck');
    });
    await expect(catchUp(one, failing)).rejects.toThrow('out of luck');
    expect(await taken()).toEqual(numbers(CHANGES_A_TURN));
    await catchUp(one, consumer());
    expect(await taken()).toEqual(numbers(COUNT));
  });

  it('by the loss of its connection doubles nothing', async () => {
    await appendMany(COUNT);
    const killed = consumer(async (tx, records) => {
      if (records.includes(String(COUNT)))
        await tx.execute(text`select pg_terminate_backend(pg_backend_pid())`);
    });
    await expect(catchUp(one, killed)).rejects.toThrow();
    expect(await taken()).toHaveLength(2 * CHANGES_A_TURN);
    await catchUp(one, consumer());
    expect(await taken()).toEqual(numbers(COUNT));
  });

  it('because it is told to stop does so between two batches', async () => {
    await appendMany(COUNT);
    const stopping = new AbortController();
    await catchUp(
      one,
      consumer(async () => stopping.abort()),
      stopping.signal,
    );
    expect(await taken()).toEqual(numbers(CHANGES_A_TURN));
  });
});

describe('two runners of one consumer', () => {
  it('never work at the same time: the second finds nothing to do', async () => {
    await append(sql, 'a');
    let second: number | null = null;
    await consume(
      one,
      consumer(async () => {
        second = await consume(another, consumer());
      }),
    );
    expect(second).toBe(0);
    expect(await taken()).toEqual(['a']);
  });

  it('do not double and do not skip while writers go on', async () => {
    const WRITERS = 4;
    const ROUNDS = 25;
    let writing = true;
    const running = runners.map(async (runner) => {
      while (writing) await catchUp(runner, consumer());
    });
    await Promise.all(
      Array.from({ length: WRITERS }, async (_, writer) => {
        for (let round = 0; round < ROUNDS; round += 1)
          await append(sql, `${writer} ${round}`, `${writer} ${round}b`);
      }),
    );
    writing = false;
    await Promise.all(running);
    await catchUp(one, consumer());
    const records = await taken();
    expect(records).toHaveLength(2 * WRITERS * ROUNDS);
    expect(new Set(records).size).toBe(records.length);
  });
});

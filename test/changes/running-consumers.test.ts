import { sql as text } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CHANGES_A_TURN, type Consumer } from '../../src/changes/consumer.ts';
import { lagOf } from '../../src/changes/lag.ts';
import { runConsumers } from '../../src/changes/running-consumers.ts';
import { writeRecords } from '../../src/changes/write.ts';
import { connectDatabase } from '../../src/database/connect.ts';
import type { Repeated } from '../../src/every.ts';
import { factsConsumers } from '../../src/following/followers.ts';
import { log } from '../../src/log.ts';
import { subjectRecords } from '../../src/views/subject/record.ts';
import { sampleLog } from '../kit/sample-log.ts';
import { sampleUscc } from '../kit/sample-uscc.ts';

const { sql, url, append, appendMany, consumer, taken, empty } = await sampleLog();
// What a batch that hangs waits for.
const STUCK = text`select pg_sleep(600)`;
const warned = vi.spyOn(log, 'warn').mockImplementation(() => undefined);

let running: Repeated[] = [];
beforeEach(async () => {
  warned.mockClear();
  await empty();
});
afterEach(async () => {
  for (const { close } of running) await close();
  running = [];
});

const run = (...consumers: Consumer[]): Repeated => {
  const started = runConsumers(url, consumers);
  running.push(started);
  return started;
};
const eventually = (assert: () => Promise<void>) => vi.waitFor(assert, { timeout: 10_000, interval: 20 });

describe('running consumers', () => {
  it('have consumed what is there when the first turn ends, and soon what comes', async () => {
    await append(sql, 'a');
    await run(consumer()).first;
    expect(await taken()).toEqual(['a']);
    await append(sql, 'b');
    await eventually(async () => expect(await taken()).toEqual(['a', 'b']));
  });

  it('of which one fails try again and hold up no other', async () => {
    await append(sql, 'a');
    let luck = false;
    const failing: Consumer = {
      ...consumer(async () => {
        if (!luck) throw new Error('out of luck');
      }),
      name: 'failing',
    };
    await run(failing, consumer()).first;
    expect(await taken()).toEqual(['a']);
    expect(warned).toHaveBeenCalledWith(expect.anything(), 'the consumer "failing" failed; it tries again');
    luck = true;
    await eventually(async () => expect(await taken()).toEqual(['a', 'a']));
  });

  it('live on when the server drops their connections', async () => {
    await run(consumer()).first;
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'hub consumer'`;
    await append(sql, 'a');
    await eventually(async () => expect(await taken()).toEqual(['a']));
  });

  it('share the work when there are two hubs, each change once', async () => {
    await appendMany(3 * CHANGES_A_TURN);
    run(consumer());
    run(consumer());
    await eventually(async () => expect(await taken()).toHaveLength(3 * CHANGES_A_TURN));
    expect(new Set(await taken()).size).toBe(3 * CHANGES_A_TURN);
  });

  it('end after the batch that is under way, and leave no connection', async () => {
    await appendMany(3 * CHANGES_A_TURN);
    const started = run(
      consumer(async () => {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }),
    );
    await eventually(async () => expect(await sql`select 1 from sample.consumers`).toHaveLength(1));
    await started.close();
    expect((await taken()).length % CHANGES_A_TURN).toBe(0);
    const open = () => sql`select 1 from pg_stat_activity where application_name = 'hub consumer'`;
    await eventually(async () => expect(await open()).toEqual([]));
  });

  it('end also when the batch does not', async () => {
    await append(sql, 'a');
    const started = run(consumer(async (db) => void (await db.execute(STUCK))));
    const stuck = () => sql`select pid from pg_stat_activity where query like 'select pg_sleep(600)%'`;
    await eventually(async () => expect(await stuck()).toHaveLength(1));
    await started.close();
    // The server does not notice before its statement ends.
    await sql`select pg_terminate_backend(${(await stuck())[0]?.pid})`;
    expect(await taken()).toEqual([]);
  });
});

describe('a database that was restored into another cluster', () => {
  // Of a transaction that this cluster will not come to in a lifetime.
  const FAR = '4000000000000';

  it('makes a consumer begin anew: its cursor is of another count', async () => {
    await append(sql, 'a', 'b');
    await sql`insert into sample.consumers values ('sample', ${FAR}, 17)`;
    await run(consumer()).first;
    expect(await taken()).toEqual(['a', 'b']);
    await append(sql, 'c');
    await eventually(async () => expect(await taken()).toEqual(['a', 'b', 'c']));
  });

  it('gives the changes it brought, before those that were made here', async () => {
    await append(sql, 'restored', 'restored too');
    await sql`update sample.changes set xid = ${FAR}`;
    await sql`insert into sample.consumers values ('sample', ${FAR}, 1)`;
    await run(consumer()).first;
    await append(sql, 'new');
    await eventually(async () => expect(await taken()).toEqual(['restored', 'restored too', 'new']));
  });
});

describe('the lag of a consumer', () => {
  const at = new Date('2026-11-22T10:00:03+08:00');
  const lag = (now = at) => lagOf(drizzle(connection), consumer(), now);
  // Beside drizzle: it changes how the client that it has reads what comes.
  const connection = connectDatabase(url, { max: 1 });
  afterEach(() => connection.end());

  it('is the age of the first change that it has not consumed, also of one that is held back', async () => {
    const { first } = run(consumer());
    await first;
    expect(await lag()).toBe(0);
    const held = await sql.reserve();
    await held`begin`;
    await held`select pg_current_xact_id()`;
    await append(sql, 'a', 'b');
    expect(await lag()).toBe(3_000);
    expect(await lag(new Date('2026-11-22T09:00:00+08:00'))).toBe(0);
    await held`commit`;
    held.release();
    await eventually(async () => expect(await lag()).toBe(0));
  });
});

it('the facts of a subject are in every view within a second of the commit', async () => {
  await run(...factsConsumers()).first;
  const writer = connectDatabase(url, { max: 1 });
  const write = (number: number) =>
    writeRecords(
      drizzle(writer),
      subjectRecords,
      [
        {
          uscc: sampleUscc(number),
          name: '旬阳小吃店',
          kind: 'ENTERPRISE',
          status: 'IN_BUSINESS',
          source: 'market-regulation',
          assertedAt: '2026-11-22T10:00:00+08:00',
        },
      ],
      new Date(),
    );
  const views = () => sql`
    select 1 from credit.subject_facts join license_notification.subject_facts using (subject_key)
      join penalty_disclosure.subject_facts using (subject_key) where subject_key = ${`USCC:${sampleUscc(3)}`}`;
  await write(3);
  const committed = performance.now();
  await eventually(async () => expect(await views()).toHaveLength(1));
  expect(performance.now() - committed).toBeLessThan(1_000);
  await writer.end();
});

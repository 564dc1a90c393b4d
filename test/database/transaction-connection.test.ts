import { sql as text } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { transactionConnection } from '../../src/database/transaction-connection.ts';
import { testDatabase } from '../kit/database.ts';

const { sql, url } = await testDatabase();
await sql`create table public.told (word text)`;
const { db, transaction, end } = transactionConnection(url, { applicationName: 'hub test transactions' });
afterAll(end);
beforeEach(async () => {
  await sql`truncate public.told`;
});

const tell = (word: string) => db.execute(text`insert into public.told values (${word})`);
const told = async () => (await sql`select word from public.told`).map(({ word }) => word);
const dropConnection = () =>
  sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'hub test transactions'`;
const closeHeard = () => new Promise((resolve) => setTimeout(resolve, 100));

describe('a transaction', () => {
  it('is seen by others when its work is done, all at once', async () => {
    const result = await transaction(async () => {
      await tell('a');
      await tell('b');
      expect(await told()).toEqual([]);
      return 'done';
    });
    expect([result, await told()]).toEqual(['done', ['a', 'b']]);
  });

  it('leaves nothing when its work fails, and the next is whole', async () => {
    const failed = transaction(async () => {
      await tell('a');
      throw new Error('changed my mind');
    });
    await expect(failed).rejects.toThrow('changed my mind');
    await expect(transaction(() => db.execute(text`select 1 / 0`))).rejects.toThrow();
    await transaction(() => tell('b'));
    expect(await told()).toEqual(['b']);
  });

  it('is refused while another is open on the same connection', async () => {
    await transaction(async () => {
      await expect(transaction(() => tell('a'))).rejects.toThrow('has a transaction already');
      await tell('b');
    });
    expect(await told()).toEqual(['b']);
  });
});

describe('a transaction whose connection is lost', () => {
  it('during a statement fails, and the process and the next transaction live', async () => {
    const failed = transaction(async () => {
      await tell('a');
      await db.execute(text`select pg_terminate_backend(pg_backend_pid())`);
    });
    await expect(failed).rejects.toThrow();
    await transaction(() => tell('b'));
    expect(await told()).toEqual(['b']);
  });

  it('between two statements does not do the rest outside of a transaction', async () => {
    const failed = transaction(async () => {
      await tell('a');
      await dropConnection();
      await closeHeard();
      await tell('b');
    });
    await expect(failed).rejects.toThrow('The connection was lost');
    expect(await told()).toEqual([]);
  });

  it('after its last statement does not count as committed', async () => {
    const failed = transaction(async () => {
      await tell('a');
      await dropConnection();
      await closeHeard();
    });
    await expect(failed).rejects.toThrow('The connection was lost');
    expect(await told()).toEqual([]);
  });
});

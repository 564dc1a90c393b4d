import { getPriority } from 'node:os';
import { sql as text } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { transactionConnection } from '../../src/database/transaction-connection.ts';
import { testDatabase } from '../kit/database.ts';

const { sql, url } = await testDatabase();
const giving = transactionConnection(url, { applicationName: 'hub test gives way', nice: 10 });
const other = transactionConnection(url, { applicationName: 'hub test other' });
afterAll(() => Promise.all([giving.end(), other.end()]));

const niceness = ({ db, transaction }: typeof giving) =>
  transaction(async () => {
    const [row] = await db.execute<{ pid: number }>(text`select pg_backend_pid() as pid`);
    return getPriority(row?.pid);
  });

describe('the server process of a connection that gives way', () => {
  it('is nicer than those of all others', async () => {
    expect(await niceness(other)).toBe(getPriority());
    expect(await niceness(giving)).toBe(10);
    expect(await niceness(other)).toBe(getPriority());
  });

  it('is so again when the server has dropped the connection', async () => {
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'hub test gives way'`;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await niceness(giving)).toBe(10);
  });
});

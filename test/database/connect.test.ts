import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import fc from 'fast-check';
import { afterEach, describe, expect, inject, it } from 'vitest';
import {
  connectDatabase,
  databaseAddress,
  probeDatabase,
  requireVersion,
} from '../../src/database/connect.ts';
import { createDatabase, testDatabase } from '../kit/database.ts';
import { withDatabase } from '../kit/database-url.ts';

const { url, sql } = await testDatabase();

describe('a connection', () => {
  it('counts days in Asia/Shanghai and says whose it is', async () => {
    const [row] = await sql`
      select current_setting('TimeZone') as zone, current_setting('application_name') as name,
        timestamptz '2026-04-30 16:00+00'::text as instant`;
    expect(row).toEqual({ zone: 'Asia/Shanghai', name: 'hub test', instant: '2026-05-01 00:00:00+08' });
  });

  it('loses no digit of a bigint or a numeric', async () => {
    const [row] =
      await sql`select 9007199254740993::bigint as big, 1::bigint as small, 100.50::numeric as money`;
    expect(row).toEqual({ big: '9007199254740993', small: '1', money: '100.50' });
  });

  it('says when it has closed', async () => {
    let closed = 0;
    const own = connectDatabase(url, { max: 1, onClose: () => closed++ });
    await own`select 1`;
    expect(closed).toBe(0);
    await own.end();
    expect(closed).toBe(1);
  });
});

describe('a probe', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  async function listener(onConnection: (socket: Socket) => void): Promise<number> {
    const server = createServer(onConnection).listen(0, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }

  it('answers with the version of the server', async () => {
    expect(await probeDatabase(url)).toMatch(/^18\.\d+/);
  });

  it('says that nothing listens at the address, without the password', async () => {
    const port = await listener(() => undefined);
    servers.pop()?.close();
    const probe = probeDatabase(`postgres://hub:secret-word@127.0.0.1:${port}/hub`);
    await expect(probe).rejects.toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      values: { address: `127.0.0.1:${port}/hub`, why: 'connection refused' },
    });
    await expect(probe).rejects.not.toThrow('secret-word');
  });

  it('gives up on what takes the connection and closes it', async () => {
    const port = await listener((socket) => socket.destroy());
    await expect(probeDatabase(`postgres://hub@127.0.0.1:${port}/hub`)).rejects.toMatchObject({
      code: 'DATABASE_UNREACHABLE',
    });
  });

  it('repeats what the server says of a password or a database that is wrong', async () => {
    const wrong = new URL(url);
    wrong.password = 'guess';
    await expect(probeDatabase(wrong.href)).rejects.toThrow('password authentication failed for user "hub"');
    await expect(probeDatabase(withDatabase(url, 'nowhere'))).rejects.toThrow(
      'database "nowhere" does not exist',
    );
  });

  it('refuses a database that cannot hold every Chinese character', async () => {
    const other = await createDatabase();
    await other.sql.unsafe(
      `create database latin encoding 'LATIN1' locale 'C' locale_provider libc template template0`,
    );
    await expect(probeDatabase(withDatabase(inject('clusterUrl'), 'latin'))).rejects.toMatchObject({
      code: 'DATABASE_NOT_UTF8',
      values: { encoding: 'LATIN1' },
    });
    await other.sql.unsafe('drop database latin with (force)');
    await other.drop();
  });
});

it.each([
  [130_023, '13.23', false],
  [90_624, '9.6.24', false],
  [140_000, '14.0', true],
  [180_004, '18.4', true],
])('a server with the version number %d is %s', (number, version, fine) => {
  const check = () => requireVersion(number, version);
  if (fine) expect(check).not.toThrow();
  else expect(check).toThrow(`PostgreSQL ${version}; the hub needs 14 or newer`);
});

describe('DATABASE_URL', () => {
  it.each([
    ['postgres://u:p@db.example:6432/hub', 'db.example:6432/hub'],
    ['postgresql://u:p%40%23@db.example/hub?sslmode=require', 'db.example:5432/hub'],
    ['postgres://db.example', 'db.example:5432/'],
    ['postgres://u@[::1]:5433/hub', '[::1]:5433/hub'],
    ['postgres://u:p@one:1,two:2/hub', 'one:1,two:2/hub'],
  ])('%s is shown as %s', (text, shown) => {
    expect(databaseAddress(text)).toBe(shown);
  });

  it.each([
    '',
    'db.example:5432/hub',
    'mysql://db/hub',
    'postgres://',
    'postgres://u:p@h:port/hub',
    'postgres://u:p@ss@h/hub',
  ])('"%s" is refused', (text) => {
    expect(() => connectDatabase(text)).toThrow('DATABASE_URL');
  });

  it('never comes back in the text of a refusal, nor in its cause', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 6 }), (password) => {
        try {
          databaseAddress(`postgres://user:${password}@host:5432/hub`);
        } catch (error) {
          const { message, cause } = error as Error;
          return cause === undefined && !message.includes(`:${password}@`);
        }
        return true;
      }),
    );
  });
});

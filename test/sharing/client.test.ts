import { drizzle } from 'drizzle-orm/postgres-js';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeRecords } from '../../src/changes/write.ts';
import { authenticateClient, registerClient } from '../../src/sharing/client.ts';
import { departmentRecords } from '../../src/sharing/record.ts';
import { testDatabase } from '../kit/database.ts';

const { sql } = await testDatabase();
const db = drizzle(sql);
const AT = new Date('2026-11-22T10:00:00+08:00');

const register = (id: string) =>
  registerClient(db, { id, department: 'education', name: '明厨亮灶', roles: ['app', 'analyst'] }, AT);

beforeAll(() =>
  writeRecords(
    db,
    departmentRecords,
    [{ id: 'education', name: '教体局', englishName: 'Education', assertedAt: AT.toISOString() }],
    AT,
  ),
);

describe('a client', () => {
  it('is known by its identifier and the secret that it was told once', async () => {
    const { secret } = await register('kitchen');
    expect(await authenticateClient(db, 'kitchen', secret)).toEqual({
      id: 'kitchen',
      department: 'education',
      roles: ['app', 'analyst'],
    });
  });

  it('has a secret of its own that the hub does not keep', async () => {
    const [one, other] = [await register('one'), await register('other')];
    expect(one.secret).not.toBe(other.secret);
    expect(Buffer.from(one.secret, 'base64url')).toHaveLength(32);
    const rows = await sql`select * from sharing.clients`;
    const kept = JSON.stringify(rows);
    for (const { secret } of [one, other]) expect(kept).not.toContain(secret);
    expect(new Set(rows.map(({ secret_hash }) => secret_hash)).size).toBe(rows.length);
    expect(await authenticateClient(db, 'one', other.secret)).toBeNull();
  });

  it('is nobody with another secret, another name, or once it is revoked', async () => {
    const { secret } = await register('leaving');
    for (const [id, given] of [
      ['leaving', `${secret}x`],
      ['leaving', secret.slice(1)],
      ['leaving', ''],
      ['LEAVING', secret],
      ['unknown', secret],
      ['', ''],
      // What the hash of nobody is compared with must not let anybody in either.
      ['unknown', ''],
    ] as const) {
      expect(await authenticateClient(db, id, given)).toBeNull();
    }
    await sql`update sharing.clients set revoked_at = now() where id = 'leaving'`;
    expect(await authenticateClient(db, 'leaving', secret)).toBeNull();
  });

  it('belongs to a department that takes part, and is registered once', async () => {
    await expect(
      registerClient(db, { id: 'stray', department: 'nowhere', name: 'x', roles: ['app'] }, AT),
    ).rejects.toThrow();
    await register('twice');
    await expect(register('twice')).rejects.toThrow();
  });
});

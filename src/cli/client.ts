import { randomBytes } from 'node:crypto';
import { drizzle } from 'drizzle-orm/postgres-js';
import { leasesOver } from '../changes/lease.ts';
import { writeRecords } from '../changes/write.ts';
import { systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { connectDatabase } from '../database/connect.ts';
import { registerClient } from '../sharing/client.ts';
import { departmentRecords } from '../sharing/record.ts';
import { withDatabase } from './database.ts';
import { requireDepartment, roleOf } from './token.ts';

/** `hub client DEPARTMENT NAME`: registers an application and prints its id and secret, the secret this once. */
export const clientCommand = (config: Config, named: { department: string; name: string }, role: string) =>
  withDatabase(config, async ({ url }) => {
    await requireDepartment(url, named.department);
    const roles = [roleOf(role)];
    const sql = connectDatabase(url, { max: 1, applicationName: 'hub client' });
    try {
      const id = `${named.department}-${randomBytes(4).toString('hex')}`;
      const client = { id, department: named.department, name: named.name, roles };
      const { secret } = await registerClient(drizzle(sql), client, systemClock().now);
      process.stdout.write(`client_id=${id}\nclient_secret=${secret}\n`);
    } finally {
      await sql.end({ timeout: 5 });
    }
  });

/** `hub department ID NAME ENGLISH_NAME`: adds a member department, or renames it. */
export const departmentCommand = (
  config: Config,
  department: { id: string; name: string; englishName: string },
) =>
  withDatabase(config, async ({ url }) => {
    const sql = connectDatabase(url, { max: 1, applicationName: 'hub department' });
    try {
      const { now } = systemClock();
      const row = { ...department, assertedAt: now.toISOString() };
      const { created, amended } = await writeRecords(drizzle(sql), departmentRecords, [row], now);
      if (created + amended > 0) await leasesOver();
      process.stdout.write(created ? 'added\n' : amended ? 'renamed\n' : 'unchanged\n');
    } finally {
      await sql.end({ timeout: 5 });
    }
  });

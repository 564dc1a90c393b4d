import { randomUUID } from 'node:crypto';
import postgres, { type Sql } from 'postgres';
import { built } from '../built.ts';
import type { BenchDatabase } from '../database.ts';
import { SENDER } from './sample-file.ts';

export interface ScratchDatabase {
  readonly url: string;
  readonly sql: Sql;
  drop(): Promise<void>;
}

/** A migrated database with nothing in it but the sender, in the server of the bench. */
export async function scratchDatabase({ ground, sql }: BenchDatabase): Promise<ScratchDatabase> {
  const { migrateDatabase } = await built<typeof import('../../src/database/migrate.ts')>('database/migrate');
  const { promptSockets } =
    await built<typeof import('../../src/database/prompt-socket.ts')>('database/prompt-socket');
  const name = `intake_${randomUUID().replaceAll('-', '')}`;
  await sql.unsafe(`create database ${name}`);
  const address = new URL(ground.databaseUrl);
  address.pathname = `/${name}`;
  const url = address.href;
  await migrateDatabase(url);
  // As prompt as the connection of intake: else COPY would be measured with 40 ms of waiting in it.
  const scratch = postgres(url, { max: 1, onnotice: () => undefined, ...{ socket: promptSockets() } });
  await scratch`insert into sharing.departments (id, name, english_name, asserted_at) values (${SENDER}, '示例', 'Sample', now())`;
  return {
    url,
    sql: scratch,
    async drop() {
      await scratch.end({ timeout: 5 });
      await sql.unsafe(`drop database ${name} with (force)`);
    },
  };
}

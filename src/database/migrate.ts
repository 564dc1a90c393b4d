import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { HubError } from '../errors.ts';
import { ADVISORY_LOCK } from './advisory-lock.ts';
import { connectDatabase } from './connect.ts';

/** The project's own; as far from src/database as from dist/database. */
export const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../migrations', import.meta.url));

/**
 * Brings the tables up to date: all of the missing migrations or none, and one process at a time. Does nothing
 * when there is nothing to do.
 */
export async function migrateDatabase(url: string, folder: string = MIGRATIONS_FOLDER): Promise<void> {
  const journal = join(folder, 'meta/_journal.json');
  if (!existsSync(journal)) {
    throw new HubError('FILE_UNREADABLE', {
      file: journal,
      why: 'it lists the migrations, and it is missing',
    });
  }
  const sql = connectDatabase(url, { max: 1, applicationName: 'hub migrate' });
  try {
    await sql`select pg_advisory_lock(${ADVISORY_LOCK.family}::int, ${ADVISORY_LOCK.migrate}::int)`;
    await migrate(drizzle(sql), { migrationsFolder: folder });
  } catch (cause) {
    throw new HubError('MIGRATION_FAILED', { why: reasonOf(cause) }, { cause });
  } finally {
    await sql.end({ timeout: 5 });
  }
}

// drizzle puts the statement into its message, and what the server said into the cause.
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error;
  return (cause instanceof Error ? cause.message : message).replace(/\.$/, '');
}

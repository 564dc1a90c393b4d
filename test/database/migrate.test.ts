import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { migrateDatabase } from '../../src/database/migrate.ts';
import { createDatabase, type TestDatabase } from '../kit/database.ts';
import { removeFolder, temporaryFolder } from '../kit/temporary-folder.ts';

const cleanUps: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(cleanUps.map((cleanUp) => cleanUp())));

let database: TestDatabase;
let folder: string;

beforeEach(async () => {
  database = await createDatabase();
  // Whatever the template holds by now: these migrations are the first of their database.
  await database.sql`drop schema if exists drizzle cascade`;
  const made = await temporaryFolder();
  folder = made;
  cleanUps.push(database.drop, () => removeFolder(made));
});

async function writeMigrations(...statements: string[]): Promise<void> {
  await mkdir(join(folder, 'meta'), { recursive: true });
  const entries = statements.map((_, idx) => ({
    idx,
    version: '7',
    when: 1_000 + idx,
    tag: `000${idx}`,
    breakpoints: true,
  }));
  await writeFile(
    join(folder, 'meta/_journal.json'),
    JSON.stringify({ version: '7', dialect: 'postgresql', entries }),
  );
  for (const [idx, text] of statements.entries()) await writeFile(join(folder, `000${idx}.sql`), text);
}

const migrate = () => migrateDatabase(database.url, folder);
const columns = async () => {
  const rows = await database.sql`
    select column_name as name from information_schema.columns where table_schema = 'public' and table_name = 'entity' order by ordinal_position`;
  return rows.map((row) => row.name);
};

it('applies what is missing, once', async () => {
  await writeMigrations('create table entity (uscc text)');
  await migrate();
  await migrate();
  expect(await columns()).toEqual(['uscc']);
  await writeMigrations('create table entity (uscc text)', 'alter table entity add name text');
  await migrate();
  expect(await columns()).toEqual(['uscc', 'name']);
});

it('works when several processes start at once', async () => {
  await writeMigrations(
    'create table entity (uscc text)',
    'select pg_sleep(0.2); alter table entity add name text',
  );
  await Promise.all([migrate(), migrate(), migrate()]);
  expect(await columns()).toEqual(['uscc', 'name']);
});

it('changes nothing when one of the migrations fails, and says why', async () => {
  await writeMigrations('create table entity (uscc text)', 'alter table missing add name text');
  await expect(migrate()).rejects.toMatchObject({
    code: 'MIGRATION_FAILED',
    values: { why: 'relation "missing" does not exist' },
  });
  expect(await columns()).toEqual([]);
});

it('does not take a missing list of migrations for nothing to do', async () => {
  await expect(migrate()).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
});

import { execFileSync } from 'node:child_process';
import { chmod, chown, lstat, readdir, rm, stat, truncate } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { binaries, binariesPackage } from '../../src/database/binaries.ts';
import { openEmbedded } from '../../src/database/embedded.ts';
import { systemUser } from '../../src/database/system-user.ts';
import { removeFolder, temporaryFolder } from '../kit/temporary-folder.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map(removeFolder)));

async function newFolder(): Promise<string> {
  const folder = await temporaryFolder();
  folders.push(folder);
  return folder;
}

const LIBRARY = 'native/lib/libpq.so.5';
const user = await systemUser('/nowhere');

/** A copy of the installed package that a test may spoil. */
async function newPackage(): Promise<string> {
  const folder = await newFolder();
  execFileSync('cp', ['-a', binariesPackage(), folder]);
  return join(folder, basename(binariesPackage()));
}

let dataFolder: string;
beforeEach(async () => {
  dataFolder = await newFolder();
});

it('the installed binaries are used in place, with the links that an install script did not make', async () => {
  const installed = await newPackage();
  for (const name of await readdir(join(installed, 'native/lib'))) {
    const path = join(installed, 'native/lib', name);
    if ((await lstat(path)).isSymbolicLink()) await rm(path);
  }
  const found = await binaries(installed, dataFolder, user);
  expect(found.postgres).toBe(join(installed, 'native/bin/postgres'));
  expect(found.version).toMatch(/^18\.\d+$/);
  if (process.platform === 'linux')
    expect((await lstat(join(installed, LIBRARY))).isSymbolicLink()).toBe(true);
  expect(await readdir(dataFolder)).toEqual([]);
});

describe.runIf(process.getuid?.() === 0)('binaries that the user of the server cannot reach', () => {
  let installed: string;
  let shared: string;
  beforeAll(async () => {
    shared = await newFolder();
    installed = await newPackage();
    await chmod(join(installed, '..'), 0o700);
  });

  const use = () => binaries(installed, shared, user);

  it('are copied into the data folder, once', async () => {
    const first = await use();
    expect(first.postgres.startsWith(join(shared, 'binaries-'))).toBe(true);
    const { ino } = await stat(first.postgres);
    expect(await use()).toEqual(first);
    expect((await stat(first.postgres)).ino).toBe(ino);
  });

  it('run the database from the copy', async () => {
    const database = await openEmbedded(dataFolder, { packageFolder: installed });
    const command = execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(database.pid)], {
      encoding: 'utf8',
    });
    expect(command).toContain(join(dataFolder, 'binaries-'));
    await database.release();
  });

  it('are copied readable, also when they were unpacked under a strict umask', async () => {
    const strict = await newPackage();
    execFileSync('chmod', ['-R', 'go-rwx', strict]);
    expect((await binaries(strict, dataFolder, user)).version).toMatch(/^18\./);
  });

  const spoil: [string, (postgres: string) => Promise<void>][] = [
    ['cut short', (postgres) => truncate(postgres, 1000)],
    ["another user's", (postgres) => chown(postgres, user?.uid ?? 0, user?.gid ?? 0)],
    ['writable by others', (postgres) => chmod(postgres, 0o757)],
    ['missing', (postgres) => rm(postgres)],
  ];
  it.each(spoil)('are copied anew when one of the copies is %s', async (_, damage) => {
    const { postgres } = await use();
    await damage(postgres);
    expect((await use()).postgres).toBe(postgres);
    const { uid, mode, size } = await stat(postgres);
    expect({ uid, mode: mode & 0o777 }).toEqual({ uid: 0, mode: 0o755 });
    expect(size).toBe((await stat(join(installed, 'native/bin/postgres'))).size);
  });

  it('leave no copy of an older release behind', async () => {
    const stale = ['binaries-17.0.0/native', 'binaries-x.new'].map((name) => join(dataFolder, name));
    execFileSync('mkdir', ['-p', ...stale]);
    await binaries(installed, dataFolder, user);
    expect(await readdir(dataFolder)).toEqual([expect.stringMatching(/^binaries-18\./)]);
  });
});

it('binaries that do not run anywhere are said to be so, with the way out', async () => {
  const installed = await newPackage();
  const postgres = join(installed, 'native/bin/postgres');
  await truncate(postgres, 1000);
  await expect(binaries(installed, dataFolder, user)).rejects.toMatchObject({
    code: 'EMBEDDED_DATABASE_UNAVAILABLE',
  });
  await expect(binaries(installed, dataFolder, user)).rejects.toThrow('DATABASE_URL');
});

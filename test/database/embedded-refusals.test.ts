import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { binaries, binariesPackage } from '../../src/database/binaries.ts';
import { openEmbedded } from '../../src/database/embedded.ts';
import { livePostmaster } from '../../src/database/postmaster.ts';
import { runningProcess } from '../../src/database/running-process.ts';
import { asUser, systemUser } from '../../src/database/system-user.ts';
import { HubError } from '../../src/errors.ts';
import { removeFolder, temporaryFolder } from '../kit/temporary-folder.ts';

const IS_ROOT = process.getuid?.() === 0;
const folders: string[] = [];
let stopped: string;

async function newFolder(): Promise<string> {
  const folder = await temporaryFolder();
  folders.push(folder);
  return folder;
}

async function usedFolder(): Promise<string> {
  const folder = await newFolder();
  execFileSync('cp', ['-a', `${stopped}/.`, folder]);
  return folder;
}

beforeAll(async () => {
  stopped = await newFolder();
  await (await openEmbedded(stopped)).release();
});

afterAll(() => Promise.all(folders.map(removeFolder)));

/** The one sentence that whoever starts the hub reads. */
async function refusal(folder: string, packageFolder?: string): Promise<string> {
  const error = await openEmbedded(folder, packageFolder === undefined ? {} : { packageFolder }).then(
    () => new Error('it was opened'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(HubError);
  expect((error as HubError).code).toBe('DATA_FOLDER_UNUSABLE');
  expect((error as HubError).message).toContain(folder);
  return (error as HubError).message;
}

describe('a damaged data folder is refused with what is wrong when', () => {
  it('PG_VERSION is missing', async () => {
    const folder = await usedFolder();
    await rm(join(folder, 'postgres/PG_VERSION'));
    expect(await refusal(folder)).toContain('postgres/PG_VERSION is missing');
  });

  it('PG_VERSION is garbled', async () => {
    const folder = await usedFolder();
    await writeFile(join(folder, 'postgres/PG_VERSION'), Buffer.from([0, 0xff, 0x31]));
    expect(await refusal(folder)).toContain('postgres/PG_VERSION is damaged');
  });

  it('another major version made it', async () => {
    const folder = await usedFolder();
    await writeFile(join(folder, 'postgres/PG_VERSION'), '16\n');
    expect(await refusal(folder)).toMatch(/made by PostgreSQL 16, and this hub brings PostgreSQL 18/);
  });

  it('global/pg_control is cut short', async () => {
    const folder = await usedFolder();
    await truncate(join(folder, 'postgres/global/pg_control'), 100);
    expect(await refusal(folder)).toContain('could not read file "global/pg_control"');
    expect(await livePostmaster(join(folder, 'postgres'))).toBeNull();
  });

  it('the write-ahead log is gone', async () => {
    const folder = await usedFolder();
    execFileSync('find', [join(folder, 'postgres/pg_wal'), '-type', 'f', '-delete']);
    expect(await refusal(folder)).toContain('could not locate a valid checkpoint record');
  });

  it('the password file is missing, or is not of this database', async () => {
    const folder = await usedFolder();
    await rm(join(folder, 'postgres-password'));
    expect(await refusal(folder)).toContain('postgres-password is missing');
    await writeFile(join(folder, 'postgres-password'), 'of another folder');
    expect(await refusal(folder)).toContain('does not take the password');
  });
});

describe('a folder that cannot be a data folder is refused with what to do when', () => {
  it('it is a file, or lies below one', async () => {
    const file = join(await newFolder(), 'file');
    await writeFile(file, '');
    expect(await refusal(file)).toContain('it is not a folder');
    expect(await refusal(join(file, 'below'))).toContain('it is not a folder');
  });

  it('nothing can be created there', async () => {
    expect(await refusal(process.platform === 'linux' ? '/proc/hub' : '/dev/hub')).toMatch(
      /cannot be created there|permission denied|read-only/,
    );
  });

  it.runIf(IS_ROOT)('the user of the server may not enter a folder on the way', async () => {
    const outer = await newFolder();
    const folder = join(outer, 'inner', 'data');
    await mkdir(folder, { recursive: true });
    await chmod(outer, 0o700);
    const message = await refusal(folder);
    expect(message).toContain(`may not enter ${outer};`);
    expect(message).toContain(`chmod o+x ${outer}`);
    await chmod(outer, 0o711);
    await chmod(folder, 0o700);
    expect(await refusal(folder)).toContain(`may not enter ${folder};`);
  });

  it.runIf(!IS_ROOT)('it may not be written', async () => {
    const folder = await newFolder();
    await chmod(folder, 0o500);
    expect(await refusal(folder)).toContain('permission denied');
  });
});

it('a server that was started without fsync is not used', async () => {
  const folder = await usedFolder();
  const cluster = join(folder, 'postgres');
  const user = await systemUser(cluster);
  const { postgres } = await binaries(binariesPackage(), folder, user);
  const settings = ['-c', 'fsync=off', '-c', 'unix_socket_directories=', '-c', 'listen_addresses=127.0.0.1'];
  const port = String(20_000 + (process.pid % 10_000));
  const server = spawn(postgres, ['-D', cluster, '-p', port, ...settings], {
    ...asUser(user),
    cwd: '/',
    stdio: 'ignore',
  });
  await once(server, 'spawn');
  await vi.waitFor(async () => expect((await livePostmaster(cluster))?.ready).toBe(true), {
    timeout: 20_000,
  });
  expect(await refusal(folder)).toContain('runs without fsync');
  // Nobody else used it, so the refused opener has stopped it, and the next start is a durable one.
  expect(runningProcess(server.pid ?? 0)).toBeNull();
  await (await openEmbedded(folder)).release();
});

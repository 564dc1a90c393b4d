import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { appendFile, chmod, chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.ts';
import { folderUnusable } from './data-folder.ts';
import { complaintIn } from './server-log.ts';
import { asUser, type SystemUser } from './system-user.ts';

export const SUPERUSER = 'hub';

const run = promisify(execFile);

interface NewCluster {
  readonly cluster: string;
  readonly logFile: string;
  readonly binaries: Binaries;
  readonly user: SystemUser | null;
  readonly password: string;
}

/** A cluster is made under another name and renamed when whole, so that a half-made one is never taken for one. */
export async function makeCluster({ cluster, logFile, binaries, user, password }: NewCluster): Promise<void> {
  const folder = dirname(cluster);
  const prefix = `${basename(cluster)}.new-`;
  for (const name of await readdir(folder)) {
    if (name.startsWith(prefix)) await removeHalfMade(join(folder, name));
  }
  const making = join(folder, `${prefix}${randomUUID()}`);
  const passwordFile = `${making}.password`;
  try {
    await mkdir(making, { mode: 0o700 });
    await writeFile(passwordFile, password, { mode: 0o600, flag: 'wx' });
    if (user !== null) for (const path of [making, passwordFile]) await chown(path, user.uid, user.gid);
    const options = { ...asUser(user), cwd: '/', env: { LC_ALL: 'C' } };
    const { stdout, stderr } = await run(binaries.initdb, initdbArguments(making, passwordFile), options);
    await appendFile(logFile, stdout + stderr, { mode: 0o600 });
    // Before there is a cluster: of one that is there, nobody would clear up after a process that was killed.
    await rm(passwordFile, { force: true });
    await rename(making, cluster);
  } catch (error) {
    await removeHalfMade(making);
    const { stderr, message } = error as Error & { stderr?: string };
    if (stderr === undefined) throw error;
    await appendFile(logFile, stderr, { mode: 0o600 });
    const why = complaintIn(stderr) || message;
    throw folderUnusable(folder, `a new database could not be made in it (${why})`, error);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

// The initdb of a hub that was killed lives on for a moment and fills the folder while it is emptied.
const removeHalfMade = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });

function initdbArguments(cluster: string, passwordFile: string): string[] {
  return [
    ...['--pgdata', cluster, '--username', SUPERUSER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
    // The same order and the same letters on every machine, whatever locales it has: code points, Unicode classes.
    ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ...['--data-checksums', '--no-instructions'],
  ];
}

/** True when a cluster is there; refuses one that the server of this release cannot run. */
export async function clusterExists(cluster: string, binaries: Binaries): Promise<boolean> {
  const folder = dirname(cluster);
  const found = await readdir(cluster).catch(ignoreMissing);
  if (found === null || found.length === 0) return false;
  const version = (await readFile(join(cluster, 'PG_VERSION'), 'latin1').catch(ignoreMissing))?.trim();
  const major = binaries.version.split('.')[0];
  if (version === major) return true;
  const name = basename(cluster);
  throw folderUnusable(
    folder,
    version !== undefined && /^\d{1,3}(\.\d+)?$/.test(version)
      ? `${name}/ was made by PostgreSQL ${version}, and this hub brings PostgreSQL ${major}; move its data over with pg_dump, or set HUB_DATA to another folder`
      : `${name}/PG_VERSION is ${version === undefined ? 'missing' : 'damaged'}, so the database in it cannot be trusted; restore the folder from a backup, or set HUB_DATA to another folder`,
  );
}

/** The superuser's password. It is written before the cluster that will have it, and never afterwards. */
export async function clusterPassword(file: string, exists: boolean): Promise<string> {
  const known = (await readFile(file, 'utf8').catch(ignoreMissing))?.trim();
  if (known) return known;
  if (exists) {
    throw folderUnusable(
      dirname(file),
      `the database is there but its password file ${basename(file)} is missing; restore it from a backup`,
    );
  }
  const password = randomBytes(24).toString('base64url');
  await writeFile(file, password, { mode: 0o600 });
  await chmod(file, 0o600);
  return password;
}

function ignoreMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

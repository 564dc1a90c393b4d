import { execFileSync, spawnSync } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { HubError } from '../errors.ts';
import { folderUnusable, pathDown } from './data-folder.ts';

/** The user of the operating system under whom the database server runs. */
export interface SystemUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const NAME = 'postgres';
const TOOLS_PATH = `${process.env.PATH ?? ''}:/usr/sbin:/sbin:/usr/bin:/bin`;

/**
 * PostgreSQL refuses to run as root. Null when the hub does not run as root: the server then runs as the hub does.
 * A cluster that exists belongs to whoever made it, and PostgreSQL lets nobody else run it.
 */
export async function systemUser(clusterFolder: string): Promise<SystemUser | null> {
  if (process.getuid?.() !== 0) return null;
  const owner = await stat(clusterFolder).catch(() => null);
  if (owner !== null && owner.uid !== 0) return { name: nameOf(owner.uid), uid: owner.uid, gid: owner.gid };
  return lookUp() ?? create();
}

/** What to add to the options of a spawned process so that it runs as that user. */
export function asUser(user: SystemUser | null): { uid?: number; gid?: number } {
  return user === null ? {} : { uid: user.uid, gid: user.gid };
}

/** Refuses a folder that the user cannot enter, and names the one on the way to it that is closed. */
export function requireEntry(user: SystemUser | null, folder: string): void {
  if (user === null) return;
  const closed = firstClosed(user, pathDown(folder));
  if (closed === null) return;
  throw folderUnusable(
    folder,
    `as root the hub runs the database server as the user ${user.name}, who may not enter ${closed}; run "chmod o+x ${closed}", set HUB_DATA to a folder elsewhere (such as /var/lib/hub), or do not run the hub as root`,
  );
}

// The kernel is asked, as that user: mode bits alone do not tell of access lists and mount options.
function firstClosed(user: SystemUser, folders: readonly string[]): string | null {
  const script = 'for f do [ -x "$f" ] || { printf %s "$f"; exit 1; }; done';
  const { status, stdout } = spawnSync('/bin/sh', ['-c', script, 'sh', ...folders], {
    ...asUser(user),
    cwd: '/',
    encoding: 'utf8',
  });
  return status === 0 ? null : stdout || (folders.at(-1) ?? '/');
}

function lookUp(): SystemUser | null {
  const uid = askId('-u');
  const gid = askId('-g');
  return uid === null || gid === null ? null : { name: NAME, uid, gid };
}

function askId(what: '-u' | '-g'): number | null {
  const { status, stdout } = spawnSync('id', [what, NAME], { encoding: 'utf8', env: { PATH: TOOLS_PATH } });
  return status === 0 ? Number(stdout) : null;
}

function create(): SystemUser {
  let cause: unknown;
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', NAME], {
      env: { PATH: TOOLS_PATH },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  } catch (error) {
    cause = error;
  }
  const user = lookUp();
  if (user !== null) return user;
  throw new HubError(
    'EMBEDDED_DATABASE_UNAVAILABLE',
    {
      why: `PostgreSQL does not run as root, and the system user ${NAME} does not exist and could not be created; create it ("useradd --system ${NAME}"), or run the hub as an ordinary user`,
    },
    { cause },
  );
}

function nameOf(uid: number): string {
  const { status, stdout } = spawnSync('id', ['-un', String(uid)], {
    encoding: 'utf8',
    env: { PATH: TOOLS_PATH },
  });
  return status === 0 ? stdout.trim() : String(uid);
}

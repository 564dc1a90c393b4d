import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { log } from '../log.ts';
import { binaries, binariesPackage } from './binaries.ts';
import { asFolderError, folderUnusable, prepareDataFolder } from './data-folder.ts';
import { withFolderLock } from './folder-lock.ts';
import { clusterExists, clusterPassword, makeCluster, SUPERUSER } from './new-cluster.ts';
import { launch, livePostmaster, type Postmaster, stopPostmaster } from './postmaster.ts';
import { joinServer, type Presence } from './presence.ts';
import { readServerNote, removeServerNote, writeServerNote } from './server-note.ts';
import { requireEntry, type SystemUser, systemUser } from './system-user.ts';

/** A running PostgreSQL server whose data lies in a folder, and this process as one of its users. */
export interface EmbeddedDatabase {
  /** With the password; for connectDatabase, never for a log. */
  readonly url: string;
  /** Of the server, not of the hub. */
  readonly pid: number;
  /** Close the pools first. The last user of the folder stops the server. */
  release(): Promise<void>;
}

export interface EmbeddedOptions {
  /** The npm package with the server's binaries; the one installed for this machine when left out. */
  readonly packageFolder?: string;
}

interface Place {
  readonly folder: string;
  readonly cluster: string;
  readonly logFile: string;
  readonly passwordFile: string;
  readonly packageFolder: string | undefined;
  readonly user: SystemUser | null;
}

interface Joined {
  readonly postmaster: Postmaster;
  readonly presence: Presence;
  readonly password: string;
}

const DATABASE = 'hub';
const POLL_MS = 100;
// Recovery after a crash reads at most max_wal_size, seconds on a healthy disk.
const START_DEADLINE_MS = 120_000;
const STOP_DEADLINE_MS = 60_000;

/**
 * Makes the folder's database if it is new, starts its server, or adopts the one that is running: a server
 * outlives a hub that was killed. Throws HubError DATA_FOLDER_UNUSABLE or EMBEDDED_DATABASE_UNAVAILABLE.
 */
export async function openEmbedded(folder: string, options: EmbeddedOptions = {}): Promise<EmbeddedDatabase> {
  const asked = resolve(folder);
  try {
    const place = await placeIn(await prepareDataFolder(asked), options);
    return await locked(place, async () => {
      const joined = await startOrAdopt(place);
      try {
        return await opened(place, joined);
      } catch (error) {
        await depart(place, joined);
        throw error;
      }
    });
  } catch (error) {
    throw asFolderError(asked, error);
  }
}

async function placeIn(folder: string, { packageFolder }: EmbeddedOptions): Promise<Place> {
  const cluster = join(folder, 'postgres');
  const user = await systemUser(cluster);
  requireEntry(user, folder);
  const files = { logFile: join(folder, 'postgres.log'), passwordFile: join(folder, 'postgres-password') };
  return { folder, cluster, ...files, packageFolder, user };
}

/** Starting, adopting, counting users and stopping happen one process at a time. */
function locked<T>(place: Place, work: () => Promise<T>): Promise<T> {
  return withFolderLock(join(place.folder, 'postgres.lock'), work);
}

async function startOrAdopt(place: Place): Promise<Joined> {
  const deadline = Date.now() + START_DEADLINE_MS;
  let why = '';
  for (;;) {
    const postmaster = await livePostmaster(place.cluster);
    if (postmaster === null) {
      why = (await start(place, deadline)) ?? why;
    } else if (postmaster.ready) {
      const joined = await adopt(place, postmaster);
      if (typeof joined !== 'string') return joined;
      why = `its database server (process ${postmaster.pid}) does not answer: ${joined}`;
    } else {
      why = `its database server (process ${postmaster.pid}) is still starting or stopping; see postgres.log there and try again`;
    }
    if (Date.now() > deadline) throw folderUnusable(place.folder, why);
    if (postmaster !== null || why !== '') await delay(POLL_MS);
  }
}

// They pass: backends of a killed server hold its memory until they notice, a starter that was killed has
// left a server that was about to write its pid file, a port was free a moment ago.
const PASSING =
  /shared memory block .* is still in use|lock file .* already exists|could not create any TCP\/IP sockets/;

/** Why the server ended at once, if that is worth another try; null when it runs. */
async function start(place: Place, deadline: number): Promise<string | null> {
  const { folder, cluster, logFile, passwordFile, user } = place;
  const programs = await binaries(place.packageFolder ?? binariesPackage(), folder, user);
  const exists = await clusterExists(cluster, programs);
  const password = await clusterPassword(passwordFile, exists);
  if (!exists) await makeCluster({ cluster, logFile, binaries: programs, user, password });
  const preferredPort = (await readServerNote(folder))?.port ?? null;
  const complaint = await launch({ cluster, logFile, binaries: programs, user, preferredPort }, deadline);
  if (complaint === null || PASSING.test(complaint)) return complaint;
  throw folderUnusable(folder, complaint || 'its database server did not start; see postgres.log there');
}

// PostgreSQL's codes for a wrong password and for a role that does not exist
const REFUSED = ['28P01', '28000'];

/** A text says why the server does not answer yet. */
async function adopt(place: Place, postmaster: Postmaster): Promise<Joined | string> {
  const password = await clusterPassword(place.passwordFile, true);
  try {
    const presence = await joinServer(urlOf(postmaster, password, 'postgres'));
    return { postmaster, presence, password };
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    if (!REFUSED.includes(code ?? '')) return message;
    throw folderUnusable(place.folder, 'its database does not take the password in postgres-password', error);
  }
}

async function opened(place: Place, joined: Joined): Promise<EmbeddedDatabase> {
  const { postmaster, presence, password } = joined;
  await requireDurable(place, presence.sql);
  const [known] = await presence.sql`select 1 from pg_database where datname = ${DATABASE}`;
  if (known === undefined) await presence.sql.unsafe(`create database ${DATABASE}`);
  await writeServerNote(place.folder, postmaster);
  log.debug({ folder: place.folder, pid: postmaster.pid, port: postmaster.port }, 'embedded database is up');
  let released: Promise<void> | null = null;
  return {
    url: urlOf(postmaster, password, DATABASE),
    pid: postmaster.pid,
    release: () => (released ??= locked(place, () => depart(place, joined))),
  };
}

/** A server that somebody started by hand, or a role's own setting, may have given up what the hub promises. */
async function requireDurable(place: Place, sql: Sql): Promise<void> {
  const given = await sql<{ name: string }[]>`
    select name from pg_settings
    where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting <> 'on'`;
  if (given.length === 0) return;
  const names = given.map(({ name }) => name).join(', ');
  throw folderUnusable(
    place.folder,
    `its database server runs without ${names}; stop it and start the hub again`,
  );
}

async function depart(place: Place, { postmaster, presence }: Joined): Promise<void> {
  // A server that does not answer has been stopped by somebody else, or will be found by the next start.
  const others = await presence.others().catch(() => null);
  await presence.end();
  if (others !== 0) return;
  if (await stopPostmaster(postmaster.pid, 'fast', Date.now() + STOP_DEADLINE_MS)) {
    await removeServerNote(place.folder);
  } else {
    log.warn({ pid: postmaster.pid }, 'the database server is still stopping');
  }
}

function urlOf({ port }: Postmaster, password: string, database: string): string {
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import { commandLine, runningProcess, stillRuns } from './running-process.ts';
import { lastComplaint, rotateServerLog, serverLogSize, withServerLog } from './server-log.ts';
import { asUser, type SystemUser } from './system-user.ts';

/** The server process of one cluster folder. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly startedAt: Date;
  /** False while it starts, recovers or stops. */
  readonly ready: boolean;
}

export interface Launch {
  readonly cluster: string;
  readonly logFile: string;
  readonly binaries: Binaries;
  readonly user: SystemUser | null;
  /** Taken when it is free, so that pools and bookmarks made before a crash find the server again. */
  readonly preferredPort: number | null;
}

// On the command line, because that is the one place that neither a file in the cluster nor ALTER SYSTEM overrules.
const SETTINGS: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  // A socket's path may be 107 bytes long at most, and a data folder may lie anywhere: TCP alone.
  unix_socket_directories: '',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  timezone: 'Asia/Shanghai',
  log_timezone: 'Asia/Shanghai',
  // Without it the log repeats the rows that broke a constraint, and they are personal data.
  log_error_verbosity: 'terse',
  shared_buffers: '256MB',
  max_connections: '100',
  max_wal_size: '2GB',
};

const POLL_MS = 25;

/** Null when no server of this cluster lives, whatever its pid file says. */
export async function livePostmaster(cluster: string): Promise<Postmaster | null> {
  const noted = await readPidFile(cluster);
  if (noted === null || !isPostmasterOf(noted.pid, cluster)) return null;
  return noted;
}

/**
 * Starts a server that outlives this process: in a process group of its own, so that Ctrl-C reaches the hub
 * alone and the hub stops its server last. Null once it is ready, or at the deadline; else why it ended.
 */
export async function launch(options: Launch, deadline: number): Promise<string | null> {
  const { cluster, logFile, binaries, user } = options;
  await rotateServerLog(logFile);
  const before = await serverLogSize(logFile);
  const port = await freePort(options.preferredPort);
  const stale = await readPidFile(cluster);
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = withServerLog(logFile, (descriptor) =>
    spawn(binaries.postgres, ['-D', cluster, '-p', String(port), ...settings], {
      ...asUser(user),
      cwd: '/',
      detached: true,
      stdio: ['ignore', descriptor, descriptor],
      env: {
        LC_ALL: 'C',
        // The number in a stale pid file may by now belong to some other process, and then PostgreSQL refuses to
        // start. Told that the number is its launcher's it takes the file for stale, and still checks for
        // surviving backends, which it could not if we removed the file (CreateLockFile in miscinit.c).
        ...(stale === null ? {} : { PG_GRANDPARENT_PID: String(stale.pid) }),
      },
    }),
  );
  let ended = false;
  child.once('exit', () => (ended = true));
  await once(child, 'spawn');
  child.unref();
  while (Date.now() < deadline) {
    if (ended) return lastComplaint(logFile, before, child.pid ?? 0);
    const noted = await readPidFile(cluster);
    if (noted?.pid === child.pid && noted?.ready) return null;
    await delay(POLL_MS);
  }
  return null;
}

/**
 * `fast` ends open transactions, writes everything out and stops; `immediate` is a crash on purpose.
 * False when the server still runs at the deadline: it goes on stopping.
 */
export async function stopPostmaster(
  pid: number,
  how: 'fast' | 'immediate',
  deadline: number,
): Promise<boolean> {
  const postmaster = runningProcess(pid);
  if (postmaster === null) return true;
  process.kill(pid, how === 'fast' ? 'SIGINT' : 'SIGQUIT');
  while (stillRuns(postmaster)) {
    if (Date.now() > deadline) return false;
    await delay(POLL_MS);
  }
  return true;
}

// "Contents of postmaster.pid", src/include/utils/pidfile.h: one value a line.
const LINE = { pid: 0, startedAt: 2, port: 3, status: 7 } as const;

async function readPidFile(cluster: string): Promise<Postmaster | null> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[LINE.pid]);
  if (!Number.isSafeInteger(pid) || pid <= 0) return null;
  const startedAt = new Date(Number(lines[LINE.startedAt]) * 1000);
  return { pid, startedAt, port: Number(lines[LINE.port]), ready: lines[LINE.status]?.trim() === 'ready' };
}

function isPostmasterOf(pid: number, cluster: string): boolean {
  if (runningProcess(pid) === null) return false;
  const command = `${commandLine(pid)} `;
  return /(^|\/)postgres /.test(command) && command.includes(` -D ${cluster} `);
}

async function freePort(preferred: number | null): Promise<number> {
  return (preferred === null ? null : await tryPort(preferred)) ?? (await tryPort(0)) ?? 0;
}

async function tryPort(port: number): Promise<number | null> {
  const server = createServer();
  try {
    server.listen({ host: '127.0.0.1', port, exclusive: true });
    await once(server, 'listening');
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : null;
  } catch {
    return null;
  } finally {
    server.close();
  }
}

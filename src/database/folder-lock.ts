import { randomUUID } from 'node:crypto';
import { link, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { folderUnusable } from './data-folder.ts';
import { type RunningProcess, runningProcess, stillRuns } from './running-process.ts';

interface Holder extends RunningProcess {
  readonly nonce: string;
}

const UNREADABLE: Holder = { pid: 0, startedAt: null, nonce: 'unreadable' };

const POLL_MS = 50;
// Longer than the longest start of a server, which happens inside the lock.
const DEADLINE_MS = 240_000;

/**
 * Runs `work` while this process, and in it this call, alone holds the lock file. The lock of a process that
 * is gone is taken over. Node has no kernel lock on files, so it is made of link(2), which never replaces.
 */
export async function withFolderLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  await acquire(file);
  try {
    await sweep(file);
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function acquire(file: string): Promise<void> {
  const holder: Holder = {
    pid: process.pid,
    startedAt: null,
    ...runningProcess(process.pid),
    nonce: randomUUID(),
  };
  const ticket = `${file}.${holder.nonce}`;
  try {
    await writeFile(ticket, JSON.stringify(holder), { flag: 'wx', mode: 0o600 });
    const deadline = Date.now() + DEADLINE_MS;
    while (!(await claim(file, ticket))) {
      if (Date.now() > deadline) throw await lockedFor(file);
      await delay(POLL_MS);
    }
  } finally {
    await rm(ticket, { force: true });
  }
}

/**
 * Two claimants may find the same dead holder. Only one can link the file that succeeds this very holder, and
 * while it has that file nobody else can replace the lock; it becomes the lock by one rename. A claimant that
 * dies in between leaves a succession with a dead holder, which is claimed in the same way.
 */
async function claim(file: string, ticket: string): Promise<boolean> {
  try {
    await link(ticket, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const holder = await holderOf(file);
  if (holder === null || stillRuns(holder)) return false;
  const succession = `${file}.after-${holder.nonce}`;
  if (!(await claim(succession, ticket))) return false;
  if ((await holderOf(file))?.nonce !== holder.nonce) {
    await rm(succession, { force: true });
    return false;
  }
  await rename(succession, file);
  return true;
}

/** Tickets and successions of processes that were killed while they waited. */
async function sweep(file: string): Promise<void> {
  for (const name of await readdir(dirname(file))) {
    if (!name.startsWith(`${basename(file)}.`)) continue;
    const leftover = join(dirname(file), name);
    const owner = await holderOf(leftover);
    // An unreadable one is a ticket that is just being written.
    if (owner !== null && owner !== UNREADABLE && !stillRuns(owner)) await rm(leftover, { force: true });
  }
}

async function holderOf(file: string): Promise<Holder | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    return JSON.parse(text) as Holder;
  } catch {
    // A ticket is whole before it is linked: only a power cut leaves an unreadable lock, and no holder lives then.
    return UNREADABLE;
  }
}

async function lockedFor(file: string): Promise<Error> {
  const holder = await holderOf(file);
  return folderUnusable(
    dirname(file),
    `process ${holder?.pid ?? 'unknown'} has been starting or stopping its database server for ${DEADLINE_MS / 60_000} minutes; end that process and start again`,
  );
}

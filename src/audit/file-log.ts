import { randomBytes } from 'node:crypto';
import { constants, mkdirSync } from 'node:fs';
import { access, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { HubError } from '../errors.ts';
import { chainOfMonth, emptyChain, type Head, linkEntries, receiptOf } from './chain.ts';
import { type AuditLog, groupedCommits } from './grouped-commits.ts';

export interface FileAuditLog extends AuditLog {
  /** Resolves when entries can be written: the folder is there and may be written to. */
  ready(): Promise<void>;
}

/**
 * The audit log of this process without a database: one file a chain, `<folder>/<chain>.jsonl`, one entry a line with
 * the columns of `audit.entries`. A process never writes behind what another has left, so that a line which a crash
 * tore is the last of its file and was never answered for.
 */
export function openFileAuditLog(folder: string, hashKey: Uint8Array): FileAuditLog {
  makeFolder(folder);
  let process = newProcess();
  let head: Head | null = null;

  const log = groupedCommits(async (events) => {
    const chain = chainOfMonth(process);
    const start = head?.chain === chain ? head : emptyChain(chain);
    const linked = linkEntries(start, events, hashKey);
    const lines = linked.entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
    try {
      await appendLines(join(folder, `${chain}.jsonl`), lines, { isNew: start.seq === 0 });
    } catch (error) {
      // How much of it is in the file is unknown, and nothing may stand behind a torn line.
      process = newProcess();
      throw error;
    }
    head = linked.head;
    return linked.entries.map(receiptOf);
  });

  return { ...log, ready: () => access(`${folder}/`, constants.W_OK | constants.X_OK) };
}

const newProcess = (): string => randomBytes(6).toString('hex');

function makeFolder(folder: string): void {
  try {
    // The data folder itself is one that the database server’s user must be able to enter.
    mkdirSync(dirname(folder), { recursive: true });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    const { code, syscall } = cause as NodeJS.ErrnoException;
    throw new HubError('DATA_FOLDER_UNUSABLE', { folder, why: `${code} in ${syscall}` }, { cause });
  }
}

// Opened anew for each group: lines written to a file that was moved away or deleted would be lost without a word.
async function appendLines(file: string, lines: string, { isNew }: { isNew: boolean }): Promise<void> {
  const flags = constants.O_WRONLY | constants.O_APPEND | (isNew ? constants.O_CREAT | constants.O_EXCL : 0);
  const handle = await open(file, flags, 0o600);
  try {
    await handle.appendFile(lines);
    await handle.datasync();
    if (isNew) await syncFolder(dirname(file));
  } catch (error) {
    // A full disk would otherwise be given one more empty file for each group that it refuses.
    if (isNew) await rm(file, { force: true }).catch(() => undefined);
    throw error;
  } finally {
    await handle.close();
  }
}

/** A file is durable only when its name is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

import { closeSync, openSync } from 'node:fs';
import { readFile, rename, stat } from 'node:fs/promises';

// A server that is left alone writes a few lines a day; this is some years of them, or one bad night.
const ROTATE_BYTES = 10 * 1024 * 1024;

/** Only when no server writes to it. The log before stays beside it as `<file>.1`. */
export async function rotateServerLog(file: string): Promise<void> {
  const { size } = await stat(file).catch(() => ({ size: 0 }));
  if (size > ROTATE_BYTES) await rename(file, `${file}.1`);
}

export async function serverLogSize(file: string): Promise<number> {
  return (await stat(file).catch(() => ({ size: 0 }))).size;
}

/** Runs `work` with a descriptor that a spawned process can write the log through. */
export function withServerLog<T>(file: string, work: (descriptor: number) => T): T {
  const descriptor = openSync(file, 'a', 0o600);
  try {
    return work(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Why the server `pid` ended, as it said since the log had that size; empty when it said nothing. What its own
 * children said counts if it said nothing itself; the survivors of an earlier server write there as well.
 */
export async function lastComplaint(file: string, since: number, pid: number): Promise<string> {
  const output = (await readFile(file)).toString('utf8', since);
  const own = output.split('\n').filter((line) => line.includes(` [${pid}] `) && COMPLAINT.test(line));
  return complaintIn(own.length > 0 ? own.join('\n') : output);
}

const COMPLAINT = /\b(?:FATAL|PANIC|error):\s+(.*)$/;

/** `2026-… [7813] PANIC:  could not read file` → `could not read file`; of several the last. */
export function complaintIn(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const complaints = lines.flatMap((line) => COMPLAINT.exec(line)?.[1] ?? []);
  return (complaints.at(-1) ?? lines.at(-1) ?? '').trim();
}

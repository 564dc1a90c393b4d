import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** A process as it can be told apart from a later one that was given the same number. */
export interface RunningProcess {
  readonly pid: number;
  /** Boot and clock tick of its start; null where there is no /proc (macOS). */
  readonly startedAt: string | null;
}

const HAS_PROC = existsSync('/proc/self/stat');

/** Null when no such process runs; one that has ended and was not collected by its parent yet does not run. */
export function runningProcess(pid: number): RunningProcess | null {
  if (!Number.isSafeInteger(pid) || pid <= 0) return null;
  return HAS_PROC ? fromProc(pid) : fromSignal(pid);
}

export function stillRuns(process: RunningProcess): boolean {
  const now = runningProcess(process.pid);
  if (now === null) return false;
  return process.startedAt === null || now.startedAt === null || process.startedAt === now.startedAt;
}

/** The command line with which a process runs, words parted by spaces; empty when it cannot be told. */
export function commandLine(pid: number): string {
  try {
    return HAS_PROC
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trimEnd()
      : execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trimEnd();
  } catch {
    return '';
  }
}

// proc_pid_stat(5): the state is the third field and the start time the 22nd; the second, the name in
// parentheses, may itself hold spaces and parentheses.
const STATE = 0;
const START_TIME = 19;

function fromProc(pid: number): RunningProcess | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[STATE] === 'Z' || fields[STATE] === 'X') return null;
    return { pid, startedAt: `${bootId()}:${fields[START_TIME]}` };
  } catch {
    return null;
  }
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}

function fromSignal(pid: number): RunningProcess | null {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, as somebody else
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return null;
  }
  return { pid, startedAt: null };
}

import type { ChildProcess } from 'node:child_process';
import { announcedYears } from '../../calendar/workday.ts';
import { HubError } from '../../errors.ts';
import { startBeside } from '../../process-beside.ts';
import { olderDecisionsAreGoverned } from '../../views/penalty-disclosure/regime.ts';
import type { Outcome, ProcessJob, ProcessOrder, ProcessProgress } from './process-job.ts';

/** Runs jobs one after another in a process of their own. */
export interface Runner {
  /** Throws INTAKE_BUSY at once where too many wait already. */
  run(job: ProcessJob, onBytes?: (done: number) => void): Promise<Outcome>;
  /** At once: what is under way is left as far as it is, and goes on when its file is sent again. */
  close(): void;
}

const MOST_WAITING = 32;
const IDLE_MS = 30_000;
/**
 * Its heap, in megabytes: two chunks and what a reader keeps stay far below. Without a limit V8 would let it grow with
 * the length of the file, as it collects the less the more there is.
 */
const HEAP = ['--max-old-space-size=96', '--max-semi-space-size=8'];

const PROGRAM = new URL('./process', import.meta.url);

interface Waiting {
  readonly job: ProcessJob;
  readonly onBytes: (done: number) => void;
  readonly end: (outcome: Outcome) => void;
}

export function openRunner(): Runner {
  const waiting: Waiting[] = [];
  let current: Waiting | null = null;
  let child: ChildProcess | null = null;
  let idle: NodeJS.Timeout | undefined;

  function started(): ChildProcess {
    const made = startBeside(PROGRAM, HEAP);
    made.on('message', (message: Outcome | ProcessProgress) => {
      if ('bytes' in message) current?.onBytes(message.bytes);
      else ended(message);
    });
    made.on('error', () => undefined);
    made.on('exit', () => {
      if (child !== made) return;
      child = null;
      ended({ failed: true });
    });
    return made;
  }

  function ended(outcome: Outcome): void {
    const job = current;
    current = null;
    job?.end(outcome);
    next();
  }

  function next(): void {
    if (current !== null) return;
    clearTimeout(idle);
    const job = waiting.shift();
    if (job === undefined) {
      idle = setTimeout(stop, IDLE_MS);
      idle.unref();
      return;
    }
    current = job;
    child ??= started();
    const order: ProcessOrder = {
      job: job.job,
      years: announcedYears(),
      olderDecisions: olderDecisionsAreGoverned(),
    };
    child.send(order);
  }

  function stop(): void {
    const stopped = child;
    child = null;
    stopped?.kill('SIGKILL');
  }

  return {
    run(job, onBytes = () => undefined) {
      if (waiting.length >= MOST_WAITING) return Promise.reject(new HubError('INTAKE_BUSY'));
      return new Promise((end) => {
        waiting.push({ job, onBytes, end });
        next();
      });
    },
    close() {
      for (const { end } of waiting.splice(0)) end({ failed: true });
      stop();
      const job = current;
      current = null;
      job?.end({ failed: true });
      clearTimeout(idle);
    },
  };
}

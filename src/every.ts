import { setTimeout as delay } from 'node:timers/promises';
import { log } from './log.ts';

export interface Repeated {
  /** Resolves when it has been done for the first time, also when that failed. */
  readonly first: Promise<void>;
  /** Lets the turn that is under way come to its end; `stop` tells it to hurry. */
  close(): Promise<void>;
}

export interface Turns {
  /** Between the end of one turn and the beginning of the next. */
  readonly milliseconds: number;
  /** For the log: what a failure means. */
  readonly failure: string;
}

// What fails at every turn would fill the log; and a database that is coming up should not be asked without a pause.
const LONGEST_PAUSE_MS = 5_000;

/** Does something now and again and again until it is closed; a failure is logged, and the next turn comes later. */
export function every(turns: Turns, act: (stop: AbortSignal) => Promise<void>): Repeated {
  const stopping = new AbortController();
  const stop = stopping.signal;
  let failures = 0;

  async function turn(): Promise<void> {
    try {
      await act(stop);
      failures = 0;
    } catch (error) {
      failures += 1;
      log.warn({ err: error }, turns.failure);
    }
  }

  async function others(): Promise<void> {
    while (!stop.aborted) {
      const pause = Math.min(
        turns.milliseconds * 2 ** failures,
        Math.max(turns.milliseconds, LONGEST_PAUSE_MS),
      );
      await delay(pause, undefined, { signal: stop }).catch(() => undefined);
      if (!stop.aborted) await turn();
    }
  }

  const first = turn();
  const ended = first.then(others);
  return {
    first,
    async close() {
      stopping.abort();
      await ended;
    },
  };
}

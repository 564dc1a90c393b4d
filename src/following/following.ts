import { once } from 'node:events';
import type { Deadlines } from '../calendar/deadlines.ts';
import { announcedYears } from '../calendar/workday.ts';
import { runConsumers } from '../changes/running-consumers.ts';
import type { Clock } from '../clock.ts';
import { every, type Repeated } from '../every.ts';
import { log } from '../log.ts';
import { startBeside } from '../process-beside.ts';
import { followers } from './followers.ts';
import { CAUGHT_UP, type FollowingOrder } from './process-order.ts';

/** Follows the change logs of a hub until it is closed. */
export type Follow = (databaseUrl: string, deadlines: Deadlines) => Repeated;

/** In the process of whoever asks for it, by that clock. */
export const followHere =
  (clock: Clock): Follow =>
  (databaseUrl, deadlines) =>
    runConsumers(databaseUrl, followers({ deadlines, clock }));

const PROGRAM = new URL('./process', import.meta.url);

/**
 * Its heap, in megabytes: some thousand changes with what they lead to stay far below. Without a limit V8 would let it
 * grow with what there is to follow, as it collects the less the more there is.
 */
const HEAP = ['--max-old-space-size=160', '--max-semi-space-size=8'];

const RESTART_MS = 250;
// Longer than it leaves to a batch that is under way.
const CLOSE_MS = 8_000;

/** In a process of its own, by the clock of the system; whenever it ends, another one begins. */
export const followBeside: Follow = (databaseUrl, deadlines) => {
  const order: FollowingOrder = { databaseUrl, deadlines, years: announcedYears() };
  let hasBeenFirst: () => void = () => undefined;
  const first = new Promise<void>((resolve) => {
    hasBeenFirst = resolve;
  });
  const failure = 'the process that follows the change logs could not start; it is tried again';
  const turns = every({ milliseconds: RESTART_MS, failure }, async (stop) => {
    const hasCaughtUp = await run(order, stop, hasBeenFirst).finally(hasBeenFirst);
    if (stop.aborted) return;
    if (!hasCaughtUp) throw new Error('It ended before it had caught up.');
    log.warn('the process that follows the change logs has ended; another one begins');
  });
  return { first, close: turns.close };
};

/** Until the process ends, by itself or because it was told to stop; whether it had caught up by then. */
async function run(order: FollowingOrder, stop: AbortSignal, onCaughtUp: () => void): Promise<boolean> {
  const child = startBeside(PROGRAM, HEAP);
  const ended = once(child, 'exit');
  // Of what fails after its end nobody has to know.
  child.on('error', () => undefined);
  let hasCaughtUp = false;
  child.on('message', (message) => {
    if (message !== CAUGHT_UP) return;
    hasCaughtUp = true;
    onCaughtUp();
  });
  const leave = () => {
    if (child.connected) child.disconnect();
    setTimeout(() => child.kill('SIGKILL'), CLOSE_MS).unref();
  };
  stop.addEventListener('abort', leave, { once: true });
  child.send(order);
  await ended;
  stop.removeEventListener('abort', leave);
  return hasCaughtUp;
}

import { loadYears } from '../calendar/workday.ts';
import { runConsumers } from '../changes/running-consumers.ts';
import { systemClock } from '../clock.ts';
import { giveWay, NICE } from '../database/priority.ts';
import type { Repeated } from '../every.ts';
import { followers } from './followers.ts';
import { CAUGHT_UP, type FollowingOrder } from './process-order.ts';

/**
 * The process in which a hub follows its change logs: whoever asks the hub must not wait while a file of registrations
 * is matched against the catalogue. It gives way to the hub where there are too few processors, and ends with it.
 */
let running: Repeated | undefined;

async function end(): Promise<void> {
  await running?.close();
  process.exit();
}

giveWay(NICE.following);
process.on('disconnect', () => void end());
process.on('message', ({ databaseUrl, deadlines, years }: FollowingOrder) => {
  // The hub may have ended before its order was read.
  if (!process.connected) process.exit();
  loadYears(years);
  running = runConsumers(databaseUrl, followers({ deadlines, clock: systemClock }));
  void running.first.then(() => process.send?.(CAUGHT_UP));
});

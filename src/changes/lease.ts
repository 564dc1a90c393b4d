import { setTimeout as delay } from 'node:timers/promises';

/**
 * How long after it has seen every committed change a process may answer from what it keeps. So a change that was
 * committed that long ago is hidden by nobody.
 */
export const LEASE_MS = 100;

// A timer of Node may fire a millisecond early.
const EARLY_MS = 1;

/**
 * For a writer, after its commit and before it answers: from then on no process of the hub, its own included, answers
 * with what was there before. Once a file or batch, not once a chunk.
 */
export const leasesOver = (): Promise<void> => delay(LEASE_MS + EARLY_MS);

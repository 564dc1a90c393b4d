import { momentAt } from '../../src/clock.ts';

/** The day that the demo region is told for; on a real clock its records would run out one after another. */
export const DEMO_MOMENT = momentAt(new Date('2026-11-22T10:00:00+08:00'));

export const DEMO_TEST_SEED = 20_250_515;

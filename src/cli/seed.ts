import { drizzle } from 'drizzle-orm/postgres-js';
import { systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { connectDatabase } from '../database/connect.ts';
import type { Database } from '../database/statement.ts';
import { loadDemoRegion } from '../demo/load.ts';
import { withDatabase } from './database.ts';
import { progressBar } from './progress.ts';

/** Any number gives a region of the same figures; this one is what `npm start` shows. */
export const DEMO_SEED = 20_250_515;

/** Loads the demo region, or completes one whose loading was cut short. */
export async function seed(db: Database, number = DEMO_SEED): Promise<void> {
  const progress = progressBar('Loading the synthetic demo region');
  try {
    await loadDemoRegion(db, {
      seed: number,
      moment: systemClock(),
      onProgress: (done, total) => progress.update(done, total),
    });
  } finally {
    progress.stop();
  }
}

/** `hub seed` */
export const seedCommand = (config: Config, number: number): Promise<void> =>
  withDatabase(config, async ({ url }) => {
    const sql = connectDatabase(url, { max: 2, applicationName: 'hub seed' });
    try {
      await seed(drizzle(sql), number);
      process.stdout.write(`The synthetic demo region of seed ${number} is loaded.\n`);
    } finally {
      await sql.end({ timeout: 5 });
    }
  });

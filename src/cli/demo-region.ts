import { drizzle } from 'drizzle-orm/postgres-js';
import { systemClock } from '../clock.ts';
import { connectDatabase } from '../database/connect.ts';
import type { Opened } from './until-stopped.ts';

/**
 * Loads the demo region once; cut short by a signal it is completed at the next start, and one of an older hub gets the
 * grants that it lacks. Returns the USCC of a food business to ask about.
 */
export async function prepareDemoRegion(url: string, opened: Opened): Promise<string | null> {
  const sql = connectDatabase(url, { max: 2, applicationName: 'hub seed' });
  opened.add(() => sql.end({ timeout: 0 }));
  const db = drizzle(sql);
  // Only demo mode needs the generator.
  const { exampleFoodBusiness } = await import('../demo/example.ts');
  const { isDemoLoaded } = await import('../demo/load.ts');
  const { addMissingGrants } = await import('../demo/missing-grants.ts');
  const { seed } = await import('./seed.ts');
  if (await isDemoLoaded(db)) await addMissingGrants(db, systemClock());
  else await seed(db);
  const example = await exampleFoodBusiness(db);
  await sql.end({ timeout: 5 });
  return example;
}

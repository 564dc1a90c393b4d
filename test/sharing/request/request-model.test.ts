import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { momentAt } from '../../../src/clock.ts';
import { testDatabase } from '../../kit/database.ts';
import { startHubOver, type TestHub } from '../../kit/hub.ts';
import { writeSmallRegion } from '../../kit/small-region.ts';
import { step } from './model/acts.ts';
import { HubSide } from './model/hub-side.ts';
import { Story } from './model/story.ts';

const STORIES = Number(process.env.REQUEST_STORIES ?? 25);

const { url, sql } = await testDatabase();
await writeSmallRegion(sql);

let today = '2026-11-23';
const open = (): Promise<TestHub> =>
  startHubOver(url, { clock: () => momentAt(new Date(`${today}T10:00:00+08:00`)) });
const hubs = [await open(), await open()];
afterAll(() => Promise.all(hubs.map((hub) => hub.stop())));

const stage = (side: HubSide) => ({
  hubs: side,
  setToday: (day: string) => {
    today = day;
  },
  async restart(hub: number) {
    await (hubs[hub] as TestHub).stop();
    hubs[hub] = await open();
  },
});

// Around holidays, ends of years, and the last days of which the holidays are announced.
const firstDay = fc.constantFrom(
  '2024-02-05',
  '2024-12-20',
  '2025-09-22',
  '2025-12-22',
  '2026-02-09',
  '2026-12-10',
);

it('whatever departments do with requests, in two processes and over restarts, becomes of them what the model says', async () => {
  const done = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(firstDay, fc.array(step, { minLength: 30, maxLength: 80 }), async (day, steps) => {
      await sql`truncate sharing.grants, sharing.delegations, sharing.access_requests cascade`;
      const story = new Story(stage(new HubSide(hubs, sql)), day);
      for (const one of steps) await story.play(one);
      await story.end();
      for (const [act, count] of story.done) done.set(act, (done.get(act) ?? 0) + count);
    }),
    { numRuns: STORIES, seed: 20_261_128, endOnFailure: false },
  );
  // A story in which nothing succeeds would prove nothing.
  for (const act of [
    'draft',
    'submit',
    'amend',
    'withdraw',
    'decide',
    'confirm',
    'race',
    'delegate',
    'revoke',
  ]) {
    expect(done.get(act), act).toBeGreaterThan(2);
  }
}, 300_000);

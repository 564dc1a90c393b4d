import { drizzle } from 'drizzle-orm/postgres-js';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { DEFAULT_DEADLINES } from '../../../src/calendar/deadlines.ts';
import { lagOf } from '../../../src/changes/lag.ts';
import { momentAt } from '../../../src/clock.ts';
import { noticesConsumer } from '../../../src/following/followers.ts';
import { caughtUp } from '../../kit/caught-up.ts';
import { testDatabase } from '../../kit/database.ts';
import { emptied } from '../../kit/emptied.ts';
import { startHubOver, type TestHub } from '../../kit/hub.ts';
import { until } from '../../kit/records.ts';
import { step } from './model/acts.ts';
import { writeGround } from './model/ground.ts';
import { HubSide } from './model/hub-side.ts';
import { Story } from './model/story.ts';

const STORIES = Number(process.env.NOTICE_STORIES ?? 10);

const { url, sql } = await testDatabase();
await writeGround(sql);

let today = '2026-11-23';
const clock = () => momentAt(new Date(`${today}T10:00:00+08:00`));
const open = (): Promise<TestHub> => startHubOver(url, { clock });
const hubs = [await open(), await open()];
afterAll(() => Promise.all(hubs.map((hub) => hub.stop())));

const consumer = noticesConsumer({ deadlines: DEFAULT_DEADLINES, clock });
const stage = {
  side: new HubSide(hubs, sql),
  setToday: (day: string) => {
    today = day;
  },
  async restart(hub: number) {
    await (hubs[hub] as TestHub).stop();
    hubs[hub] = await open();
  },
  // The hubs' own consumers are at it too; whoever comes first tells, and nobody tells twice.
  settled: () =>
    until(async () => {
      await caughtUp(url, [consumer]);
      return (await lagOf(drizzle(sql), consumer, new Date(8.64e15))) === 0;
    }),
};

// Around holidays and ends of years, also where the next year is not announced.
const firstDay = fc.constantFrom('2024-02-05', '2025-09-22', '2025-12-22', '2026-02-09', '2026-12-14');

it('whatever departments and the registrar do with notices, at two hubs and over restarts, becomes of them what the model says', async () => {
  const done = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(firstDay, fc.array(step, { minLength: 30, maxLength: 60 }), async (day, steps) => {
      await emptied(
        sql,
        'subject.subjects',
        'license_notification.notices',
        'license_notification.notice_acts',
        'license_notification.feedback',
        'license_notification.clues',
        'license_notification.told_scopes',
      );
      const story = new Story(stage, day);
      for (const one of steps) await story.play(one);
      await story.end();
      for (const [act, count] of story.done) done.set(act, (done.get(act) ?? 0) + count);
    }),
    { numRuns: STORIES, seed: 20_261_128, endOnFailure: true },
  );
  // A story in which nothing succeeds would prove nothing.
  for (const act of [
    'register',
    'change',
    'cancel',
    'claim',
    'sendBack',
    'reroute',
    'pool',
    'terminate',
    'revoke',
    'report',
    'close',
    'race',
  ]) {
    expect(done.get(act), act).toBeGreaterThan(1);
  }
}, 600_000);

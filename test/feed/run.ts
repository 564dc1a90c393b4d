import { runFeed } from './feed-run.ts';

const seconds = Number(process.env.FEED_SECONDS ?? 600);
const seed = Number(process.env.FEED_SEED ?? 20_261_128);
const say = (text: string) => process.stdout.write(`${text}\n`);

say(`${seconds} s, seed ${seed}`);
const { violations, ...report } = await runFeed({ seconds, seed, killEveryMs: 8_000, say });
say(JSON.stringify(report, null, 2));
for (const violation of violations.slice(0, 50)) say(violation);
say(
  violations.length === 0
    ? 'Nothing lost, nothing reordered, nothing told after its end.'
    : `${violations.length} VIOLATIONS`,
);
const durable = Object.values(report.settings).every((value) => value === 'on');
if (!durable) say('PostgreSQL did not run durably, so this proves nothing.');
process.exitCode = violations.length === 0 && durable ? 0 : 1;

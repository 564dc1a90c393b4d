import { expect, it } from 'vitest';
import { runFeed } from './feed-run.ts';

// `npm run test:feed` does the same for ten minutes.
it('through killed hubs and databases, late commits and changing rights pullers come to hold what is in force', async () => {
  const report = await runFeed({ seconds: 12, seed: 7, killEveryMs: 4_000, say: () => undefined });
  expect(report.violations).toEqual([]);
  expect(report.settings).toEqual({ fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' });
  expect(report.kills).toBeGreaterThan(0);
  expect(report.writers.committed).toBeGreaterThan(50);
  for (const { upserts, retracts } of Object.values(report.pullers)) {
    expect(upserts).toBeGreaterThan(0);
    expect(retracts).toBeGreaterThan(0);
  }
}, 180_000);

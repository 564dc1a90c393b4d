import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from './kit/hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.stop());

/** 安康高新区跨部门综合监管 (2025-05-15): the region that the demo is made in the likeness of. */
describe('the figures of the source document, by the hub’s own queries', () => {
  const ask = async (query: string) => {
    const { body } = await hub.ask('market-regulation', query);
    expect(body.errors).toBeUndefined();
    return body.data;
  };

  it('17 departments', async () => {
    expect((await ask('{ departments { id name } }')).departments).toHaveLength(17);
  });

  it('21,000 entities, 20,633 of them classified: A 4,179, B 15,666, C 549, D 239', async () => {
    const { subjects, creditOverview } = await ask(
      '{ subjects { totalCount } creditOverview { subjects classes { riskClass count } } }',
    );
    expect(subjects.totalCount).toBe(21_000);
    expect(creditOverview).toEqual({
      subjects: 21_000,
      classes: [
        { riskClass: 'A', count: 4_179 },
        { riskClass: 'B', count: 15_666 },
        { riskClass: 'C', count: 549 },
        { riskClass: 'D', count: 239 },
      ],
    });
  });

  it('44 directories, one of them of 132 food businesses under remote supervision', async () => {
    const { directories, subjects } = await ask(
      '{ directories { id memberCount } subjects(filter: { directory: "remote-food" }) { totalCount } }',
    );
    expect(directories).toHaveLength(44);
    expect(directories).toContainEqual({ id: 'remote-food', memberCount: 132 });
    expect(subjects.totalCount).toBe(132);
  });

  it('529 removals and 155 repairs in 2024, annual reports 95.27 %', async () => {
    const { creditOverview } = await ask(
      '{ creditOverview(year: 2024) { removalsInYear repairsInYear annualReportRate } }',
    );
    expect(creditOverview).toEqual({ removalsInYear: 529, repairsInYear: 155, annualReportRate: 0.9527 });
  });

  it('licences, notices and penalties in believable numbers', async () => {
    const data = await ask(
      '{ licenses { totalCount } licenseNotifications { totalCount } penaltyDisclosures { totalCount } }',
    );
    expect(data.licenses.totalCount).toBeGreaterThan(10_000);
    expect(data.licenseNotifications.totalCount).toBeGreaterThan(3_000);
    expect(data.penaltyDisclosures.totalCount).toBeGreaterThan(500);
  });
});

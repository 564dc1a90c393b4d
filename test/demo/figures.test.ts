import { drizzle } from 'drizzle-orm/postgres-js';
import { afterAll, describe, expect, it } from 'vitest';
import { connectDatabase } from '../../src/database/connect.ts';
import { exampleFoodBusiness } from '../../src/demo/example.ts';
import { sharingView } from '../../src/sharing/view.ts';
import { creditView } from '../../src/views/credit/view.ts';
import { licenseNotificationView } from '../../src/views/license-notification/view.ts';
import { penaltyDisclosureView } from '../../src/views/penalty-disclosure/view.ts';
import { subjectView } from '../../src/views/subject/view.ts';
import { askView } from '../kit/ask-view.ts';
import { demoDatabase } from '../kit/demo-database.ts';

const { url, drop } = await demoDatabase();
const sql = connectDatabase(url, { max: 2, applicationName: 'hub test' });
afterAll(async () => {
  await sql.end({ timeout: 1 });
  await drop();
});

const subject = askView(subjectView(), sql);
const credit = askView(creditView(), sql);
const notification = askView(licenseNotificationView(), sql);
const penalty = askView(penaltyDisclosureView(), sql);
const sharing = askView(sharingView(), sql);

/** The data of an answer that has no errors. */
async function ask(view: typeof subject, source: string, as = 'market-regulation') {
  const { data, errors } = await view(source, { as });
  expect(errors).toBeUndefined();
  return data;
}

describe('the views, asked about the demo region', () => {
  it('answer with 21,000 subjects and 17 member departments', async () => {
    expect(await ask(subject, '{ subjects(first: 1) { totalCount } }')).toEqual({
      subjects: { totalCount: 21_000 },
    });
    const { departments } = await ask(sharing, '{ departments { id name englishName } }');
    expect(departments).toHaveLength(17);
    expect(new Set(departments.map(({ name }: { name: string }) => name)).size).toBe(17);
  });

  it('answer with the credit figures of 2024', async () => {
    const { creditOverview } = await ask(
      credit,
      '{ creditOverview { year subjects classes { riskClass count } abnormalListed removalsInYear repairsInYear annualReportRate } }',
    );
    expect(creditOverview).toEqual({
      year: 2024,
      subjects: 21_000,
      classes: [
        { riskClass: 'A', count: 4_179 },
        { riskClass: 'B', count: 15_666 },
        { riskClass: 'C', count: 549 },
        { riskClass: 'D', count: 239 },
      ],
      abnormalListed: expect.any(Number),
      removalsInYear: 529,
      repairsInYear: 155,
      annualReportRate: 0.9527,
    });
    expect(creditOverview.abnormalListed).toBeGreaterThan(1_000);
  });

  it('answer with 44 directories and the 132 kitchens of 互联网+明厨亮灶', async () => {
    const { directories } = await ask(subject, '{ directories { id name memberCount } }');
    expect(directories).toHaveLength(44);
    expect(directories.find(({ id }: { id: string }) => id === 'remote-food')).toEqual({
      id: 'remote-food',
      name: '互联网+明厨亮灶',
      memberCount: 132,
    });
    const { subjects } = await ask(
      subject,
      '{ subjects(filter: { directory: "remote-food" }, first: 1) { totalCount } }',
    );
    expect(subjects.totalCount).toBe(132);
  });

  it('answer with 26,000 licences and 9,000 notices, and each department finds overdue ones in its inbox', async () => {
    const counted = await ask(
      notification,
      '{ licenses(first: 1) { totalCount } licenseNotifications(first: 1) { totalCount } }',
    );
    expect(counted).toEqual({
      licenses: { totalCount: 26_000 },
      licenseNotifications: { totalCount: 9_000 },
    });
    const { notificationInbox } = await ask(
      notification,
      '{ notificationInbox(overdue: true, first: 5) { nodes { overdue state item { name } subject { uscc } } } }',
    );
    expect(notificationInbox.nodes).toHaveLength(5);
    for (const node of notificationInbox.nodes) expect(node.overdue).toBe(true);
  });

  it('answer with the penalties in force, and to their source with its own in every state', async () => {
    const count = async (filter: string, as: string) => {
      const { penaltyDisclosures } = await ask(
        penalty,
        `{ penaltyDisclosures(${filter}first: 1) { totalCount } }`,
        as,
      );
      return penaltyDisclosures.totalCount;
    };
    const published = await count('', 'credit-office');
    expect(published).toBeGreaterThan(1_000);
    expect(published).toBeLessThan(2_000);
    for (const state of ['DECIDED', 'SUBMITTED', 'REJECTED', 'WITHDRAWN', 'REPAIRED', 'EXPIRED', 'EXEMPT']) {
      expect(await count(`filter: { state: ${state} }, `, 'market-regulation'), state).toBeGreaterThan(0);
      expect(await count(`filter: { state: ${state} }, `, 'natural-resources'), state).toBeLessThan(30);
    }
  });

  it('know an example to ask about, with a licence, a class and a penalty', async () => {
    const uscc = await exampleFoodBusiness(drizzle(sql));
    const key = `uscc: "${uscc}"`;
    const { subject: found } = await ask(subject, `{ subject(${key}) { directories { id } } }`);
    expect(found.directories).toContainEqual({ id: 'remote-food' });
    const representation = `_entities(representations: [{ __typename: "Subject", ${key} }])`;
    const { _entities: known } = await ask(
      penalty,
      `{ ${representation} { ... on Subject { penalties(first: 1) { totalCount } } } }`,
      'education',
    );
    expect(known[0].penalties.totalCount).toBeGreaterThan(0);
  });
});

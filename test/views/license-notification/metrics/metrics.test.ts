import { afterAll, beforeEach, expect, it } from 'vitest';
import { testDatabase } from '../../../kit/database.ts';
import { emptied } from '../../../kit/emptied.ts';
import { startHubOver } from '../../../kit/hub.ts';
import { sampleUscc } from '../../../kit/sample-uscc.ts';
import { NOTICE } from '../sample.ts';
import { act, at, push as pushTo, writeGround } from '../way/desk.ts';

const { sql, url } = await testDatabase();
await writeGround(sql);
let now = '2026-11-18T10:00:00+08:00';
const hub = await startHubOver(url, { clock: () => at(now) });
afterAll(() => hub.stop());

let next = 0;
const push = (pushed: string, changed: Parameters<typeof pushTo>[1] = {}) =>
  pushTo(sql, {
    subjectKey: `USCC:${sampleUscc(++next)}`,
    moment: at(`${pushed}T09:30:00+08:00`),
    ...changed,
  });
const claim = (by: string, id: string) => act(hub, by, `claimNotification(id: "${id}")`);

beforeEach(async () => {
  await emptied(
    sql,
    'license_notification.notices',
    'license_notification.feedback',
    'license_notification.notice_acts',
  );
});

const FIGURES = `department { id } pushed pushDueKnown pushedOnTime claimed claimDue claimedOnTime returned
  returnReasons { reason count } claimWorkdays claimsCounted meanClaimWorkdays unclaimed { bucket count } feedbackDue
  feedbackGiven permits`;
const metrics = async (from: string, to: string) => {
  const { body } = await hub.ask(
    'tax',
    `{ notificationMetrics(from: "${from}", to: "${to}") { ${FIGURES} } }`,
  );
  expect(body.errors).toBeUndefined();
  return body.data.notificationMetrics;
};

it('tells of each department the numerators and denominators of what it was sent in the window', async () => {
  const approved = (on: string) => ({ entity: { ...NOTICE.entity, approvedOn: on } });
  // Monday: one in time by its approval on Friday, one a day late, one of which no approval is known.
  const quick = await push('2026-11-02', approved('2026-10-30'));
  const slow = await push('2026-11-02', approved('2026-10-29'));
  await push('2026-11-16');
  await push('2026-10-12', { recipient: 'health' });
  const back = await push('2026-11-12');
  const granted = await push('2026-11-13');
  await push('2026-11-30');

  now = '2026-11-04T10:00:00+08:00';
  await claim('education', quick);
  now = '2026-11-10T10:00:00+08:00';
  await claim('education', slow);
  now = '2026-11-16T10:00:00+08:00';
  await act(hub, 'education', `returnNotification(id: "${back}", reason: "不在本辖区")`);
  await act(hub, 'administrative-approval', `rerouteNotification(id: "${back}", to: "health")`);
  await claim('education', granted);
  await act(
    hub,
    'education',
    `reportOnNotification(id: "${granted}", kind: PERMIT_GRANTED, licenseNumber: "JY1")`,
  );

  now = '2026-11-18T10:00:00+08:00';
  const none = { bucket: 'UP_TO_5', count: 0 };
  const [education, health, ...others] = await metrics('2026-10-01', '2026-11-20');
  expect(others).toEqual([]);
  expect(education).toEqual({
    department: { id: 'education' },
    pushed: 4,
    pushDueKnown: 2,
    pushedOnTime: 1,
    claimed: 3,
    // The one of the 16th may still be claimed.
    claimDue: 3,
    claimedOnTime: 2,
    returned: 1,
    returnReasons: [{ reason: '不在本辖区', count: 1 }],
    claimWorkdays: 2 + 6 + 1,
    claimsCounted: 3,
    meanClaimWorkdays: 3,
    unclaimed: [
      { ...none, count: 1 },
      { bucket: 'UP_TO_10', count: 0 },
      { bucket: 'UP_TO_20', count: 0 },
      { bucket: 'OVER_20', count: 0 },
    ],
    feedbackDue: 1,
    feedbackGiven: 1,
    permits: 1,
  });
  expect(health).toMatchObject({
    department: { id: 'health' },
    pushed: 2,
    claimed: 0,
    claimDue: 1,
    meanClaimWorkdays: null,
    returned: 0,
    unclaimed: [{ count: 1 }, { count: 0 }, { count: 0 }, { bucket: 'OVER_20', count: 1 }],
  });
});

it('keeps a department in sight that has returned all that it was sent', async () => {
  const id = await push('2026-11-16');
  now = '2026-11-17T10:00:00+08:00';
  await act(hub, 'education', `returnNotification(id: "${id}", reason: "不在本辖区")`);
  await act(hub, 'administrative-approval', `poolNotification(id: "${id}")`);
  expect(await metrics('2026-11-01', '2026-11-30')).toMatchObject([
    { department: { id: 'education' }, pushed: 0, returned: 1 },
  ]);
});

it('refuses a window that ends before it begins', async () => {
  const { body } = await hub.ask(
    'tax',
    '{ notificationMetrics(from: "2026-11-02", to: "2026-11-01") { pushed } }',
  );
  expect(body.errors[0].extensions.code).toBe('ARGUMENT_INVALID');
});

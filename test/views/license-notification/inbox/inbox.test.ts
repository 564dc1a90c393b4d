import { afterAll, beforeEach, expect, it } from 'vitest';
import { testDatabase } from '../../../kit/database.ts';
import { emptied } from '../../../kit/emptied.ts';
import { startHubOver } from '../../../kit/hub.ts';
import { sampleUscc } from '../../../kit/sample-uscc.ts';
import { act, at, push as pushTo, writeGround } from '../way/desk.ts';

const { sql, url } = await testDatabase();
await writeGround(sql);
let now = '2026-11-18T10:00:00+08:00';
const hub = await startHubOver(url, { clock: () => at(now) });
afterAll(() => hub.stop());

let next = 0;
/** Of an entity of its own, on Monday 2026-11-16; to be claimed by Monday the 23rd. */
const push = (changed: Parameters<typeof pushTo>[1] = {}) =>
  pushTo(sql, { subjectKey: `USCC:${sampleUscc(++next)}`, ...changed });

beforeEach(async () => {
  now = '2026-11-18T10:00:00+08:00';
  await emptied(
    sql,
    'license_notification.notices',
    'license_notification.feedback',
    'license_notification.notice_acts',
  );
});

const ask = async (by: string | null, query: string) => {
  const { body } = await hub.ask(by, query);
  expect(body.errors).toBeUndefined();
  return body.data;
};

it('counts the notices of one’s own department, and those that are late', async () => {
  const claimed = await push();
  await push();
  await push({ item: { code: 'B001', version: 1 } });
  await push({ recipient: 'health' });
  await act(hub, 'education', `claimNotification(id: "${claimed}")`);
  const counts = () =>
    ask(
      'education',
      '{ notificationInboxCounts { states { state count } overdue dueToday feedbackOverdue } }',
    );
  expect(await counts()).toEqual({
    notificationInboxCounts: {
      states: [
        { state: 'ROUTED', count: 2 },
        { state: 'CLAIMED', count: 1 },
      ],
      overdue: 0,
      dueToday: 0,
      feedbackOverdue: 0,
    },
  });
  now = '2026-11-23T10:00:00+08:00';
  expect((await counts()).notificationInboxCounts).toMatchObject({ overdue: 0, dueToday: 2 });
  now = '2026-12-17T10:00:00+08:00';
  expect((await counts()).notificationInboxCounts).toMatchObject({
    overdue: 2,
    dueToday: 0,
    feedbackOverdue: 1,
  });
  await act(hub, 'education', `reportOnNotification(id: "${claimed}", kind: APPLIED_PERMIT)`);
  expect((await counts()).notificationInboxCounts).toMatchObject({ feedbackOverdue: 0 });
});

it('finds in the inbox what one claimed from the pool, and by the item', async () => {
  const pooled = await push({ item: null, recipient: null, recipientKind: null });
  await push();
  await act(hub, 'education', `claimNotification(id: "${pooled}")`);
  const inbox = async (args: string) =>
    (await ask('education', `{ notificationInbox${args} { totalCount nodes { id } } }`)).notificationInbox;
  expect((await inbox('(state: CLAIMED)')).nodes).toEqual([{ id: pooled }]);
  expect((await inbox('(item: "A058")')).totalCount).toBe(1);
  expect((await inbox('(item: "none")')).totalCount).toBe(0);
});

it('shows the operator who is late with what, the oldest first, and nothing of the entities', async () => {
  const [unclaimed, pooled, returned, unreported] = [
    await push(),
    await push({ item: null, recipient: null, recipientKind: null }),
    await push({ recipient: 'health' }),
    await push({ recipient: 'fire' }),
  ];
  await act(hub, 'health', `returnNotification(id: "${returned}", reason: "不在本辖区")`);
  await act(hub, 'fire', `claimNotification(id: "${unreported}")`);
  const late = async (by: string | null, args = '') =>
    (
      await ask(
        by,
        `{ overdueNotifications${args} { notification delay department { id } state dueOn workdaysLate escalated } }`,
      )
    ).overdueNotifications;
  expect(await late('hub')).toEqual([]);
  now = '2026-11-24T10:00:00+08:00';
  const claim = { delay: 'CLAIM', dueOn: '2026-11-23', workdaysLate: 1, escalated: true };
  const reroute = {
    notification: returned,
    delay: 'REROUTE',
    department: null,
    state: 'RETURNED',
    dueOn: '2026-11-20',
    workdaysLate: 2,
    escalated: true,
  };
  const own = { ...claim, notification: unclaimed, department: { id: 'education' }, state: 'ROUTED' };
  expect(await late('hub')).toEqual([
    reroute,
    ...[own, { ...claim, notification: pooled, department: null, state: 'POOL' }].sort((one, other) =>
      one.notification < other.notification ? -1 : 1,
    ),
  ]);
  // A department sees its own, whoever routes what is to be routed, and nobody without a token anything.
  expect(await late('education')).toMatchObject([{ notification: unclaimed }]);
  expect(await late('administrative-approval')).toMatchObject([{ notification: returned }]);
  expect(await late('fire')).toEqual([]);
  expect(await late(null)).toEqual([]);
  expect(await late('hub', '(delay: REROUTE)')).toHaveLength(1);
  now = '2026-12-17T10:00:00+08:00';
  expect(await late('fire')).toMatchObject([
    {
      notification: unreported,
      delay: 'FEEDBACK',
      department: { id: 'fire' },
      state: 'CLAIMED',
      dueOn: '2026-12-16',
    },
  ]);
});

it('hides from the operator what a notice says of its entity', async () => {
  await push();
  const { body } = await hub.ask('hub', '{ licenseNotifications { nodes { entityName } } }');
  expect(body.data?.licenseNotifications ?? null).toBeNull();
  expect(body.errors).not.toHaveLength(0);
});

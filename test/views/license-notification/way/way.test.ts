import { drizzle } from 'drizzle-orm/postgres-js';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { writeRecords } from '../../../../src/changes/write.ts';
import { licenseRecord, licenseRecords } from '../../../../src/views/license-notification/record.ts';
import { testDatabase } from '../../../kit/database.ts';
import { emptied } from '../../../kit/emptied.ts';
import { startHubOver } from '../../../kit/hub.ts';
import { FIRM, LICENSE, PUSH } from '../sample.ts';
import * as desk from './desk.ts';
import { act as actOn, at, writeGround } from './desk.ts';

const { sql, url } = await testDatabase();
await writeGround(sql);
let now = '2026-11-18T10:00:00+08:00';
const hub = await startHubOver(url, { clock: () => at(now) });
afterAll(() => hub.stop());

const act = (by: string, field: string, selection?: string) =>
  actOn(hub, by, field, selection === undefined ? {} : { selection });
const push = (changed: Parameters<typeof desk.push>[1] = {}) => desk.push(sql, changed);
const stored = async (id: string) =>
  (
    await sql`select state::text, recipient, claimed_by, to_char(claim_due_on, 'YYYY-MM-DD') as due,
      to_char(feedback_due_on, 'YYYY-MM-DD') as report, version from license_notification.notices where id = ${id}`
  )[0];

let id: string;
beforeEach(async () => {
  now = '2026-11-18T10:00:00+08:00';
  await emptied(
    sql,
    'license_notification.notices',
    'license_notification.feedback',
    'license_notification.clues',
    'license_notification.notice_acts',
    'license_notification.licenses',
  );
  id = await push();
});

const POOLED = { recipient: null, recipientKind: null, item: null };

describe('a claim', () => {
  it('takes the entity under supervision, and the days to report begin', async () => {
    expect((await act('education', `claimNotification(id: "${id}")`)).done).toMatchObject({
      state: 'CLAIMED',
      claimedBy: { id: 'education' },
    });
    expect(await stored(id)).toMatchObject({
      state: 'CLAIMED',
      claimed_by: 'education',
      report: '2026-12-16',
    });
  });

  it('trap 15: sent again, or by another, is answered with who has it, and changes nothing', async () => {
    await act('education', `claimNotification(id: "${id}")`);
    const before = await stored(id);
    for (const by of ['education', 'health', 'fire']) {
      const { done, code } = await act(by, `claimNotification(id: "${id}")`);
      expect([done.claimedBy.id, code]).toEqual(['education', undefined]);
    }
    expect(await stored(id)).toEqual(before);
    expect(await sql`select act::text from license_notification.notice_acts`).toEqual([{ act: 'CLAIMED' }]);
  });

  it('from the pool is won by one of two at once, and the other learns who', async () => {
    const pooled = await push(POOLED);
    const answers = await Promise.all(
      ['fire', 'tax', 'health'].map((by) => act(by, `claimNotification(id: "${pooled}")`)),
    );
    const [winner] = new Set(answers.map(({ done }) => done.claimedBy.id));
    expect(answers.map(({ done }) => done.claimedBy.id)).toEqual([winner, winner, winner]);
    expect(await stored(pooled)).toMatchObject({ recipient: winner, claimed_by: winner });
    expect(await sql`select department from license_notification.notice_acts`).toEqual([
      { department: winner },
    ]);
  });

  it('of several is of all or of none', async () => {
    const pooled = await push(POOLED);
    const foreign = await push({ recipient: 'fire' });
    const claim = (ids: string[]) => act('education', `claimNotifications(ids: ${JSON.stringify(ids)})`);
    expect((await claim([pooled, foreign])).code).toBe('NOTICE_FOREIGN');
    expect(await stored(pooled)).toMatchObject({ state: 'POOL' });
    expect((await claim([pooled, id])).done.map(({ state }: { state: string }) => state)).toEqual([
      'CLAIMED',
      'CLAIMED',
    ]);
  });

  it('of what the department has already is refused: there is never a second one', async () => {
    const same = await push({ recipient: null, recipientKind: null });
    await act('market-regulation', `poolNotification(id: "${same}")`);
    expect((await act('education', `claimNotification(id: "${same}")`)).code).toBe('NOTICE_REFUSED');
    expect((await act('health', `claimNotification(id: "${same}")`)).code).toBeUndefined();
  });

  it('is revoked to the pool, singly and in a batch', async () => {
    await act('education', `claimNotification(id: "${id}")`);
    expect((await act('health', `revokeClaim(id: "${id}", reason: "x")`)).code).toBe('NOTICE_FOREIGN');
    const { done } = await act('education', `revokeClaims(ids: ["${id}"], reason: "不属本部门")`);
    expect(done).toMatchObject([
      { state: 'POOL', claimedBy: null, recipient: null, returnReason: '不属本部门' },
    ]);
    expect((await act('fire', `claimNotification(id: "${id}")`)).done.claimedBy).toEqual({ id: 'fire' });
  });
});

describe('a return', () => {
  it('trap 16: begins the routing anew, and not the days to claim', async () => {
    now = '2026-11-23T10:00:00+08:00';
    const { done } = await act('education', `returnNotification(id: "${id}", reason: "不在本辖区")`);
    expect(done).toMatchObject({ state: 'RETURNED', returnReason: '不在本辖区', overdue: false });
    now = '2026-11-24T10:00:00+08:00';
    const rerouted = await act('administrative-approval', `rerouteNotification(id: "${id}", to: "health")`);
    // What was returned on its last day is late with whoever has it the day after.
    expect(rerouted.done).toMatchObject({ state: 'ROUTED', recipient: { id: 'health' }, overdue: true });
    expect(await stored(id)).toMatchObject({ due: '2026-11-23' });
    expect((await act('health', `claimNotification(id: "${id}")`)).done).toMatchObject({
      state: 'CLAIMED',
      overdue: false,
    });
  });

  it('sent again is answered as it is', async () => {
    const back = () => act('education', `returnNotification(id: "${id}", reason: "不在本辖区")`);
    await back();
    const before = await stored(id);
    expect((await back()).done.state).toBe('RETURNED');
    expect(await stored(id)).toEqual(before);
  });

  it('is on record with who did what, when and why', async () => {
    now = '2026-11-19T10:00:00+08:00';
    await act('education', `returnNotification(id: "${id}", reason: "不在本辖区", on: "2026-11-18")`);
    await act('market-regulation', `poolNotification(id: "${id}")`);
    await act('administrative-approval', `terminateNotification(id: "${id}", reason: "重复推送")`);
    const { body } = await hub.ask(
      'tax',
      '{ licenseNotifications { nodes { state acts { act fromState toState department { id } client reason doneAt at } } } }',
    );
    expect(body.data.licenseNotifications.nodes).toEqual([
      {
        state: 'TERMINATED',
        acts: [
          {
            act: 'RETURNED',
            fromState: 'ROUTED',
            toState: 'RETURNED',
            department: { id: 'education' },
            client: 'test',
            reason: '不在本辖区',
            doneAt: '2026-11-18T00:00:00+08:00',
            at: '2026-11-19T10:00:00+08:00',
          },
          expect.objectContaining({ act: 'POOLED', fromState: 'RETURNED', toState: 'POOL' }),
          expect.objectContaining({ act: 'TERMINATED', fromState: 'POOL', reason: '重复推送' }),
        ],
      },
    ]);
  });
});

describe('what is not to be done', () => {
  it.each<[what: string, code: string, by: string, field: (id: string) => string]>([
    [
      'a claim by a department that it was not sent to',
      'NOTICE_FOREIGN',
      'health',
      (of) => `claimNotification(id: "${of}")`,
    ],
    [
      'a return by another',
      'NOTICE_FOREIGN',
      'health',
      (of) => `returnNotification(id: "${of}", reason: "x")`,
    ],
    [
      'a return without a reason',
      'ARGUMENT_INVALID',
      'education',
      (of) => `returnNotification(id: "${of}", reason: " ")`,
    ],
    [
      'a claim dated before the push',
      'ARGUMENT_INVALID',
      'education',
      (of) => `claimNotification(id: "${of}", on: "2026-11-15")`,
    ],
    [
      'a return dated before the push',
      'ARGUMENT_INVALID',
      'education',
      (of) => `returnNotification(id: "${of}", reason: "x", on: "2026-11-15")`,
    ],
    [
      'a claim dated after today',
      'ARGUMENT_INVALID',
      'education',
      (of) => `claimNotification(id: "${of}", on: "2026-11-19")`,
    ],
    [
      'a report before the claim',
      'NOTICE_NOT_OPEN',
      'education',
      (of) => `reportOnNotification(id: "${of}", kind: NOT_NEEDED)`,
    ],
    [
      'routing again what nobody has returned',
      'NOTICE_NOT_OPEN',
      'administrative-approval',
      (of) => `rerouteNotification(id: "${of}", to: "health")`,
    ],
    [
      'ending what somebody is to claim',
      'NOTICE_NOT_OPEN',
      'administrative-approval',
      (of) => `terminateNotification(id: "${of}", reason: "x")`,
    ],
    [
      'revoking what nobody has claimed',
      'NOTICE_NOT_OPEN',
      'education',
      (of) => `revokeClaim(id: "${of}", reason: "x")`,
    ],
    ['an act on what there is not', 'NOTICE_UNKNOWN', 'education', () => 'claimNotification(id: "ln-none")'],
  ])('%s is refused with %s, and nothing is changed', async (_what, code, by, field) => {
    const before = await stored(id);
    expect((await act(by, field(id))).code).toBe(code);
    expect(await stored(id)).toEqual(before);
    expect(await sql`select act from license_notification.notice_acts`).toHaveLength(0);
  });

  it('is refused to an auditor, and denied to the operator', async () => {
    const auditor = { principal: { roles: ['auditor' as const] } };
    expect((await actOn(hub, 'education', `claimNotification(id: "${id}")`, auditor)).code).toBe(
      'ROLE_NEEDED',
    );
    const { body } = await hub.ask('hub', `mutation { claimNotification(id: "${id}") { id } }`);
    expect(body.errors[0].extensions.code).toBe('FIELD_NOT_SHARED');
  });

  it('is routing to a department that there is not, by one that does not route, or where such a notice is', async () => {
    await act('education', `returnNotification(id: "${id}", reason: "x")`);
    const reroute = (by: string, to: string) => act(by, `rerouteNotification(id: "${id}", to: "${to}")`);
    expect((await reroute('administrative-approval', 'nobody')).code).toBe('DEPARTMENT_UNKNOWN');
    expect((await reroute('administrative-approval', 'hub')).code).toBe('DEPARTMENT_UNKNOWN');
    expect((await reroute('health', 'health')).code).toBe('NOTICE_FOREIGN');
    await push({ recipient: 'health' });
    expect((await reroute('administrative-approval', 'health')).code).toBe('NOTICE_REFUSED');
    expect((await reroute('market-regulation', 'fire')).done.recipient).toEqual({ id: 'fire' });
  });
});

describe('a report', () => {
  const report = (args: string, by = 'education') =>
    act(
      by,
      `reportOnNotification(id: "${id}", ${args})`,
      'state feedback { kind note } license { decisionNumber }',
    );
  beforeEach(() => act('education', `claimNotification(id: "${id}")`));

  it.each(['APPLIED_PERMIT', 'PERMIT_REFUSED', 'NOT_TRADING', 'OUT_OF_CONTACT'])(
    'of %s leaves the notice to be followed up, until its department closes it',
    async (kind) => {
      expect((await act('education', `closeNotification(id: "${id}")`)).code).toBe('NOTICE_REFUSED');
      expect((await report(`kind: ${kind}, note: "身份证 11010519491231002X"`)).done).toMatchObject({
        state: 'CLAIMED',
        feedback: [{ kind, note: '身份证 1****************X' }],
      });
      expect((await act('health', `closeNotification(id: "${id}")`)).code).toBe('NOTICE_FOREIGN');
      expect((await act('education', `closeNotification(id: "${id}")`)).done.state).toBe('CLOSED');
    },
  );

  it('of NOT_NEEDED closes it, and nothing follows', async () => {
    expect((await report('kind: NOT_NEEDED')).done.state).toBe('CLOSED');
    expect((await report('kind: APPLIED_PERMIT')).code).toBe('NOTICE_NOT_OPEN');
  });

  it.each(['before', 'after'])('of a permit finds its licence, whose record comes %s it', async (when) => {
    const arrives = () => writeRecords(drizzle(sql), licenseRecords, [licenseRecord(LICENSE)], PUSH.now);
    if (when === 'before') await arrives();
    const { done } = await report('kind: PERMIT_GRANTED, licenseNumber: "JY24116020012345"');
    expect(done.state).toBe('CLOSED');
    if (when === 'after') {
      expect(done.license).toBeNull();
      await arrives();
    }
    const { body } = await hub.ask(
      'tax',
      '{ licenseNotifications { nodes { license { decisionNumber } } } }',
    );
    expect(body.data.licenseNotifications.nodes).toEqual([
      { license: { decisionNumber: LICENSE.decisionNumber } },
    ]);
  });

  it.each([
    ['a permit without its number', 'kind: PERMIT_GRANTED'],
    ['a number without a permit', 'kind: NOT_NEEDED, licenseNumber: "JY1"'],
    ['a day before the claim', 'kind: NOT_TRADING, on: "2026-11-17"'],
  ])('of %s is refused', async (_what, args) => {
    expect((await report(args)).code).toBe('ARGUMENT_INVALID');
    expect(await sql`select id from license_notification.feedback`).toHaveLength(0);
  });
});

describe('trading without a permit', () => {
  const list = async (by: string, args = '') =>
    (
      await hub.ask(
        by,
        `{ clues${args} { id state from { id } to { id } finding dueOn overdue subject { uscc } item { code } notification { id } reason decisionNumber } }`,
      )
    ).body.data.clues;
  const step = (by: string, clue: string, args: string) =>
    act(by, `actOnClue(id: "${clue}", ${args})`, 'state reason decisionNumber settledAt');
  beforeEach(async () => {
    await act('education', `claimNotification(id: "${id}")`);
    await act(
      'education',
      `reportOnNotification(id: "${id}", kind: TRADING_WITHOUT_PERMIT, note: "已开展经营")`,
    );
  });

  it('becomes a clue for the other department that approves, seen by these two alone', async () => {
    const [clue, ...others] = await list('health');
    expect(others).toEqual([]);
    expect(clue).toMatchObject({
      state: 'SENT',
      from: { id: 'education' },
      to: { id: 'health' },
      finding: '已开展经营',
      dueOn: '2026-12-09',
      overdue: false,
      subject: { uscc: FIRM },
      item: { code: 'A058' },
      notification: { id },
    });
    expect(await list('education', '(role: SENDER)')).toEqual([clue]);
    expect(await list('education', '(role: RECEIVER)')).toEqual([]);
    expect(await list('tax')).toEqual([]);
    now = '2026-12-10T10:00:00+08:00';
    expect(await list('health')).toMatchObject([{ overdue: true }]);
  });

  it('is for the registrar where whoever found it is the one who approves', async () => {
    const other = await push({ recipient: 'health', item: null });
    await act('health', `claimNotification(id: "${other}")`);
    await act('health', `reportOnNotification(id: "${other}", kind: TRADING_WITHOUT_PERMIT)`);
    expect(await list('market-regulation')).toMatchObject([{ from: { id: 'health' } }]);
  });

  it('is received, filed and closed with the penalty that came of it', async () => {
    const [{ id: clue }] = await list('health');
    expect((await step('health', clue, 'act: FILE')).code).toBe('CLUE_NOT_OPEN');
    expect((await step('health', clue, 'act: RECEIVE')).done).toMatchObject({
      state: 'RECEIVED',
      settledAt: null,
    });
    expect((await step('health', clue, 'act: FILE')).done.state).toBe('FILED');
    expect((await step('health', clue, 'act: CLOSE')).code).toBe('ARGUMENT_INVALID');
    const closed = await step(
      'health',
      clue,
      'act: CLOSE, reason: "已处罚", decisionNumber: "汉卫罚〔2026〕1号"',
    );
    expect(closed.done).toMatchObject({
      state: 'CLOSED',
      reason: '已处罚',
      decisionNumber: '汉卫罚〔2026〕1号',
    });
    expect(await list('education')).toMatchObject([{ state: 'CLOSED', decisionNumber: '汉卫罚〔2026〕1号' }]);
  });

  it('is acted on by whom it was sent to alone, and rejected or not filed with a reason', async () => {
    const [{ id: clue }] = await list('health');
    for (const by of ['education', 'tax']) {
      expect((await step(by, clue, 'act: RECEIVE')).code).toBe('CLUE_UNKNOWN');
    }
    expect((await step('health', clue, 'act: REJECT')).code).toBe('ARGUMENT_INVALID');
    expect((await step('health', clue, 'act: REJECT, reason: "无管辖权"')).done.state).toBe('REJECTED');
    expect((await step('health', clue, 'act: RECEIVE')).code).toBe('CLUE_NOT_OPEN');
  });
});

import { drizzle } from 'drizzle-orm/postgres-js';
import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_DEADLINES } from '../../../../src/calendar/deadlines.ts';
import { lagOf } from '../../../../src/changes/lag.ts';
import { writeRecords } from '../../../../src/changes/write.ts';
import { momentAt } from '../../../../src/clock.ts';
import { noticesConsumer } from '../../../../src/following/followers.ts';
import { itemRecords, type NewItem } from '../../../../src/views/license-notification/record.ts';
import { type NewSubject, subjectRecords } from '../../../../src/views/subject/record.ts';
import { caughtUp } from '../../../kit/caught-up.ts';
import { testDatabase } from '../../../kit/database.ts';
import { openIntake } from '../../../kit/intake.ts';
import { until } from '../../../kit/records.ts';
import { sampleUscc } from '../../../kit/sample-uscc.ts';
import { ITEM } from '../sample.ts';

const { sql, url } = await testDatabase();
const db = drizzle(sql);
// The departments of the region come with it.
const intake = await openIntake(url);

let today = '2026-11-16';
const moment = () => momentAt(new Date(`${today}T09:30:00+08:00`));
const consumer = noticesConsumer({ deadlines: DEFAULT_DEADLINES, clock: moment });
// What other tests of the cluster hold back comes a moment later.
const consumed = () =>
  until(async () => {
    await caughtUp(url, [consumer]);
    return (await lagOf(db, consumer, new Date(8.64e15))) === 0;
  });

const item = (code: string, changed: Partial<NewItem>): NewItem => ({
  ...ITEM,
  code,
  version: 1,
  ...changed,
});
const ITEMS = [
  item('FOOD', { scopeKeywords: ['餐饮服务'], approvingDepartments: ['market-regulation'] }),
  item('FIRE', {
    scopeKeywords: ['网吧'],
    approvingDepartments: ['fire', 'culture-tourism'],
    divisionApprovers: ['610921:health', '61092:urban-management'],
  }),
  item('OUTSIDE', { scopeKeywords: ['烟花爆竹零售'], approvingDepartments: [] }),
  item('GONE', { scopeKeywords: ['职业介绍'], approvingDepartments: ['human-resources', 'dissolved'] }),
  item('FREE', { scopeKeywords: ['打字复印'], reformWay: 'ABOLISHED' }),
];

const SHOP = sampleUscc(1);
const shop = (changed: Partial<NewSubject>): NewSubject => ({
  uscc: SHOP,
  name: '示例餐馆',
  kind: 'ENTERPRISE',
  status: 'IN_BUSINESS',
  businessScope: '餐饮服务',
  divisionCode: '610902',
  approvedOn: '2026-11-13',
  legalRepresentative: '李建业',
  phone: '13800001234',
  source: 'market-regulation',
  assertedAt: '2026-11-16T09:00:00+08:00',
  ...changed,
});

async function registered(changed: Partial<NewSubject> = {}) {
  await writeRecords(db, subjectRecords, [shop(changed)], moment().now);
  await consumed();
}

const told = () => sql`
  select item_code, recipient, state::text, registration_kind::text as kind, return_reason as reason,
    to_char(claim_due_on, 'YYYY-MM-DD') as due
  from license_notification.notices order by item_code, recipient, pushed_at`;
const live = async () =>
  (await told())
    .filter(({ state }) => state !== 'TERMINATED')
    .map(({ item_code, recipient, state }) => `${item_code} ${recipient} ${state}`);

beforeEach(async () => {
  today = '2026-11-16';
  await sql`truncate subject.subjects, subject.changes, license_notification.notices, license_notification.changes,
    license_notification.consumers, license_notification.told_scopes, license_notification.notice_acts,
    license_notification.approval_items`;
  await writeRecords(db, itemRecords, ITEMS, moment().now);
});

describe('a registration', () => {
  it('is told whole, and ended whole, also where thousands come at once', async () => {
    const all = Array.from({ length: 400 }, (_, n) =>
      shop({ uscc: sampleUscc(n), businessScope: '餐饮服务；网吧' }),
    );
    const counted = async () => {
      const [row] = await sql`
        select count(*)::int as notices, count(distinct subject_key)::int as subjects,
          count(*) filter (where state = 'TERMINATED')::int as ended,
          (select count(*)::int from license_notification.notice_acts) as acts
        from license_notification.notices`;
      return row;
    };
    await writeRecords(db, subjectRecords, all, moment().now);
    await consumed();
    expect(await counted()).toEqual({ notices: 1_200, subjects: 400, ended: 0, acts: 1_200 });
    const gone = all.map((one) => ({ ...one, status: 'CANCELLED' as const }));
    await writeRecords(db, subjectRecords, gone, moment().now);
    await consumed();
    expect(await counted()).toEqual({ notices: 1_200, subjects: 400, ended: 1_200, acts: 2_400 });
  });

  it('is told to the department that approves, with what it says on that day, its words and the last days', async () => {
    await registered();
    const [notice, ...others] = await sql`
      select subject_key, item_code, item_version, recipient, recipient_kind::text, state::text, registration_kind::text,
        matched_words, entity_name, legal_representative, business_scope, source, to_char(push_due_on, 'YYYY-MM-DD') as push,
        to_char(claim_due_on, 'YYYY-MM-DD') as claim, to_char(escalates_on, 'YYYY-MM-DD') as escalates
      from license_notification.notices`;
    expect(others).toEqual([]);
    expect(notice).toEqual({
      subject_key: `USCC:${SHOP}`,
      item_code: 'FOOD',
      item_version: 1,
      recipient: 'market-regulation',
      recipient_kind: 'APPROVING',
      state: 'ROUTED',
      registration_kind: 'NEW',
      matched_words: ['餐饮服务'],
      entity_name: '示例餐馆',
      legal_representative: '李建业',
      business_scope: '餐饮服务',
      source: 'market-regulation',
      push: '2026-11-16',
      claim: '2026-11-23',
      escalates: '2026-11-24',
    });
    expect(
      await sql`select act::text, from_state, to_state::text, department from license_notification.notice_acts`,
    ).toEqual([{ act: 'PUSHED', from_state: null, to_state: 'ROUTED', department: null }]);
  });

  it('of a file goes the same way', async () => {
    await intake.send('registrations', {
      name: 'one.csv',
      content: ['uniSCID,entName,opScope', `${SHOP},示例餐馆,网吧`],
    });
    await consumed();
    expect(await live()).toEqual(['FIRE culture-tourism ROUTED', 'FIRE fire ROUTED']);
  });

  it('is told once, however often its change is read', async () => {
    await registered({ businessScope: '餐饮服务；网吧' });
    const once = await told();
    await sql`truncate license_notification.consumers`;
    await consumed();
    await registered({ businessScope: '餐饮服务；网吧', phone: '13900001234' });
    expect(await told()).toEqual(once);
  });

  it.each([
    ['by the smallest division that has approvers of its own', '610921', 'health'],
    ['within a division', '610921004', 'health'],
    ['by a larger one', '610924', 'urban-management'],
  ])('goes %s', async (_what, divisionCode, recipient) => {
    await registered({ businessScope: '网吧', divisionCode });
    expect(await live()).toEqual([`FIRE ${recipient} ROUTED`]);
  });

  it('of an item whose authority is outside of the hub, or unknown, waits for somebody to route it', async () => {
    await registered({ businessScope: '烟花爆竹零售；职业介绍' });
    expect(await live()).toEqual([
      'GONE human-resources ROUTED',
      'GONE null ROUTE_FAILED',
      'OUTSIDE null ROUTE_FAILED',
    ]);
  });

  it.each([
    ['that calls for nothing', '百货零售'],
    ['that calls for what needs no approval any more', '打字复印'],
    ['that is not known', null],
  ])('with a scope %s lies in the pool', async (_what, businessScope) => {
    await registered({ businessScope });
    expect(await live()).toEqual(['null null POOL']);
  });

  it.each<[string, Partial<NewSubject>]>([
    ['a body that is no market entity', { kind: 'ORGAN' }],
    ['an entity that is cancelled', { status: 'CANCELLED' }],
  ])('of %s is told to nobody', async (_what, changed) => {
    await registered(changed);
    expect(await told()).toEqual([]);
  });

  it('whose days to claim reach a year that is not announced is told all the same', async () => {
    today = '2026-12-30';
    await registered();
    expect(await told()).toMatchObject([{ state: 'ROUTED', due: null }]);
  });
});

describe('a change of scope', () => {
  it('is told for what it adds, and ends what it takes away with the reason', async () => {
    await registered();
    today = '2026-11-17';
    await registered({ businessScope: '餐饮服务；网吧' });
    expect(await told()).toMatchObject([
      { item_code: 'FIRE', recipient: 'culture-tourism', kind: 'CHANGE', state: 'ROUTED' },
      { item_code: 'FIRE', recipient: 'fire', kind: 'CHANGE', state: 'ROUTED' },
      { item_code: 'FOOD', kind: 'NEW', state: 'ROUTED' },
    ]);
    await registered({ businessScope: '网吧' });
    expect(await live()).toEqual(['FIRE culture-tourism ROUTED', 'FIRE fire ROUTED']);
    expect((await told()).find(({ item_code }) => item_code === 'FOOD')).toMatchObject({
      state: 'TERMINATED',
      reason: '经营范围已变更，不再涉及该事项',
    });
    // Added again on the same day it is told again.
    await registered({ businessScope: '网吧；餐饮服务' });
    expect(await live()).toEqual([
      'FIRE culture-tourism ROUTED',
      'FIRE fire ROUTED',
      'FOOD market-regulation ROUTED',
    ]);
  });

  it('takes the entity out of the pool once an item matches', async () => {
    await registered({ businessScope: '百货零售' });
    await registered({ businessScope: '百货零售；餐饮服务' });
    expect(await live()).toEqual(['FOOD market-regulation ROUTED']);
    await registered({ businessScope: '百货零售' });
    expect(await live()).toEqual(['null null POOL']);
  });

  it('does not tell again what a department has done with', async () => {
    await registered();
    await sql`update license_notification.notices set state = 'CLOSED'`;
    await registered({ businessScope: '餐饮服务；网吧' });
    expect(await live()).toEqual([
      'FIRE culture-tourism ROUTED',
      'FIRE fire ROUTED',
      'FOOD market-regulation CLOSED',
    ]);
  });
});

describe('an entity that is gone', () => {
  it('has its live notices ended, claimed ones too, and says who follows', async () => {
    await registered({ businessScope: '餐饮服务；网吧' });
    await sql`update license_notification.notices set state = 'CLAIMED', claimed_by = recipient where recipient = 'fire'`;
    await registered({ businessScope: '餐饮服务；网吧', status: 'CANCELLED', successorUscc: sampleUscc(2) });
    expect(await live()).toEqual([]);
    expect(new Set((await told()).map(({ reason }) => reason))).toEqual(
      new Set([`经营主体已注销，由 ${sampleUscc(2)} 承继`]),
    );
    expect(
      await sql`select count(*)::int from license_notification.notice_acts where act = 'TERMINATED'`,
    ).toEqual([{ count: 3 }]);
  });

  it('that comes back is told anew', async () => {
    await registered();
    await registered({ status: 'REVOKED' });
    await registered();
    expect(await live()).toEqual(['FOOD market-regulation ROUTED']);
  });
});

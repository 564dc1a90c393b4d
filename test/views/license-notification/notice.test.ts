import { drizzle } from 'drizzle-orm/postgres-js';
import { beforeEach, describe, expect, it } from 'vitest';
import { writeRecords } from '../../../src/changes/write.ts';
import { momentAt } from '../../../src/clock.ts';
import {
  feedbackRecord,
  feedbackRecords,
  itemRecords,
  licenseRecord,
  licenseRecords,
  type NewNotice,
  noticeRecord,
  noticeRecords,
} from '../../../src/views/license-notification/record.ts';
import { licenseNotificationView } from '../../../src/views/license-notification/view.ts';
import { askView } from '../../kit/ask-view.ts';
import { testDatabase } from '../../kit/database.ts';
import { recordedStatements } from '../../kit/recorded-statements.ts';
import { sampleUscc } from '../../kit/sample-uscc.ts';
import { FIRM, ITEM, LICENSE, NOTICE, PUSH } from './sample.ts';

const { sql, url } = await testDatabase();
const db = drizzle(sql);
const view = licenseNotificationView();
const ask = askView(view, sql);
const push = (...rows: NewNotice[]) => writeRecords(db, noticeRecords, rows, PUSH.now);

beforeEach(async () => {
  await sql`truncate license_notification.notices, license_notification.feedback, license_notification.licenses,
    license_notification.approval_items, license_notification.changes`;
});

const DUE = noticeRecord(NOTICE);

describe('a notice', () => {
  it.each(['ROUTED', 'RETURNED', 'POOL'] as const)(
    'that is %s is overdue from the day after the one to claim it by',
    async (state) => {
      await push({ ...DUE, state });
      const overdue = async (at: string) => {
        const { data } = await ask(
          `{ all: licenseNotifications { nodes { overdue claimDueOn } }
            late: licenseNotifications(filter: { overdue: true }) { totalCount }
            timely: licenseNotifications(filter: { overdue: false }) { totalCount } }`,
          { at, as: 'education' },
        );
        expect(data.all.nodes).toMatchObject([{ claimDueOn: '2026-11-23' }]);
        const [{ overdue: late }] = data.all.nodes;
        // the flag and both filters say the same
        expect([data.late.totalCount, data.timely.totalCount]).toEqual(late ? [1, 0] : [0, 1]);
        return late;
      };
      expect(await overdue('2026-11-23T23:59:59+08:00')).toBe(false);
      expect(await overdue('2026-11-24T00:00:00+08:00')).toBe(true);
    },
  );

  it.each(['CLAIMED', 'TERMINATED', 'CLOSED', 'ROUTE_FAILED'] as const)(
    'that is %s is not overdue, however late it is',
    async (state) => {
      await push({ ...DUE, state });
      const { data } = await ask('{ licenseNotifications { nodes { overdue } } }', {
        at: '2026-12-31T08:00:00+08:00',
      });
      expect(data.licenseNotifications.nodes).toEqual([{ overdue: false }]);
    },
  );

  it('shows the item in the version it was matched with', async () => {
    await writeRecords(
      db,
      itemRecords,
      [ITEM, { ...ITEM, version: 4, name: '食品经营许可（新）' }],
      PUSH.now,
    );
    await push(DUE, noticeRecord({ ...NOTICE, item: null, recipient: null, recipientKind: null }));
    const { data } = await ask(
      `{ licenseNotifications { nodes { state subject { uscc } recipient { id }
        item { code version name approvingDepartments { id } scopeKeywords } } } }`,
    );
    expect(data.licenseNotifications.nodes).toHaveLength(2);
    expect(data.licenseNotifications.nodes).toEqual(
      expect.arrayContaining([
        {
          state: 'ROUTED',
          subject: { uscc: FIRM },
          recipient: { id: 'education' },
          item: {
            code: 'A058',
            version: 3,
            name: '食品经营许可',
            approvingDepartments: [{ id: 'administrative-approval' }, { id: 'market-regulation' }],
            scopeKeywords: ['餐饮服务', '食品销售'],
          },
        },
        { state: 'POOL', subject: { uscc: FIRM }, recipient: null, item: null },
      ]),
    );
  });

  it('pushed twice on one day stays what has become of it', async () => {
    await push(DUE);
    await sql`update license_notification.notices set state = 'CLAIMED', claimed_by = 'education',
      claimed_at = ${PUSH.now.toISOString()}`;
    const later = noticeRecord({ ...NOTICE, moment: momentAt(new Date('2026-11-16T18:00:00+08:00')) });
    expect(await push(later)).toEqual({ created: 0, amended: 0 });
    const { data } = await ask('{ licenseNotifications { nodes { state claimedBy { id } pushedAt } } }');
    expect(data.licenseNotifications.nodes).toEqual([
      { state: 'CLAIMED', claimedBy: { id: 'education' }, pushedAt: '2026-11-16T09:30:00+08:00' },
    ]);
  });
});

describe('the licence that followed a notice', () => {
  const report = (kind: 'PERMIT_GRANTED' | 'APPLIED_PERMIT', licenseNumber: string, at: string) =>
    feedbackRecord({
      notice: DUE,
      kind,
      licenseNumber,
      department: 'education',
      moment: momentAt(new Date(at)),
    });
  const found = async () => {
    const { data } = await ask(
      '{ licenseNotifications { nodes { license { decisionNumber } feedback { kind licenseNumber department { id } } } } }',
    );
    return data.licenseNotifications.nodes[0];
  };

  it('is the one with the number reported, of the same subject', async () => {
    await push(DUE);
    await writeRecords(
      db,
      licenseRecords,
      [
        licenseRecord(LICENSE),
        licenseRecord({ ...LICENSE, counterpartUscc: sampleUscc(1), decisionNumber: '他人的许可' }),
        licenseRecord({ ...LICENSE, licenseNumber: 'JY24116020099999', decisionNumber: '另一许可' }),
      ],
      PUSH.now,
    );
    expect((await found()).license).toBeNull();
    await writeRecords(
      db,
      feedbackRecords,
      [report('APPLIED_PERMIT', 'JY24116020099999', '2026-11-18T08:00:00Z')],
      PUSH.now,
    );
    expect((await found()).license).toBeNull();
    await writeRecords(
      db,
      feedbackRecords,
      [report('PERMIT_GRANTED', 'JY2411602 0012345', '2026-11-20T08:00:00Z')],
      PUSH.now,
    );
    expect(await found()).toEqual({
      license: { decisionNumber: '周食许准字〔2026〕12号' },
      feedback: [
        { kind: 'APPLIED_PERMIT', licenseNumber: 'JY24116020099999', department: { id: 'education' } },
        { kind: 'PERMIT_GRANTED', licenseNumber: 'JY2411602 0012345', department: { id: 'education' } },
      ],
    });
  });

  it('is by the latest report, and of a number that was renewed the latest decision', async () => {
    await push(DUE);
    await writeRecords(
      db,
      licenseRecords,
      [
        licenseRecord(LICENSE),
        licenseRecord({ ...LICENSE, decisionNumber: '变更', decidedOn: '2026-11-02' }),
        licenseRecord({ ...LICENSE, licenseNumber: 'JY1', decisionNumber: '误报', decidedOn: '2026-11-10' }),
      ],
      PUSH.now,
    );
    await writeRecords(
      db,
      feedbackRecords,
      [
        report('PERMIT_GRANTED', 'JY1', '2026-11-18T08:00:00Z'),
        report('PERMIT_GRANTED', 'JY24116020012345', '2026-11-20T08:00:00Z'),
      ],
      PUSH.now,
    );
    expect((await found()).license).toEqual({ decisionNumber: '变更' });
  });
});

describe('the lists of notices', () => {
  const SUBJECTS = Array.from({ length: 50 }, (_, index) => sampleUscc(index + 1));

  /** Two of each subject: one to education on the 10th, one to health five minutes to midnight on the 16th. */
  beforeEach(async () => {
    await push(
      ...SUBJECTS.flatMap((uscc) => {
        const about = { ...NOTICE, subjectKey: `USCC:${uscc}` };
        return [
          noticeRecord({ ...about, moment: momentAt(new Date('2026-11-10T09:30:00.123+08:00')) }),
          {
            ...noticeRecord({
              ...about,
              item: { code: 'B001', version: 1 },
              recipient: 'health',
              moment: momentAt(new Date('2026-11-16T15:55:00Z')),
            }),
            state: 'CLAIMED' as const,
          },
        ];
      }),
    );
  });

  it.each([
    ['state', { state: 'CLAIMED' }, 50],
    ['recipient', { recipient: 'education' }, 50],
    ['item', { item: 'B001' }, 50],
    ['subject', { subject: sampleUscc(3) }, 2],
    ['first day', { pushedFrom: '2026-11-16' }, 50],
    ['first day, in Shanghai', { pushedFrom: '2026-11-17' }, 0],
    ['last day', { pushedTo: '2026-11-16' }, 100],
    ['last day, before', { pushedTo: '2026-11-15' }, 50],
    ['being overdue', { overdue: true }, 50],
    [
      'several at once',
      { subject: sampleUscc(3), state: 'ROUTED', overdue: true, pushedTo: '2026-11-10' },
      1,
    ],
  ])('filter by %s', async (_what, filter, count) => {
    const { data, errors } = await ask(
      'query ($filter: LicenseNotificationFilter) { licenseNotifications(filter: $filter, first: 500) { totalCount nodes { id } } }',
      { variables: { filter } },
    );
    expect(errors).toBeUndefined();
    const { totalCount, nodes } = data.licenseNotifications;
    expect([totalCount, nodes.length]).toEqual([count, count]);
  });

  it('go page by page, the latest push first, and back', async () => {
    const page = async (variables: Record<string, unknown>) => {
      const { data } = await ask(
        `query ($first: Int, $after: String, $last: Int, $before: String) {
          licenseNotifications(first: $first, after: $after, last: $last, before: $before) {
            nodes { id pushedAt } pageInfo { startCursor endCursor } } }`,
        { variables },
      );
      return data.licenseNotifications;
    };
    const first = await page({ first: 70 });
    const second = await page({ first: 70, after: first.pageInfo.endCursor });
    const all = [...first.nodes, ...second.nodes];
    expect(new Set(all.map(({ id }: { id: string }) => id)).size).toBe(100);
    expect(all.map(({ pushedAt }: { pushedAt: string }) => pushedAt.slice(0, 10))).toEqual([
      ...SUBJECTS.map(() => '2026-11-16'),
      ...SUBJECTS.map(() => '2026-11-10'),
    ]);
    expect((await page({ last: 70, before: second.pageInfo.startCursor })).nodes).toEqual(first.nodes);
  });

  it.each([
    ['education', '', 50],
    ['health', '', 50],
    ['transport', '', 0],
    [undefined, '', 0],
    ['education', '(overdue: true)', 50],
    ['education', '(overdue: false)', 0],
    ['education', '(state: CLAIMED)', 0],
    ['health', '(state: CLAIMED)', 50],
    ['education', '(dueBefore: "2026-11-17")', 0],
    ['education', '(dueBefore: "2026-11-18")', 50],
  ])('have in the inbox of %s %s %i', async (as, args, count) => {
    const { data, errors } = await ask(
      `{ notificationInbox${args} { totalCount nodes { recipient { id } } } }`,
      as === undefined ? {} : { as },
    );
    expect(errors).toBeUndefined();
    expect(data.notificationInbox.totalCount).toBe(count);
    expect(
      data.notificationInbox.nodes.every(
        ({ recipient }: { recipient: { id: string } }) => recipient.id === as,
      ),
    ).toBe(true);
  });

  it('take one statement for fifty subjects, and one for each list within', async () => {
    await writeRecords(db, itemRecords, [ITEM, { ...ITEM, code: 'B001', version: 1 }], PUSH.now);
    const recorded = recordedStatements(url);
    const { data, errors } = await askView(view, recorded.sql)(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Subject {
        licenseNotifications(state: ROUTED) { nodes { id item { name } feedback { kind } license { id } } } } } }`,
      { variables: { of: SUBJECTS.map((uscc) => ({ __typename: 'Subject', uscc })) } },
    );
    expect(errors).toBeUndefined();
    for (const { licenseNotifications } of data._entities) {
      expect(licenseNotifications.nodes).toMatchObject([{ item: { name: '食品经营许可' }, feedback: [] }]);
    }
    expect(recorded.take()).toHaveLength(4);
  });

  it('are reached by identifier from another view', async () => {
    const { id } = noticeRecord({
      ...NOTICE,
      subjectKey: `USCC:${SUBJECTS[0]}`,
      moment: momentAt(new Date('2026-11-10T09:30:00+08:00')),
    });
    const { data } = await ask(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on LicenseNotification { id entityName } } }`,
      { variables: { of: [id, 'ln-unknown'].map((of) => ({ __typename: 'LicenseNotification', id: of })) } },
    );
    expect(data._entities).toEqual([{ id, entityName: '周口盛祥纸箱包装有限公司' }, null]);
  });
});

import { drizzle } from 'drizzle-orm/postgres-js';
import { beforeEach, describe, expect, it } from 'vitest';
import { writeRecords } from '../../../../src/changes/write.ts';
import {
  feedbackRecord,
  feedbackRecords,
  itemRecords,
  type LicenseInput,
  licenseRecord,
  licenseRecords,
  type NewItem,
  noticeRecord,
  noticeRecords,
} from '../../../../src/views/license-notification/record.ts';
import { licenseNotificationView } from '../../../../src/views/license-notification/view.ts';
import { askView } from '../../../kit/ask-view.ts';
import { testDatabase } from '../../../kit/database.ts';
import { FIRM, ITEM, LICENSE, NOTICE, PUSH } from '../sample.ts';

const { sql } = await testDatabase();
const db = drizzle(sql);
const ask = askView(licenseNotificationView(), sql);

const item = (code: string, changed: Partial<NewItem>): NewItem => ({ ...ITEM, code, ...changed });
const licensed = (...changed: Partial<LicenseInput>[]) =>
  writeRecords(
    db,
    licenseRecords,
    changed.map((one, index) => licenseRecord({ ...LICENSE, decisionNumber: `${index}号`, ...one })),
    PUSH.now,
  );

beforeEach(async () => {
  await sql`truncate license_notification.licenses, license_notification.feedback, license_notification.notices,
    license_notification.approval_items, license_notification.subject_facts`;
  await writeRecords(
    db,
    itemRecords,
    [
      item('FOOD', { scopeKeywords: ['餐饮服务'], divisionApprovers: ['610921:health'] }),
      item('PACKED', {
        scopeKeywords: ['预包装食品'],
        licenseName: '仅销售预包装食品备案',
        reformWay: 'FILING',
      }),
      item('SHOW', {
        scopeKeywords: ['营业性演出'],
        licenseName: '营业性演出许可证',
        reformWay: 'COMMITMENT',
      }),
      item('FREE', { scopeKeywords: ['打字复印'], licenseName: null, reformWay: 'ABOLISHED' }),
    ],
    PUSH.now,
  );
});

const scope = (businessScope: string | null, divisionCode = '610902') =>
  sql`insert into license_notification.subject_facts (subject_key, business_scope, division_code)
    values (${`USCC:${FIRM}`}, ${businessScope}, ${divisionCode})`;

const gaps = async (selection = 'code state', asking = {}) => {
  const { data, errors } = await ask(
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Subject { permitGaps { ${selection} } } } }`,
    { variables: { of: [{ __typename: 'Subject', uscc: FIRM }] }, as: 'tax', ...asking },
  );
  expect(errors).toBeUndefined();
  return data._entities[0].permitGaps;
};

describe('what a scope calls for', () => {
  it('is told item by item, by its words, with who approves it there and what it demands', async () => {
    await scope('餐饮服务；营业性演出；预包装食品；打字复印；百货零售', '610921');
    expect(
      await gaps('code item { name } matchedWords demand state license { id } approvingDepartments { id }'),
    ).toEqual([
      {
        code: 'FOOD',
        item: { name: '食品经营许可' },
        matchedWords: ['餐饮服务'],
        demand: 'PERMIT',
        state: 'MISSING',
        license: null,
        approvingDepartments: [{ id: 'health' }],
      },
      expect.objectContaining({
        code: 'PACKED',
        demand: 'FILING',
        approvingDepartments: [{ id: 'administrative-approval' }, { id: 'market-regulation' }],
      }),
      expect.objectContaining({ code: 'SHOW', demand: 'COMMITMENT' }),
    ]);
  });

  it('is nothing for a scope without an item, and null where no scope is known', async () => {
    expect(await gaps()).toBeNull();
    await scope(null);
    expect(await gaps()).toBeNull();
    await sql`update license_notification.subject_facts set business_scope = '百货零售'`;
    expect(await gaps()).toEqual([]);
  });
});

describe('a licence', () => {
  beforeEach(() => scope('餐饮服务'));

  it.each<[what: string, changed: Partial<LicenseInput>, state: string]>([
    ['in its period', {}, 'HELD'],
    ['of which a copy is named', { licenseName: '食品经营许可证（副本）' }, 'HELD'],
    ['on its last day', { validTo: '2026-11-22' }, 'HELD'],
    ['a day later', { validTo: '2026-11-21' }, 'EXPIRED'],
    ['that was withdrawn', { status: 'INVALID' }, 'WITHDRAWN'],
    ['that has not begun', { validFrom: '2026-11-23' }, 'MISSING'],
    ['of another kind', { licenseName: '食品生产许可证' }, 'MISSING'],
    [
      'without a name whose decision names it',
      { licenseName: null, documentName: '准予食品经营许可证决定书' },
      'HELD',
    ],
    ['of somebody else', { counterpartUscc: '91410923581749967U' }, 'MISSING'],
  ])('%s makes it %s', async (_what, changed, state) => {
    await licensed(changed);
    expect(await gaps()).toEqual([{ code: 'FOOD', state }]);
  });

  it('that holds counts before one that has run out, and is shown', async () => {
    await licensed(
      { decidedOn: '2020-01-02', validFrom: '2020-01-02', validTo: '2025-01-01' },
      { licenseNumber: 'JY2', decidedOn: '2025-01-02', validFrom: '2025-01-02' },
      { licenseNumber: 'JY3', decidedOn: '2026-01-02', validFrom: '2026-01-02', status: 'INVALID' },
    );
    expect(await gaps('state license { licenseNumber }')).toEqual([
      { state: 'HELD', license: { licenseNumber: 'JY2' } },
    ]);
  });

  it('under another name counts once a department has reported its number for the item', async () => {
    await licensed({ licenseName: '小餐饮登记证', licenseNumber: 'XCY1' });
    expect(await gaps()).toEqual([{ code: 'FOOD', state: 'MISSING' }]);
    const notice = noticeRecord({ ...NOTICE, item: { code: 'FOOD', version: 3 } });
    await writeRecords(db, noticeRecords, [notice], PUSH.now);
    const report = feedbackRecord({
      notice,
      kind: 'PERMIT_GRANTED',
      licenseNumber: 'XCY1',
      department: 'education',
      moment: PUSH,
    });
    await writeRecords(db, feedbackRecords, [report], PUSH.now);
    expect(await gaps()).toEqual([{ code: 'FOOD', state: 'HELD' }]);
  });
});
